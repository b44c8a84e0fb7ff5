import type { RouteRecordRaw } from 'vue-router'

export const districtRoutes: RouteRecordRaw[] = [
  {
    path: '/kreis',
    component: () => import('./DistrictPage.vue'),
    meta: { title: 'area.district' },
  },
]
