import { ChartNoAxesColumn } from '@lucide/vue'
import type { Feature } from '../../app/feature.ts'
import { bring } from '../../locales/i18n.ts'

export const reporting: Feature = {
  areas: [
    {
      to: '/ueberblick',
      label: 'area.overview',
      icon: ChartNoAxesColumn,
      open: can => can.readStateFigures,
    },
  ],
  routes: [
    {
      path: '/ueberblick',
      component: async () =>
        (await Promise.all([import('./OverviewPage.vue'), bring('reporting')]))[0],
      meta: { title: 'area.overview' },
    },
  ],
}
