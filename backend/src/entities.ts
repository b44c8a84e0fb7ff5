import { modules } from './modules.ts'

/** Everything that the unit of work writes. */
export const entities = modules.flatMap(module => module.entities ?? [])
