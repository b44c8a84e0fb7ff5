import { FolderOpen } from '@lucide/vue'
import { ID, type Feature } from '../../app/feature.ts'
import { words } from '../../locales/words.texts.ts'
import { consultationsTexts } from '../consultations/consultations.texts.ts'
import { followUpsTexts } from '../follow-ups/follow-ups.texts.ts'
import { casesTexts } from './cases.texts.ts'

export const cases: Feature = {
  texts: [casesTexts, consultationsTexts, followUpsTexts, words],
  areas: [
    { to: '/faelle', label: 'area.cases', icon: FolderOpen, open: can => can.recordConsultation },
  ],
  routes: [
    {
      path: '/faelle',
      component: () => import('./CaseListPage.vue'),
      meta: { title: 'area.cases' },
    },
    {
      path: '/faelle/neu',
      component: () => import('./OpenCasePage.vue'),
      meta: { title: 'cases.open' },
    },
    { path: `/faelle/:id(${ID})`, component: () => import('./CasePage.vue'), props: true },
  ],
}
