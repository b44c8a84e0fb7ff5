import { FolderOpen } from '@lucide/vue'
import type { Feature } from '../../app/feature.ts'

export const cases: Feature = {
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
    { path: '/faelle/:id([-\\da-f]{36})', component: () => import('./CasePage.vue'), props: true },
  ],
}
