import { nice, quantileSorted, ticks as steps } from 'd3-array'

/** Round axis steps from 0 to at least `max`: 0, 50 000, 100 000 … */
export function ticks(max: number, count = 4): number[] {
  return steps(...nice(0, max || 1, count), count)
}

/** Where equally filled classes end: the upper bounds of all classes but the last. */
export function quantiles(values: number[], classes: number): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted.length < classes
    ? []
    : Array.from({ length: classes - 1 }, (_, i) => quantileSorted(sorted, (i + 1) / classes) ?? 0)
}

/** The class of a value, counted from 1. */
export function stepOf(value: number, bounds: number[]): number {
  return 1 + bounds.filter(bound => value >= bound).length
}

/** Whole percents that add up to 100 when the shares add up to 1, by largest remainder (R-KF-5). */
export function wholePercents(shares: number[]): number[] {
  const exact = shares.map(share => share * 100)
  const whole = exact.map(Math.floor)
  const total = Math.round(exact.reduce((sum, value) => sum + value, 0))
  const missing = total - whole.reduce((sum, value) => sum + value, 0)
  const lifted = exact
    .map((value, index) => ({ index, rest: value - (whole[index] ?? 0) }))
    .toSorted((a, b) => b.rest - a.rest)
    .slice(0, missing)
    .map(({ index }) => index)
  return whole.map((value, index) => value + Number(lifted.includes(index)))
}
