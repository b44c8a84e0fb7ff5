import { codes } from '../../platform/ground/codes.ts'

export const Dimension = codes(
  'Dimension',
  'By what a key figure is broken down. GENDER is the gender of managers.',
  [
    'STATE',
    'GOVERNMENT_DISTRICT',
    'DISTRICT',
    'MONTH',
    'SETTING',
    'UNIT',
    'TOPIC',
    'GENDER',
    'REFERRAL_GROUP',
    'NETWORK_PARTNER',
  ],
)
export type Dimension = keyof typeof Dimension

export const CellStatus = codes(
  'CellStatus',
  'Why a cell has its value, or has none (R-SDC-10). Suppressed, zero and missing are three things: SUPPRESSED may be any number, zero included; NOT_RELEASED is a Kreis outside closed quarters; NOT_REPORTED has no data in a part of the period.',
  ['PUBLISHED', 'ROUNDED', 'SUPPRESSED', 'NOT_RELEASED', 'NOT_REPORTED', 'NOT_APPLICABLE'],
)
export type CellStatus = keyof typeof CellStatus

export const DistrictsHiddenBecause = codes(
  'DistrictsHiddenBecause',
  'Why no single Kreis is shown for a period: OPEN reaches into a quarter that is not closed yet, NOT_WHOLE_QUARTERS begins or ends within one.',
  ['OPEN', 'NOT_WHOLE_QUARTERS'],
)

export const KeyFigureKind = codes(
  'KeyFigureKind',
  'Events, a share from 0 to 1, one number in relation to another, or heads on a day.',
  ['COUNT', 'SHARE', 'RATIO', 'HEADS'],
)
export type KeyFigureKind = keyof typeof KeyFigureKind

export const DataStatus = codes('DataStatus', 'How settled the data of a period are (R-KF-3).', [
  'PROVISIONAL',
  'FINAL',
  'CORRECTED',
])
