import type { Case } from './case.entity.ts'

/** What consent consists of. */
export const CONSENT = ['informedOn', 'consentForm'] as const

/** What is missing of it: all that was never said, and all once it is withdrawn. */
export const missingConsent = (file: Case): (typeof CONSENT)[number][] =>
  CONSENT.filter(name => file.consentWithdrawnOn || !file[name])
