import * as v from 'valibot'
import type { VariablesOf } from '../../api/graphql.ts'
import type { RecordConsent } from './case-work.graphql.ts'

type Input = VariablesOf<typeof RecordConsent>['input']
export const CONSENTS = [
  'WRITTEN',
  'ORAL_DOCUMENTED',
  'ANONYMOUS',
] as const satisfies Input['consentForm'][]

/** What the first talk asks for, as far as it is there. */
export interface Consent {
  informedOn: string | undefined
  consentForm: (typeof CONSENTS)[number] | undefined
}

/** What each field may hold. */
export const CONSENT_SHAPE = {
  informedOn: v.optional(v.pipe(v.string(), v.isoDate())),
  consentForm: v.optional(v.picklist(CONSENTS)),
}

/** In the order of the form. */
export const missingOf = (consent: Consent): (keyof Consent)[] =>
  (['informedOn', 'consentForm'] as const).filter(field => !consent[field])

/** What is sent of it, once both are there. */
export function given({ informedOn, consentForm }: Consent) {
  return informedOn && consentForm ? { informedOn, consentForm } : undefined
}
