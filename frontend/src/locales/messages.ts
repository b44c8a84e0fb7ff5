import type { accountsDe } from '../features/accounts/accounts.de.ts'
import type { districtDe } from '../features/district/district.de.ts'
import type { reportingDe } from '../features/reporting/reporting.de.ts'
import type { de } from './de.ts'

/** Texts that only some pages need; their routes bring them. */
export interface Parts {
  accounts: typeof accountsDe
  district: typeof districtDe
  reporting: typeof reportingDe
}

/** German is the source: every other language must have the same keys. */
export type Words<M> = { readonly [K in keyof M]: M[K] extends string ? string : Words<M[K]> }
export type Messages = Words<typeof de>
