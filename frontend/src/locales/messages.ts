import type { de } from './de.ts'

/** German is the source: every other language must have the same keys. */
type Words<M> = { readonly [K in keyof M]: M[K] extends string ? string : Words<M[K]> }
export type Messages = Words<typeof de>
