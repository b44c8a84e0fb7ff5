import { quotient, shown } from './cell.ts'
import type { Dimension } from './key-figure.codes.ts'
import type { FactRow, Facts } from './key-figure.facts.ts'
import { BLOCK_OF, isDivided, isQuotient } from './key-figure.formula.ts'
import type { Numbers } from './key-figure.numbers.ts'
import type { KeyFigureRequest } from './key-figure.request.ts'
import type { Cell } from './key-figure.type.ts'

/** Sums that are shown as they are. Shares come from sums, never from shares (R-KF-2). */
export function exactNumbers({ by, from }: KeyFigureRequest, facts: Facts): Numbers {
  const figure = facts.figure!
  const [numerators, denominators] = [facts.numerator.facts, facts.denominator.facts]
  const places = by.filter(dimension => !(dimension in BLOCK_OF))
  const now = Map.groupBy(inPeriod(numerators, from), row => keyIn(row, by))
  const under = Map.groupBy(inPeriod(denominators, from), row => keyIn(row, places))
  const sumUnder = (row: FactRow) => sum(under.get(keyIn(row, places)) ?? [])
  const cellOf = (row: FactRow): Cell => {
    const numerator = shown(sum(now.get(keyIn(row, by)) ?? []))
    return isQuotient(figure) ? quotient(numerator, shown(sumUnder(row))) : numerator
  }
  const whole = (of: (rows: readonly FactRow[]) => number): Cell =>
    !isQuotient(figure) || isDivided(figure)
      ? shown(of(numerators))
      : quotient(shown(of(numerators)), shown(of(denominators)))
  // where nothing is in relation to something, there is a row too
  const rows = places.length === by.length && isQuotient(figure) ? [...now, ...under] : [...now]
  return {
    rows: () =>
      [...new Map(rows).values()].map(([row]) => ({ codes: keysOf(row!, by), cell: cellOf(row!) })),
    total: () => whole(of => sum(inPeriod(of, from))),
    previousTotal: () => whole(sumBefore),
  }
}

/** Months before are read along for the comparison alone. */
const inPeriod = (rows: readonly FactRow[], from: string): FactRow[] =>
  rows.filter(([, month]) => month === null || month >= from.slice(0, 7))

const keyIn = (row: FactRow, by: readonly Dimension[]): string => keysOf(row, by).join(' ')

const keysOf = (row: FactRow, by: readonly Dimension[]): string[] =>
  by.map(dimension => keyOf(row, dimension))

function keyOf([place, month, code]: FactRow, dimension: Dimension): string {
  if (dimension === 'STATE') return '08'
  if (dimension === 'GOVERNMENT_DISTRICT') return place.slice(0, 3)
  if (dimension === 'DISTRICT') return place
  return (dimension === 'MONTH' ? month : code) ?? ''
}

const sum = (rows: readonly FactRow[]): number =>
  rows.reduce((total, [, , , value]) => total + value, 0)
const sumBefore = (rows: readonly FactRow[]): number =>
  rows.reduce((total, [, , , , previous]) => total + previous, 0)
