import { KeyRound } from '@lucide/vue'
import type { Feature } from '../../app/feature.ts'
import { bring } from '../../locales/i18n.ts'

export const accounts: Feature = {
  areas: [
    { to: '/zugaenge', label: 'area.accounts', icon: KeyRound, open: can => can.manageAccounts },
  ],
  routes: [
    {
      path: '/zugaenge',
      component: async () =>
        (await Promise.all([import('./AccountsPage.vue'), bring('accounts')]))[0],
      meta: { title: 'area.accounts' },
    },
  ],
}
