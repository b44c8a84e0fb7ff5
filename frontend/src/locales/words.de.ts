export const unit = { INDIVIDUAL: 'Einzelperson', FAMILY: 'Familie' } as const

export const setting = {
  COUNSELLING_OFFICE: 'Beratungsstelle',
  OUTREACH: 'Aufsuchend',
  ACCOMPANIMENT: 'Begleitung',
} as const

export const channel = {
  IN_PERSON: 'Persönlich',
  PHONE: 'Telefon',
  VIDEO: 'Video',
  EMAIL: 'E-Mail',
  MESSENGER: 'Messenger',
  LETTER: 'Brief',
  PLATFORM: 'Plattform',
} as const

export const interpreter = {
  NONE: 'Keine',
  PROFESSIONAL: 'Fachdolmetschen',
  VOLUNTEER: 'Ehrenamtlich',
  FAMILY_MEMBER: 'Angehörige',
  PHONE_VIDEO: 'Telefon oder Video',
} as const

export const status = {
  INTAKE: 'Aufnahme',
  CLEARING: 'Clearing',
  PLANNING: 'Planung',
  SHORT_ADVICE: 'Kurzberatung',
  ACTIVE: 'Aktiv',
  PAUSED: 'Pausiert',
  CLOSING: 'In Abschluss',
  CLOSED: 'Abgeschlossen',
  TRANSFER_PENDING: 'Übergabe läuft',
  TRANSFERRED: 'Übergeben',
  ANONYMISED: 'Anonymisiert',
} as const

export const urgency = { LOW: 'Niedrig', NORMAL: 'Normal', HIGH: 'Hoch', CRISIS: 'Krise' } as const

export const consent = {
  WRITTEN: 'Schriftlich',
  ORAL_DOCUMENTED: 'Mündlich, dokumentiert',
  ANONYMOUS: 'Anonyme Beratung',
} as const

export const householdRole = {
  HEAD: 'Bezugsperson',
  PARTNER: 'Partner:in',
  CHILD: 'Kind',
  OTHER: 'Weitere Person',
} as const

export const gender = {
  FEMALE: 'Weiblich',
  MALE: 'Männlich',
  DIVERSE: 'Divers',
  UNSPECIFIED: 'Ohne Angabe',
} as const

export const reason = {
  RESIDENCE_EXPIRY: 'Aufenthaltstitel läuft ab',
  PLAN_REVIEW: 'Plan prüfen',
  REFERRAL_FEEDBACK: 'Rückmeldung',
  COURSE_START: 'Kursbeginn',
  BENEFIT_RENEWAL: 'Weiterbewilligung',
  DURATION_LIMIT: 'Höchstdauer',
  CONSENT_EXPIRY: 'Einwilligung läuft ab',
  INFORM_CLIENT: 'Klient:in informieren',
  CUSTOM: 'Vereinbarung',
} as const

export const followUpStatus = {
  OPEN: 'Offen',
  DONE: 'Erledigt',
  SNOOZED: 'Verschoben',
  CANCELLED: 'Entfallen',
} as const

declare module './texts.ts' {
  interface Texts {
    unit: typeof unit
    setting: typeof setting
    channel: typeof channel
    interpreter: typeof interpreter
    status: typeof status
    urgency: typeof urgency
    consent: typeof consent
    householdRole: typeof householdRole
    gender: typeof gender
    reason: typeof reason
    followUpStatus: typeof followUpStatus
  }
}
