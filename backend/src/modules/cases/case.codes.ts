import { codes } from '../../platform/ground/codes.ts'

export const CaseUnit = codes(
  'CaseUnit',
  'Whom counselling concerns: one person or a family. The report counts them apart.',
  ['INDIVIDUAL', 'FAMILY'],
)
export type CaseUnit = keyof typeof CaseUnit

export const CaseStatus = codes('CaseStatus', 'Where a case stands (domain 6.5).', [
  'INTAKE',
  'CLEARING',
  'PLANNING',
  'SHORT_ADVICE',
  'ACTIVE',
  'PAUSED',
  'CLOSING',
  'CLOSED',
  'TRANSFER_PENDING',
  'TRANSFERRED',
  'ANONYMISED',
])
export type CaseStatus = keyof typeof CaseStatus

export const Urgency = codes('Urgency', 'How soon somebody has to act.', [
  'LOW',
  'NORMAL',
  'HIGH',
  'CRISIS',
])
export const ConsentForm = codes(
  'ConsentForm',
  'How consent was given; ANONYMOUS for documented anonymous counselling.',
  ['WRITTEN', 'ORAL_DOCUMENTED', 'ANONYMOUS'],
)
export const AssignmentRole = codes(
  'AssignmentRole',
  'What a manager is to a case: responsible, deputy or second counsellor.',
  ['MAIN', 'DEPUTY', 'CO'],
)
export const HouseholdRole = codes('HouseholdRole', 'Place of a person in the household.', [
  'HEAD',
  'PARTNER',
  'CHILD',
  'OTHER',
])
export const BirthDatePrecision = codes('BirthDatePrecision', 'How far a birth date is known.', [
  'DAY',
  'MONTH',
  'YEAR',
  'ESTIMATED',
  'UNKNOWN',
])

/** Order of the lists that `cases` offers. */
export const CaseOrder = codes('CaseOrder', 'Order of a list of cases.', [
  'UPDATED_DESC',
  'URGENT_FIRST',
  'OPENED_ASC',
  'OPENED_DESC',
  'NUMBER_ASC',
])
export type CaseOrder = keyof typeof CaseOrder

/** By what a hit was found, the least sure of the words that were typed. */
export const SearchMatch = codes('SearchMatch', 'By what a hit was found.', {
  SPELLING: 'The name is written like this, accents aside.',
  BEGINNING: 'A part of the name begins like this.',
  TRANSCRIPTION: 'Another spelling or script of a name that sounds like this.',
  NUMBER: 'The file number.',
})
