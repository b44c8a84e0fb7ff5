import type { Feature } from '../../app/feature.ts'
import { referenceTexts } from './reference.texts.ts'

export const reference: Feature = {
  texts: [referenceTexts],
  routes: [
    {
      path: '/verwaltung/kataloge',
      component: () => import('./CataloguesPage.vue'),
      meta: { title: 'area.catalogues' },
    },
  ],
}
