import { SlidersHorizontal } from '@lucide/vue'
import type { Feature } from '../../app/feature.ts'
import { partsOf } from './parts.ts'

/** The Kreis's own matters: who has access, what its lists hold, what it says of itself. */
export const administration: Feature = {
  texts: [],
  areas: [
    {
      to: '/verwaltung',
      label: 'area.administration',
      icon: SlidersHorizontal,
      open: can => partsOf(can).length > 0,
    },
  ],
  routes: [],
  leads: { '/verwaltung': can => partsOf(can)[0]?.to },
}
