import { ChartNoAxesColumn } from '@lucide/vue'
import type { Feature } from '../../app/feature.ts'
import { words } from '../../locales/words.texts.ts'
import { reportingTexts } from './reporting.texts.ts'

export const reporting: Feature = {
  texts: [reportingTexts, words],
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
      component: () => import('./OverviewPage.vue'),
      meta: { title: 'area.overview' },
    },
  ],
}
