import type { RouteRecordRaw } from 'vue-router'
import { bring } from '../../locales/i18n.ts'

export const accountsRoutes: RouteRecordRaw[] = [
  {
    path: '/zugaenge',
    component: async () =>
      (await Promise.all([import('./AccountsPage.vue'), bring('accounts')]))[0],
    meta: { title: 'area.accounts' },
  },
]
