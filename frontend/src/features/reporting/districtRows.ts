import { cellText, type Cell, type Table } from './figureText.ts'
import type { districtFigures } from './overviewWishes.ts'

export type Figures = ReturnType<typeof districtFigures>

/** The figures of a Kreis that the map and the table offer. */
export const METRICS = ['talks', 'managers', 'families', 'outreach', 'accompaniment'] as const
export type Metric = (typeof METRICS)[number]

export interface DistrictRow {
  /** AGS. */
  id: string
  name: string
  urban: boolean
  cells: Record<Metric, Cell>
}

const SOURCES: Record<Metric, [keyof Figures, string?]> = {
  talks: ['talks'],
  managers: ['managers'],
  families: ['units', 'FAMILY'],
  outreach: ['settings', 'OUTREACH'],
  accompaniment: ['settings', 'ACCOMPANIMENT'],
}
export const tableOf = (figures: Figures, metric: Metric): Table => figures[SOURCES[metric][0]]
export const kindOf = (figures: Figures, metric: Metric) => tableOf(figures, metric).figure.kind
export const textOf = (figures: Figures, metric: Metric, row: DistrictRow) =>
  cellText(row.cells[metric], kindOf(figures, metric))

const PREFIX = /^(Stadtkreis|Landkreis) /

/** One row per Kreis. What a table does not mention was not reported. */
export function districtRows(figures: Figures): DistrictRow[] {
  const labels = namesOf([figures.talks, figures.managers])
  const short = (label: string) => label.replace(PREFIX, '')
  const twice = (label: string) =>
    [...labels.values()].filter(other => short(other) === short(label)).length > 1
  return [...labels].map(([id, label]) => {
    const urban = label.startsWith('Stadtkreis ')
    return {
      id,
      urban,
      // Heilbronn and Karlsruhe are a city and a Landkreis around it.
      name: !urban && twice(label) ? label : short(label),
      cells: cellsOf(figures, id),
    }
  })
}

function namesOf(tables: Table[]): Map<string, string> {
  const keys = tables.flatMap(table => table.rows.flatMap(row => row.keys.slice(0, 1)))
  return new Map(keys.map(key => [key.code, key.label]))
}

function cellsOf(figures: Figures, id: string): Record<Metric, Cell> {
  const cells = METRICS.map(metric => [
    metric,
    cellFor(tableOf(figures, metric), id, SOURCES[metric][1]),
  ])
  return Object.fromEntries(cells) as Record<Metric, Cell>
}

function cellFor(table: Table, id: string, code: string | undefined): Cell {
  const row = table.rows.find(
    ({ keys }) => keys[0]?.code === id && (code === undefined || keys[1]?.code === code),
  )
  return row?.cell ?? { value: null, numerator: null, denominator: null, status: 'NOT_REPORTED' }
}
