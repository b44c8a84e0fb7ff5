import { quantileSorted } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { arc } from 'd3-shape'

/** Round axis steps from 0 to at least `max`: 0, 50 000, 100 000 … */
export function ticks(max: number, count = 4): number[] {
  return scaleLinear([0, max || 1], [0, 1])
    .nice(count)
    .ticks(count)
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

const RADIUS = { innerRadius: 31, outerRadius: 50 }

/** A ring segment from a to b (shares of the whole, clockwise from 12 o'clock), radius 50. */
export function ring(from: number, to: number): string {
  const angle = (share: number) => share * 2 * Math.PI
  return arc()({ ...RADIUS, startAngle: angle(from), endAngle: angle(to) }) ?? ''
}
