import type { CellStatus, Dimension } from './key-figure.codes.ts'
import { showsDistricts, type Facts } from './key-figure.facts.ts'
import { exactLines, gatedLines, inPeriod, lineBefore, type Line } from './key-figure.lines.ts'
import { CODE_DIMENSIONS, type KeyFigureRequest } from './key-figure.request.ts'
import { territoryNames } from './key-figure.territory.ts'
import type { Cell, DimensionKey, KeyFigureTable } from './key-figure.type.ts'

const SOURCE = 'DigIntM: Gespräche und Personal der Kreise, laufend aus den Fachanwendungen'

/**
 * Turns the facts of all Kreise into the table that was asked for. Where single Kreise are shown, the gate runs over
 * all of them whatever the territory, so that a narrower question never shows more. `exact` for the own Kreis
 * (R-SDC-12).
 */
export function tableOf(request: KeyFigureRequest, facts: Facts, exact: boolean): KeyFigureTable {
  const figure = facts.figure!
  const gated = !exact && showsDistricts(request)
  const all = (gated ? gatedLines(facts, request.from) : exactLines(facts)).filter(({ district }) =>
    district.startsWith(request.territory),
  )
  const lines = all.filter(line => inPeriod(line, request.from))
  const names = territoryNames(facts)
  const cellOf = figure.kind === 'SHARE' ? shareCell : countCell

  return {
    figure,
    ...request,
    territoryLabel: names(request.territory),
    territoryVersion: facts.territoryVersion,
    dataStatus: 'PROVISIONAL',
    completeness: { received: facts.received ?? 0, due: facts.due },
    source: SOURCE,
    rows: rowsOf(request, { lines, facts, names, cellOf }),
    total: whole(lines, request.territory),
    previousTotal: figure.kind === 'HEADS' ? null : whole(all.map(lineBefore), request.territory),
  }
}

interface Assembly {
  lines: Line[]
  facts: Facts
  names: (ags: string) => string
  cellOf: (lines: Line[], all: Line[], perDistrict: boolean) => Cell
}

function rowsOf(
  request: KeyFigureRequest,
  { lines, facts, names, cellOf }: Assembly,
): KeyFigureTable['rows'] {
  const { by, territory } = request
  const place = by.filter(dimension => !CODE_DIMENSIONS.includes(dimension))
  const siblings = Map.groupBy(lines, line => placeOf(line, place))

  const filled = [...Map.groupBy(lines, line => placeOf(line, by)).values()].map(members => {
    const first = members[0]!
    const all = siblings.get(placeOf(first, place)) ?? []
    const codes = by.map(dimension => keyOf(first, dimension))
    return { keys: keysOf(by, codes, names), cell: cellOf(members, all, showsDistricts(request)) }
  })
  const silent =
    by.length === 1 && by[0] === 'DISTRICT' ? silentDistricts(lines, facts, territory) : []
  const missing = silent.map(ags => ({
    keys: keysOf(by, [ags], names),
    cell: without('NOT_REPORTED'),
  }))
  return [...filled, ...missing].sort((a, b) => order(a.keys).localeCompare(order(b.keys)))
}

const placeOf = (line: Line, by: Dimension[]): string =>
  by.map(dimension => keyOf(line, dimension)).join(' ')

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
