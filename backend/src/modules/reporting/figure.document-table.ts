import type { Speech } from '../../platform/documents/speech.ts'
import type { CellStatus, Dimension } from './key-figure.codes.ts'
import type { Figure } from './key-figure.formula.ts'
import { FIGURE_WORDS } from './figure.words.ts'

/** What a document needs to know of a figure to be quoted; the fragment of every operation here. */
export const FIGURE_ON_PAPER = `fragment FigureOnPaper on KeyFigureTable {
  figure { code version kind labelDe labelEn definitionDe definitionEn sourceChapter }
  from to territory territoryLabel territoryVersion by dataStatus source sourceEn
  completeness { received due }
  total { value status }
  rows { keys { dimension code label labelEn } cell { value numerator denominator status } }
}`

export interface CellOnPaper {
  value: number | null
  numerator: number | null
  denominator: number | null
  status: CellStatus
}

interface KeyOnPaper {
  dimension: Dimension
  code: string
  label: string
  labelEn: string
}

export interface FigureOnPaper {
  figure: {
    code: string
    version: number
    kind: Figure['kind']
    labelDe: string
    labelEn: string
    definitionDe: string
    definitionEn: string
    sourceChapter: string
  }
  from: string
  to: string
  territory: string
  territoryLabel: string
  territoryVersion: string
  by: Dimension[]
  dataStatus: string
  source: string
  sourceEn: string
  completeness: { received: number; due: number }
  total: Pick<CellOnPaper, 'value' | 'status'>
  rows: { keys: KeyOnPaper[]; cell: CellOnPaper }[]
}

/** Names of codes by dimension; those of territories and topics come along. */
const LISTS: Partial<Record<Dimension, string>> = {
  SETTING: 'setting',
  UNIT: 'talkWith',
  GENDER: 'managers',
}

export function keyText(
  { dimension, code, label: de, labelEn: en }: KeyOnPaper,
  speech: Speech,
): string {
  if (dimension === 'MONTH') return speech.month(code)
  const list = LISTS[dimension]
  return list ? speech.word(list, code) : speech.of({ de, en })
}

/** The value, or the reason why there is none: never 0 and never blank for a missing one (R-SDC-10). */
export function cellText(
  cell: Pick<CellOnPaper, 'value' | 'status'> | undefined,
  kind: Figure['kind'],
  speech: Speech,
): string {
  if (!cell || cell.value === null) return speech.word('cell', cell?.status ?? 'NOT_REPORTED')
  const digits = { maximumFractionDigits: kind === 'RATIO' ? 2 : 0 }
  const value = kind === 'SHARE' ? speech.share(cell.value) : speech.number(cell.value, digits)
  return cell.status === 'ROUNDED'
    ? speech.of(FIGURE_WORDS).rounded.replace('{value}', value)
    : value
}

/** The cell whose keys are these codes, in the order of the table's dimensions. */
export const cellOf = (table: FigureOnPaper, ...codes: string[]): CellOnPaper | undefined =>
  table.rows.find(({ keys }) => codes.every((code, at) => keys[at]?.code === code))?.cell

export const labelOf = ({ figure }: FigureOnPaper, speech: Speech): string =>
  speech.of({ de: figure.labelDe, en: figure.labelEn })

export const spanText = ({ from, to }: { from: string; to: string }, speech: Speech): string =>
  speech
    .of(FIGURE_WORDS)
    .span.replace('{from}', speech.month(from))
    .replace('{to}', speech.month(to))
