import { codes } from '../../platform/ground/codes.ts'

export const FollowUpReason = codes('FollowUpReason', 'Why a case comes back (domain 6.10).', [
  'RESIDENCE_EXPIRY',
  'PLAN_REVIEW',
  'REFERRAL_FEEDBACK',
  'COURSE_START',
  'BENEFIT_RENEWAL',
  'DURATION_LIMIT',
  'CONSENT_EXPIRY',
  'INFORM_CLIENT',
  'CUSTOM',
])
export const FollowUpStatus = codes('FollowUpStatus', 'Whether a follow-up still waits.', [
  'OPEN',
  'DONE',
  'SNOOZED',
  'CANCELLED',
])
export type FollowUpStatus = keyof typeof FollowUpStatus
