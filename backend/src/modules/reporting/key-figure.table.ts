import { without } from './cell.ts'
import { namesDistricts, partsOfLines, partsOfStaff, type Parts } from './key-figure.asked.ts'
import type { Dimension } from './key-figure.codes.ts'
import { exactNumbers } from './key-figure.exact-table.ts'
import type { Facts } from './key-figure.facts.ts'
import { isStaff, isStock, sourceOf, type Counted } from './key-figure.formula.ts'
import { GatedTable } from './key-figure.gated-table.ts'
import { districtsShownIn, SHOWN } from './key-figure.released.ts'
import { startOfPrevious, type KeyFigureRequest } from './key-figure.request.ts'
import type { Numbers } from './key-figure.numbers.ts'
import { namesIn } from './key-figure.territory.ts'
import type { KeyFigureTable } from './key-figure.type.ts'
import { daysAfter } from './quarters.ts'

const SOURCES = {
  LIVE: {
    source: 'DigIntM: Gespräche und Personal der Kreise, laufend aus den Fachanwendungen',
    sourceEn: 'DigIntM: talks and staff of the districts, live from their case work',
  },
}
const NO_SOURCE = {
  source: 'DigIntM: für diesen Zeitraum noch nicht erfasst',
  sourceEn: 'DigIntM: not collected yet for this period',
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
  const stock = isStock(figure)
  const source = sourceOf(figure, request)
  const released =
    closingDays === null
      ? SHOWN
      : districtsShownIn({ ...request, stock }, facts.closedThrough, closingDays)
  const isGated = closingDays !== null && namesDistricts(request)
  const numbers = sourced(
    isGated ? gatedNumbers(request, facts, released.shown) : exactNumbers(request, facts),
    request,
    facts,
  )
  const names = namesIn(facts)

  return {
    figure,
    ...request,
    territoryLabel: names(request.territory).label,
    territoryVersion: facts.territoryVersion,
    dataStatus: 'PROVISIONAL',
    completeness: { received: (source && facts.received) ?? 0, due: facts.due },
    districtsShown: released,
    ...(source ? SOURCES[source] : NO_SOURCE),
    rows: rowsOf(request.by, numbers, names),
    total: numbers.total(),
    previousTotal: stock ? null : numbers.previousTotal(),
  }
}

function gatedNumbers(request: KeyFigureRequest, facts: Facts, shown: boolean): Numbers {
  const { numeratorBlock, denominatorBlock } = facts.figure!
  const partsOf = (counted: Counted): Parts =>
    isStaff(counted) ? partsOfStaff(request) : partsOfLines(request)
  return new GatedTable(request, facts, {
    shown,
    numerator: partsOf(numeratorBlock),
    denominator: partsOf(denominatorBlock ?? numeratorBlock),
  })
}

/** Where nobody collects the figure in all of the period, it is not reported: that is not zero (R-SDC-10). */
function sourced(numbers: Numbers, request: KeyFigureRequest, { figure }: Facts): Numbers {
  const before = { from: startOfPrevious(request), to: daysAfter(request.from, -1) }
  const [now, then] = [sourceOf(figure!, request), sourceOf(figure!, before)]
  const missing = () => without('NOT_REPORTED')
  return {
    rows: () => (now ? numbers.rows() : numbers.rows().map(row => ({ ...row, cell: missing() }))),
    total: () => (now ? numbers.total() : missing()),
    previousTotal: () => (then ? numbers.previousTotal() : missing()),
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
