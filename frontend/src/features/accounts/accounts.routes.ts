import type { RouteRecordRaw } from 'vue-router'

export const accountsRoutes: RouteRecordRaw[] = [
  {
    path: '/zugaenge',
    component: () => import('./AccountsPage.vue'),
    meta: { title: 'area.accounts' },
  },
]
