import { registerEnumType } from 'type-graphql'

export const FollowUpReason = {
  RESIDENCE_EXPIRY: 'RESIDENCE_EXPIRY',
  PLAN_REVIEW: 'PLAN_REVIEW',
  REFERRAL_FEEDBACK: 'REFERRAL_FEEDBACK',
  COURSE_START: 'COURSE_START',
  BENEFIT_RENEWAL: 'BENEFIT_RENEWAL',
  DURATION_LIMIT: 'DURATION_LIMIT',
  CONSENT_EXPIRY: 'CONSENT_EXPIRY',
  CUSTOM: 'CUSTOM',
} as const
export const FollowUpStatus = {
  OPEN: 'OPEN',
  DONE: 'DONE',
  SNOOZED: 'SNOOZED',
  CANCELLED: 'CANCELLED',
} as const
export type FollowUpStatus = keyof typeof FollowUpStatus

registerEnumType(FollowUpReason, {
  name: 'FollowUpReason',
  description: 'Why a case comes back (domain 6.10).',
})
registerEnumType(FollowUpStatus, {
  name: 'FollowUpStatus',
  description: 'Whether a follow-up still waits.',
})
