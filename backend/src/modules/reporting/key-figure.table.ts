import type { CellStatus, Dimension } from './key-figure.codes.ts'
import type { FactRow, Facts } from './key-figure.facts.ts'
import { CODE_DIMENSIONS, type KeyFigureRequest } from './key-figure.request.ts'
import { territoryNames } from './key-figure.territory.ts'
import type { Cell, DimensionKey, KeyFigureTable } from './key-figure.type.ts'
import { gate, type GateCell } from './privacy-gate.ts'

const SOURCE = 'DigIntM: Gespräche und Personal der Kreise, laufend aus den Fachanwendungen'

interface Line extends GateCell {
  month: string | null
  code: string | null
  previous: number
  contributorsBefore: number
  hidden: CellStatus | null
  hiddenBefore: CellStatus | null
}

/**
 * Turns the facts of all Kreise into the table that was asked for. The gate runs over all Kreise whatever the
 * territory, so that a narrower question never shows more. `exact` for the own Kreis (R-SDC-12).
 */
export function tableOf(request: KeyFigureRequest, facts: Facts, exact: boolean): KeyFigureTable {
  const figure = facts.figure!
  const all = linesOf(facts, { from: request.from, exact }).filter(({ district }) =>
    district.startsWith(request.territory),
  )
  const lines = all.filter(line => inPeriod(line, request.from))
  const names = territoryNames(facts)
  const cellOf = figure.kind === 'SHARE' ? shareCell : countCell
  const due = facts.districts.filter(([ags]) => ags.startsWith(request.territory)).length

  return {
    figure,
    ...request,
    territoryLabel: names(request.territory),
    territoryVersion: facts.territoryVersion,
    dataStatus: 'PROVISIONAL',
    completeness: {
      received: new Set(lines.filter(line => line.value !== 0).map(line => line.district)).size,
      due,
    },
    source: SOURCE,
    rows: rowsOf(request, { lines, facts, names, cellOf }),
    total: whole(lines, request.territory),
    previousTotal: figure.kind === 'HEADS' ? null : whole(all.map(lineBefore), request.territory),
  }
}

function linesOf(facts: Facts, { from, exact }: { from: string; exact: boolean }): Line[] {
  const lines = withZeros(facts.facts.map(lineOf))
  if (exact) return lines

  const current = lines.filter(line => inPeriod(line, from))
  for (const [line, verdict] of gate(current)) if (verdict !== 'PUBLISHED') line.hidden = verdict
  const before = new Map(lines.map(line => [lineBefore(line), line]))
  for (const [cell, verdict] of gate([...before.keys()]))
    if (verdict !== 'PUBLISHED') before.get(cell)!.hiddenBefore = verdict
  return lines
}

/** The line in the period before, which passes the gate with the managers who contributed then. */
const lineBefore = (line: Line): Line => ({
  ...line,
  value: line.previous,
  contributors: line.contributorsBefore,
  hidden: line.hiddenBefore,
})

const lineOf = (row: FactRow): Line => {
  const [district, month, code, value, previous, contributors, weight, contributorsBefore] = row
  const family = month ?? ''
  const column = `${family} ${code ?? ''}`
  return {
    district,
    month,
    code,
    value,
    previous,
    contributors,
    contributorsBefore,
    weight,
    family,
    column,
    hidden: null,
    hiddenBefore: null,
  }
}

const NOTHING = { value: 0, previous: 0, contributors: 0, contributorsBefore: 0, weight: 0 }

/** Nothing counted is a zero: a Kreis without it would give away the one beside it. */
function withZeros(lines: Line[]): Line[] {
  const columns = [...new Map(lines.map(line => [line.column, line])).values()]
  const known = new Set(lines.map(line => `${line.district} ${line.column}`))
  const zeros = [...new Set(lines.map(line => line.district))].flatMap(district =>
    columns
      .filter(({ column }) => !known.has(`${district} ${column}`))
      .map(line => ({ ...line, ...NOTHING, district })),
  )
  return [...lines, ...zeros]
}

/** Lines of the period before are read along for the comparison alone. */
const inPeriod = ({ month }: Line, from: string): boolean =>
  month === null || month >= from.slice(0, 7)

interface Assembly {
  lines: Line[]
  facts: Facts
  names: (ags: string) => string
  cellOf: (lines: Line[], all: Line[], perDistrict: boolean) => Cell
}

function rowsOf(
  { by, territory }: KeyFigureRequest,
  { lines, facts, names, cellOf }: Assembly,
): KeyFigureTable['rows'] {
  const perDistrict = by.includes('DISTRICT') || territory.length === 5
  const rows = Map.groupBy(lines, line =>
    JSON.stringify(by.map(dimension => keyOf(line, dimension))),
  )
  const silent =
    perDistrict && by.length === 1 && by[0] === 'DISTRICT'
      ? silentDistricts(lines, facts, territory)
      : []

  const filled = [...rows].map(([key, members]) => {
    const codes = JSON.parse(key) as string[]
    const siblings = lines.filter(line =>
      by.every(
        (dimension, index) =>
          CODE_DIMENSIONS.includes(dimension) || keyOf(line, dimension) === codes[index],
      ),
    )
    return { keys: keysOf(by, codes, names), cell: cellOf(members, siblings, perDistrict) }
  })
  const missing = silent.map(ags => ({
    keys: keysOf(by, [ags], names),
    cell: without('NOT_REPORTED'),
  }))
  return [...filled, ...missing].sort((a, b) => order(a.keys).localeCompare(order(b.keys)))
}

const silentDistricts = (lines: Line[], { districts }: Facts, territory: string): string[] => {
  const heard = new Set(lines.map(line => line.district))
  return districts.map(([ags]) => ags).filter(ags => ags.startsWith(territory) && !heard.has(ags))
}

function keyOf(line: Line, dimension: Dimension): string {
  if (dimension === 'STATE') return '08'
  if (dimension === 'GOVERNMENT_DISTRICT') return line.district.slice(0, 3)
  if (dimension === 'DISTRICT') return line.district
  return (dimension === 'MONTH' ? line.month : line.code) ?? ''
}

const keysOf = (by: Dimension[], codes: string[], names: (ags: string) => string): DimensionKey[] =>
  by.map((dimension, index) => ({ dimension, code: codes[index]!, label: names(codes[index]!) }))

const order = (keys: DimensionKey[]): string => keys.map(key => key.code).join(' ')

/** Events or heads. Above the Kreis everything is shown; a Kreis shows what the gate lets through. */
function countCell(lines: Line[], _: Line[], perDistrict: boolean): Cell {
  const hidden = perDistrict ? hiddenOf(lines) : null
  if (hidden) return without(hidden)
  const value = sum(lines, line => line.value)
  return { value, numerator: value, denominator: null, status: 'PUBLISHED' }
}

/** Share of its siblings' sum, never a mean of shares (R-KF-2). */
function shareCell(lines: Line[], siblings: Line[], perDistrict: boolean): Cell {
  const hidden = perDistrict ? hiddenOf(lines) : null
  if (hidden) return without(hidden)
  const numerator = sum(lines, line => line.value)
  const denominator = sum(siblings, line => line.value)
  if (denominator === 0) return without('NOT_APPLICABLE')
  return { value: numerator / denominator, numerator, denominator, status: 'PUBLISHED' }
}

/** The total of a single Kreis hides whenever one of its parts would be all there is. */
function whole(lines: Line[], territory: string): Cell {
  const hidden =
    territory.length === 5 && lines.every(line => line.hidden ?? line.value === 0)
      ? hiddenOf(lines)
      : null
  if (hidden) return without(hidden)
  const value = sum(lines, line => line.value)
  return { value, numerator: value, denominator: null, status: 'PUBLISHED' }
}

const hiddenOf = (lines: Line[]): CellStatus | null =>
  lines.find(line => line.hidden)?.hidden ?? null
const without = (status: CellStatus): Cell => ({
  value: null,
  numerator: null,
  denominator: null,
  status,
})
const sum = (lines: Line[], valueOf: (line: Line) => number): number =>
  lines.reduce((total, line) => total + valueOf(line), 0)
