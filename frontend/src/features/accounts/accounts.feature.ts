import type { Feature } from '../../app/feature.ts'
import { accountsTexts } from './accounts.texts.ts'

export const accounts: Feature = {
  texts: [accountsTexts],
  routes: [
    {
      path: '/verwaltung/zugaenge',
      component: () => import('./AccountsPage.vue'),
      meta: { title: 'area.accounts' },
    },
  ],
  leads: { '/zugaenge': () => '/verwaltung/zugaenge' },
}
