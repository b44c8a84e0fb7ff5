import { registerEnumType } from 'type-graphql'

export const CaseUnit = { INDIVIDUAL: 'INDIVIDUAL', FAMILY: 'FAMILY' } as const
export type CaseUnit = keyof typeof CaseUnit

export const CaseStatus = {
  INTAKE: 'INTAKE',
  CLEARING: 'CLEARING',
  PLANNING: 'PLANNING',
  SHORT_ADVICE: 'SHORT_ADVICE',
  ACTIVE: 'ACTIVE',
  PAUSED: 'PAUSED',
  CLOSING: 'CLOSING',
  CLOSED: 'CLOSED',
  TRANSFER_PENDING: 'TRANSFER_PENDING',
  TRANSFERRED: 'TRANSFERRED',
  ANONYMISED: 'ANONYMISED',
} as const
export type CaseStatus = keyof typeof CaseStatus

export const Urgency = { LOW: 'LOW', NORMAL: 'NORMAL', HIGH: 'HIGH', CRISIS: 'CRISIS' } as const
export const ConsentForm = {
  WRITTEN: 'WRITTEN',
  ORAL_DOCUMENTED: 'ORAL_DOCUMENTED',
  ANONYMOUS: 'ANONYMOUS',
} as const
export const AssignmentRole = { MAIN: 'MAIN', DEPUTY: 'DEPUTY', CO: 'CO' } as const
export const HouseholdRole = {
  HEAD: 'HEAD',
  PARTNER: 'PARTNER',
  CHILD: 'CHILD',
  OTHER: 'OTHER',
} as const
export const BirthDatePrecision = {
  DAY: 'DAY',
  MONTH: 'MONTH',
  YEAR: 'YEAR',
  ESTIMATED: 'ESTIMATED',
} as const

/** Order of the lists that `cases` offers. */
export const CaseOrder = {
  UPDATED_DESC: 'UPDATED_DESC',
  OPENED_ASC: 'OPENED_ASC',
  OPENED_DESC: 'OPENED_DESC',
  NUMBER_ASC: 'NUMBER_ASC',
} as const
export type CaseOrder = keyof typeof CaseOrder

/** By what a hit was found, the least sure of the words that were typed. */
export const SearchMatch = {
  SPELLING: 'SPELLING',
  BEGINNING: 'BEGINNING',
  TRANSCRIPTION: 'TRANSCRIPTION',
  NUMBER: 'NUMBER',
} as const

registerEnumType(CaseUnit, {
  name: 'CaseUnit',
  description: 'Whom counselling concerns: one person or a family. The report counts them apart.',
})
registerEnumType(CaseStatus, {
  name: 'CaseStatus',
  description: 'Where a case stands (domain 6.5).',
})
registerEnumType(Urgency, { name: 'Urgency', description: 'How soon somebody has to act.' })
registerEnumType(ConsentForm, {
  name: 'ConsentForm',
  description: 'How consent was given; ANONYMOUS for documented anonymous counselling.',
})
registerEnumType(AssignmentRole, {
  name: 'AssignmentRole',
  description: 'What a manager is to a case: responsible, deputy or second counsellor.',
})
registerEnumType(HouseholdRole, {
  name: 'HouseholdRole',
  description: 'Place of a person in the household.',
})
registerEnumType(BirthDatePrecision, {
  name: 'BirthDatePrecision',
  description: 'How far a birth date is known.',
})
registerEnumType(CaseOrder, { name: 'CaseOrder', description: 'Order of a list of cases.' })
registerEnumType(SearchMatch, {
  name: 'SearchMatch',
  description: 'By what a hit was found.',
  valuesConfig: {
    SPELLING: { description: 'The name is written like this, accents aside.' },
    BEGINNING: { description: 'A part of the name begins like this.' },
    TRANSCRIPTION: { description: 'Another spelling or script of a name that sounds like this.' },
    NUMBER: { description: 'The file number.' },
  },
})
