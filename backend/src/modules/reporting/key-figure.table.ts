import { share, shown } from './cell.ts'
import { partsAsked, partsBefore } from './key-figure.cells.ts'
import type { Dimension } from './key-figure.codes.ts'
import type { FactRow, Facts } from './key-figure.facts.ts'
import { GatedTable } from './key-figure.gated-table.ts'
import { districtsShownIn, SHOWN } from './key-figure.released.ts'
import { CODE_DIMENSIONS, type KeyFigureRequest } from './key-figure.request.ts'
import { isStock, namesDistricts } from './key-figure.source.ts'
import { namesIn } from './key-figure.territory.ts'
import type { Cell, KeyFigureTable } from './key-figure.type.ts'

const SOURCE = 'DigIntM: Gespräche und Personal der Kreise, laufend aus den Fachanwendungen'

/** Rows of a table under the codes of their keys, and its sums. */
interface Numbers {
  rows(): { codes: string[]; cell: Cell }[]
  total(): Cell
  previousTotal(): Cell
}

/**
 * Turns the facts into the table that was asked for. `closingDays` after its end a quarter closes; null for the own
 * Kreis, which is shown exactly (R-SDC-12).
 */
export function tableOf(
  request: KeyFigureRequest,
  facts: Facts,
  closingDays: number | null,
): KeyFigureTable {
  const figure = facts.figure!
  const stock = isStock(request)
  const released =
    closingDays === null
      ? SHOWN
      : districtsShownIn({ ...request, stock }, facts.closedThrough, closingDays)
  const numbers: Numbers =
    closingDays !== null && namesDistricts(request)
      ? new GatedTable(request, facts, {
          shown: released.shown,
          parts: partsAsked(request).length,
          partsBefore: partsBefore(request).length,
        })
      : exactNumbers(request, facts)
  const names = namesIn(facts)

  return {
    figure,
    ...request,
    territoryLabel: names(request.territory).label,
    territoryVersion: facts.territoryVersion,
    dataStatus: 'PROVISIONAL',
    completeness: { received: facts.received ?? 0, due: facts.due },
    districtsShown: released,
    source: SOURCE,
    rows: rowsOf(request.by, numbers, names),
    total: numbers.total(),
    previousTotal: stock ? null : numbers.previousTotal(),
  }
}

const rowsOf = (
  by: Dimension[],
  numbers: Numbers,
  names: ReturnType<typeof namesIn>,
): KeyFigureTable['rows'] =>
  numbers
    .rows()
    .map(({ codes, cell }) => ({
      keys: by.map((dimension, index) => {
        const code = codes[index]!
        return { dimension, code, ...names(code) }
      }),
      cell,
      order: codes.join(' '),
    }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))

/** Sums that are shown as they are. Shares come from sums, never from shares (R-KF-2). */
function exactNumbers({ by, from }: KeyFigureRequest, { figure, facts }: Facts): Numbers {
  const current = facts.filter(row => inPeriod(row, from))
  const place = by.filter(dimension => !CODE_DIMENSIONS.includes(dimension))
  const siblings = Map.groupBy(current, row => keysOf(row, place).join(' '))
  return {
    rows: () =>
      [...Map.groupBy(current, row => keysOf(row, by).join(' ')).values()].map(rows => ({
        codes: keysOf(rows[0]!, by),
        cell:
          figure!.kind === 'SHARE'
            ? share(sum(rows), sum(siblings.get(keysOf(rows[0]!, place).join(' ')) ?? []))
            : shown(sum(rows)),
      })),
    total: () => shown(sum(current)),
    previousTotal: () => shown(facts.reduce((total, [, , , , previous]) => total + previous, 0)),
  }
}

/** Months before are read along for the comparison alone. */
const inPeriod = ([, month]: FactRow, from: string): boolean =>
  month === null || month >= from.slice(0, 7)

const keysOf = (row: FactRow, by: Dimension[]): string[] =>
  by.map(dimension => keyOf(row, dimension))

function keyOf([place, month, code]: FactRow, dimension: Dimension): string {
  if (dimension === 'STATE') return '08'
  if (dimension === 'GOVERNMENT_DISTRICT') return place.slice(0, 3)
  if (dimension === 'DISTRICT') return place
  return (dimension === 'MONTH' ? month : code) ?? ''
}

const sum = (rows: readonly FactRow[]): number =>
  rows.reduce((total, [, , , value]) => total + value, 0)
