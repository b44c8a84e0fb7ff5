import type { RouteRecordRaw } from 'vue-router'
import { bring } from '../../locales/i18n.ts'

export const districtRoutes: RouteRecordRaw[] = [
  {
    path: '/kreis',
    component: async () =>
      (await Promise.all([import('./DistrictPage.vue'), bring('district', 'reporting')]))[0],
    meta: { title: 'area.district' },
  },
]
