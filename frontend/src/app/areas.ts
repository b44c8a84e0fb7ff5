import type { MyAccount } from '../features/session/workplaces.ts'
import type { Area } from './feature.ts'
import { features } from './features.ts'

const AREAS = features.flatMap(({ areas = [] }) => areas)

/** What somebody sees of the top bar; the first area is the start page. */
export const areasOf = (can: MyAccount['can'] | undefined): Area[] =>
  can ? AREAS.filter(area => area.open(can)) : []
