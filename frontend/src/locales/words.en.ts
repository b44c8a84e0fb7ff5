import type * as de from './words.de.ts'
import type { Words } from './texts.ts'

export const unit: Words<typeof de.unit> = { INDIVIDUAL: 'Individual', FAMILY: 'Family' }

export const setting: Words<typeof de.setting> = {
  COUNSELLING_OFFICE: 'Office',
  OUTREACH: 'Outreach',
  ACCOMPANIMENT: 'Accompaniment',
}

export const channel: Words<typeof de.channel> = {
  IN_PERSON: 'In person',
  PHONE: 'Phone',
  VIDEO: 'Video',
  EMAIL: 'E-mail',
  MESSENGER: 'Messenger',
  LETTER: 'Letter',
  PLATFORM: 'Platform',
}

export const interpreter: Words<typeof de.interpreter> = {
  NONE: 'None',
  PROFESSIONAL: 'Professional',
  VOLUNTEER: 'Volunteer',
  FAMILY_MEMBER: 'Family member',
  PHONE_VIDEO: 'Phone or video',
}

export const status: Words<typeof de.status> = {
  INTAKE: 'Intake',
  CLEARING: 'Clearing',
  PLANNING: 'Planning',
  SHORT_ADVICE: 'Short advice',
  ACTIVE: 'Active',
  PAUSED: 'Paused',
  CLOSING: 'Closing',
  CLOSED: 'Closed',
  TRANSFER_PENDING: 'Transfer pending',
  TRANSFERRED: 'Transferred',
  ANONYMISED: 'Anonymised',
}

export const urgency: Words<typeof de.urgency> = {
  LOW: 'Low',
  NORMAL: 'Normal',
  HIGH: 'High',
  CRISIS: 'Crisis',
}

export const consent: Words<typeof de.consent> = {
  WRITTEN: 'Written',
  ORAL_DOCUMENTED: 'Oral, documented',
  ANONYMOUS: 'Anonymous counselling',
}

export const householdRole: Words<typeof de.householdRole> = {
  HEAD: 'Main contact',
  PARTNER: 'Partner',
  CHILD: 'Child',
  OTHER: 'Other person',
}

export const gender: Words<typeof de.gender> = {
  FEMALE: 'Female',
  MALE: 'Male',
  DIVERSE: 'Diverse',
  UNSPECIFIED: 'Not stated',
}

export const reason: Words<typeof de.reason> = {
  RESIDENCE_EXPIRY: 'Residence title expires',
  PLAN_REVIEW: 'Plan review',
  REFERRAL_FEEDBACK: 'Feedback',
  COURSE_START: 'Course starts',
  BENEFIT_RENEWAL: 'Benefit renewal',
  DURATION_LIMIT: 'Duration limit',
  CONSENT_EXPIRY: 'Consent expires',
  INFORM_CLIENT: 'Inform the client',
  CUSTOM: 'Agreed',
}

export const followUpStatus: Words<typeof de.followUpStatus> = {
  OPEN: 'Open',
  DONE: 'Done',
  SNOOZED: 'Postponed',
  CANCELLED: 'Cancelled',
}
