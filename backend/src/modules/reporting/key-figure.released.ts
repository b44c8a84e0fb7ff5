import type { DistrictsShown } from './districts-shown.type.ts'
import { monthsBetween, type KeyFigureRequest } from './key-figure.request.ts'
import {
  daysAfter,
  firstDayOf,
  lastDayOf,
  periodsOf,
  quarterAfter,
  quarterOf,
  type Period,
} from './quarters.ts'

/** Stocks are those of a day: that of a quarter's end. */
export interface Asked extends Pick<KeyFigureRequest, 'from' | 'to'> {
  stock: boolean
}

/** The closed periods that a Kreis's cell of the range is made of, or none: then no Kreis is shown. */
export const partsOf = ({ from, to, stock }: Asked): Period[] =>
  stock ? periodsOf(firstDayOf(quarterOf(to)), to) : periodsOf(from, to)

/**
 * Whether single Kreise are shown for the range, and if not why, until when, and which range is near that is.
 * `closedThrough` is the last day of the last closed quarter.
 */
export function districtsShownIn(
  asked: Asked,
  closedThrough: string | null,
  closingDays: number,
): DistrictsShown {
  const whole = partsOf(asked).length > 0
  if (whole && closedThrough !== null && asked.to <= closedThrough) return SHOWN
  const last = lastDayOf(quarterOf(asked.to))
  const open = closedThrough === null || last > closedThrough
  return {
    shown: false,
    reason: open ? 'OPEN' : 'NOT_WHOLE_QUARTERS',
    openUntil: open ? daysAfter(last, closingDays) : null,
    ...nearest(asked, closedThrough),
  }
}

/** For whom the gate is not: the own Kreis. */
export const SHOWN: DistrictsShown = {
  shown: true,
  reason: null,
  openUntil: null,
  nearestFrom: null,
  nearestTo: null,
}

/** The whole quarters around the range; where they are not all closed, as many of the last that are. */
function nearest(
  { from, to, stock }: Asked,
  closedThrough: string | null,
): Pick<DistrictsShown, 'nearestFrom' | 'nearestTo'> {
  if (closedThrough === null) return { nearestFrom: null, nearestTo: null }
  const [first, last] = [quarterOf(stock ? to : from), quarterOf(to)]
  if (lastDayOf(last) <= closedThrough)
    return { nearestFrom: stock ? from : firstDayOf(first), nearestTo: lastDayOf(last) }
  const count = Math.max(1, Math.round(monthsBetween(from, to) / 3))
  const earliest = quarterAfter(quarterOf(closedThrough), 1 - count)
  return { nearestFrom: firstDayOf(earliest), nearestTo: closedThrough }
}
