import type { VariablesOf } from '../../api/graphql.ts'
import type { AddFollowUp } from './follow-ups.graphql.ts'

export type Reason = NonNullable<VariablesOf<typeof AddFollowUp>['input']['reason']>

export const REASONS = [
  'CUSTOM',
  'RESIDENCE_EXPIRY',
  'PLAN_REVIEW',
  'REFERRAL_FEEDBACK',
  'COURSE_START',
  'BENEFIT_RENEWAL',
  'DURATION_LIMIT',
  'CONSENT_EXPIRY',
] as const satisfies Reason[]

/** From today. */
export const STEPS = [
  ['week', { weeks: 1 }],
  ['fortnight', { weeks: 2 }],
  ['month', { months: 1 }],
  ['quarter', { months: 3 }],
] as const
