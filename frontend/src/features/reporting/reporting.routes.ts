import type { RouteRecordRaw } from 'vue-router'
import { bring } from '../../locales/i18n.ts'

export const reportingRoutes: RouteRecordRaw[] = [
  {
    path: '/ueberblick',
    component: async () =>
      (await Promise.all([import('./OverviewPage.vue'), bring('reporting')]))[0],
    meta: { title: 'area.overview' },
  },
]
