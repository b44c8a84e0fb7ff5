import { KeyRound } from '@lucide/vue'
import type { Feature } from '../../app/feature.ts'
import { accountsTexts } from './accounts.texts.ts'

export const accounts: Feature = {
  texts: [accountsTexts],
  areas: [
    { to: '/zugaenge', label: 'area.accounts', icon: KeyRound, open: can => can.manageAccounts },
  ],
  routes: [
    {
      path: '/zugaenge',
      component: () => import('./AccountsPage.vue'),
      meta: { title: 'area.accounts' },
    },
  ],
}
