import { modules } from './modules.ts'

/** Every document that may be asked for, each by a name of its own. */
export const documentKinds = modules.flatMap(module => module.documents ?? [])
