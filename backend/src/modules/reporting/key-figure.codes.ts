import { registerEnumType } from 'type-graphql'

export const Dimension = {
  STATE: 'STATE',
  GOVERNMENT_DISTRICT: 'GOVERNMENT_DISTRICT',
  DISTRICT: 'DISTRICT',
  MONTH: 'MONTH',
  SETTING: 'SETTING',
  UNIT: 'UNIT',
  TOPIC: 'TOPIC',
  GENDER: 'GENDER',
} as const
export type Dimension = keyof typeof Dimension

export const CellStatus = {
  PUBLISHED: 'PUBLISHED',
  ROUNDED: 'ROUNDED',
  SUPPRESSED: 'SUPPRESSED',
  NOT_RELEASED: 'NOT_RELEASED',
  NOT_REPORTED: 'NOT_REPORTED',
  NOT_APPLICABLE: 'NOT_APPLICABLE',
} as const
export type CellStatus = keyof typeof CellStatus

export const DistrictsHiddenBecause = {
  OPEN: 'OPEN',
  NOT_WHOLE_QUARTERS: 'NOT_WHOLE_QUARTERS',
} as const

export const KeyFigureKind = { COUNT: 'COUNT', SHARE: 'SHARE', HEADS: 'HEADS' } as const
export type KeyFigureKind = keyof typeof KeyFigureKind

export const DataStatus = {
  PROVISIONAL: 'PROVISIONAL',
  FINAL: 'FINAL',
  CORRECTED: 'CORRECTED',
} as const

registerEnumType(Dimension, {
  name: 'Dimension',
  description: 'By what a key figure is broken down. GENDER is the gender of managers.',
})
registerEnumType(CellStatus, {
  name: 'CellStatus',
  description:
    'Why a cell has its value, or has none (R-SDC-10). Suppressed, zero and missing are three things: SUPPRESSED may be any number, zero included; NOT_RELEASED is a Kreis outside closed quarters; NOT_REPORTED has no data in a part of the period.',
})
registerEnumType(DistrictsHiddenBecause, {
  name: 'DistrictsHiddenBecause',
  description:
    'Why no single Kreis is shown for a period: OPEN reaches into a quarter that is not closed yet, NOT_WHOLE_QUARTERS begins or ends within one.',
})
registerEnumType(KeyFigureKind, {
  name: 'KeyFigureKind',
  description: 'Events, a share of events, or heads on a day.',
})
registerEnumType(DataStatus, {
  name: 'DataStatus',
  description: 'How settled the data of a period are (R-KF-3).',
})
