import { CalendarCheck } from '@lucide/vue'
import type { Feature } from '../../app/feature.ts'
import { words } from '../../locales/words.texts.ts'
import { casesTexts } from '../cases/cases.texts.ts'
import { consultationsTexts } from '../consultations/consultations.texts.ts'
import { followUpsTexts } from '../follow-ups/follow-ups.texts.ts'

export const today: Feature = {
  texts: [casesTexts, consultationsTexts, followUpsTexts, words],
  areas: [
    { to: '/heute', label: 'area.today', icon: CalendarCheck, open: can => can.recordConsultation },
  ],
  routes: [
    { path: '/heute', component: () => import('./TodayPage.vue'), meta: { title: 'area.today' } },
  ],
}
