import type { RouteRecordRaw } from 'vue-router'

export const reportingRoutes: RouteRecordRaw[] = [
  {
    path: '/ueberblick',
    component: () => import('./OverviewPage.vue'),
    meta: { title: 'area.overview' },
  },
]
