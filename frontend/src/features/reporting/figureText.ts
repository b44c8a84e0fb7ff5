import type { ResultOf } from '../../api/graphql.ts'
import { formatDate, formatNumber, formatPercent } from '../../locales/formats.ts'
import { language, t, te } from '../../locales/i18n.ts'
import type { FigureTable } from './reporting.graphql.ts'
import type { Period } from './period.ts'

export type Table = ResultOf<typeof FigureTable>
type Row = Table['rows'][number]
export type Cell = Row['cell']
type Key = Row['keys'][number]
type Kind = Table['figure']['kind']

const WORDS: Partial<Record<Key['dimension'], string>> = {
  SETTING: 'setting',
  UNIT: 'reporting.unit',
  GENDER: 'reporting.gender',
}

/** What a key is called; names of territories come from the server, codes are translated here. */
function keyLabel({ dimension, code, label, labelEn }: Key): string {
  if (dimension === 'MONTH') return monthText(code)
  const words = `${WORDS[dimension]}.${code}`
  if (te(words)) return t(words)
  return language.value === 'de' ? label : labelEn
}

/** `month` is 2026-11. */
export function monthText(month: string, form: 'short' | 'long' = 'short'): string {
  return formatDate(`${month}-15`, { month: form, year: 'numeric' })
}

export function valueText(value: number, kind: Kind): string {
  if (kind === 'SHARE') return formatPercent(value, 1)
  return formatNumber(value, { maximumFractionDigits: kind === 'RATIO' ? 2 : 0 })
}

/** Of one number in relation to another both are told. */
const isQuotient = (kind: Kind): boolean => kind === 'SHARE' || kind === 'RATIO'

/** The value, or the reason why there is none: never 0 and never blank for a missing one (R-SDC-10). */
export function cellText(cell: Pick<Cell, 'value' | 'status'> | undefined, kind: Kind): string {
  if (cell?.value != null) return valueText(cell.value, kind)
  return t(`reporting.status.${cell?.status ?? 'NOT_REPORTED'}`)
}

export const labelOf = ({ figure }: Table): string =>
  language.value === 'de' ? figure.labelDe : figure.labelEn
export const definitionOf = ({ figure }: Table): string =>
  language.value === 'de' ? figure.definitionDe : figure.definitionEn

export const sourceOf = ({ source, sourceEn }: Table): string =>
  language.value === 'de' ? source : sourceEn

/** The cell whose keys are `codes`, in the order of the table's dimensions. */
export function cellOf(table: Table, ...codes: string[]): Cell | undefined {
  return table.rows.find(row => codes.every((code, i) => row.keys[i]?.code === code))?.cell
}

/** Months of a table by month, or of one code of a table by month and code; hidden months are left out. */
export function monthValues(table: Table, code?: string): { month: string; value: number }[] {
  return table.rows
    .filter(row => code === undefined || row.keys[1]?.code === code)
    .flatMap(({ keys, cell }) =>
      cell.value == null ? [] : [{ month: keys[0]?.code ?? '', value: cell.value }],
    )
}

/** The cells of those months, of a table by month, or of one code of it; nothing when one of them is hidden. */
function cellsIn(table: Table, { from, to }: Period, code?: string): Cell[] | undefined {
  const rows = table.rows.filter(({ keys: [month, of] }) => {
    const isIn = month && month.code >= from && month.code <= to
    return isIn && (code === undefined || of?.code === code)
  })
  return rows.length && rows.every(({ cell }) => cell.value !== null)
    ? rows.map(({ cell }) => cell)
    : undefined
}
const sum = (cells: readonly Cell[], part: 'value' | 'numerator' | 'denominator') =>
  cells.reduce((all, cell) => all + (cell[part] ?? 0), 0)

/** How many there were in those months together. */
export function countIn(table: Table, months: Period): number | undefined {
  const cells = cellsIn(table, months)
  return cells && sum(cells, 'value')
}

/** The share of a code in those months together. */
export function shareIn(table: Table, months: Period, code: string): number | undefined {
  const cells = cellsIn(table, months, code)
  return cells && sum(cells, 'numerator') / sum(cells, 'denominator')
}

/** What a chart of shares shows: only rows with a value, largest first where `ranked`. */
export function shareRows(table: Table, ranked = false) {
  const rows = table.rows.flatMap(({ keys, cell }) =>
    cell.value == null || !keys[0]
      ? []
      : [
          {
            code: keys[0].code,
            label: keyLabel(keys[0]),
            share: cell.value,
            value: cell.numerator ?? 0,
          },
        ],
  )
  return ranked ? rows.toSorted((a, b) => b.share - a.share) : rows
}

/** A table as it is read: one line per row, its keys first. */
export function lines(table: Table): { key: string; cells: string[] }[] {
  const { kind } = table.figure
  return table.rows.map(({ keys, cell }) => ({
    key: keys.map(key => key.code).join(' '),
    cells: [
      ...keys.map(keyLabel),
      cellText(cell, kind),
      ...(isQuotient(kind) ? [cell.numerator == null ? '' : formatNumber(cell.numerator)] : []),
    ],
  }))
}

export function head(table: Table): string[] {
  return [
    ...table.by.map(dimension => t(`reporting.dimension.${dimension}`)),
    t('reporting.value'),
    ...(isQuotient(table.figure.kind) ? [t('reporting.numerator')] : []),
  ]
}
