import { CalendarCheck } from '@lucide/vue'
import type { Feature } from '../../app/feature.ts'

export const today: Feature = {
  areas: [
    { to: '/heute', label: 'area.today', icon: CalendarCheck, open: can => can.recordConsultation },
  ],
  routes: [
    { path: '/heute', component: () => import('./TodayPage.vue'), meta: { title: 'area.today' } },
  ],
}
