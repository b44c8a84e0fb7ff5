import type { RouteRecordRaw } from 'vue-router'

export const casesRoutes: RouteRecordRaw[] = [
  { path: '/faelle', component: () => import('./CaseListPage.vue'), meta: { title: 'area.cases' } },
  {
    path: '/faelle/neu',
    component: () => import('./OpenCasePage.vue'),
    meta: { title: 'cases.open' },
  },
  { path: '/faelle/:id([-\\da-f]{36})', component: () => import('./CasePage.vue'), props: true },
]
