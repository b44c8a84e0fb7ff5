import { Users } from '@lucide/vue'
import type { Feature } from '../../app/feature.ts'
import { bring } from '../../locales/i18n.ts'

export const district: Feature = {
  areas: [{ to: '/kreis', label: 'area.district', icon: Users, open: can => can.assignCase }],
  routes: [
    {
      path: '/kreis',
      component: async () =>
        (await Promise.all([import('./DistrictPage.vue'), bring('district', 'reporting')]))[0],
      meta: { title: 'area.district' },
    },
  ],
}
