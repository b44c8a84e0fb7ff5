import { monthsBetween, startOfPrevious } from './key-figure.request.ts'
import { daysAfter } from './quarters.ts'

interface Span {
  from: string
  to: string
}

/** What is compared, and with what. */
export interface Comparison {
  now: Span
  before: Span
  /** At the end of which heads were counted. */
  headsBefore: Span
  /** The running month is left out, and the year before has the same months. */
  yearly: boolean
}

const YEAR = 12
/** Counselling is recorded from then on. */
const FIRST_DAY = '2015-01-01'

/**
 * A period that has ended is compared with the one just before. One with the running month, which is not whole, is
 * compared in its whole months with the same of the year before, or not at all (C16).
 */
export function comparisonOf(period: Span, today: string): Comparison | null {
  const month = `${today.slice(0, 7)}-01`
  const yearly = period.to >= month
  const now = yearly ? { from: period.from, to: daysAfter(month, -1) } : period
  const before = yearly
    ? { from: yearBefore(now.from), to: daysAfter(yearBefore(month), -1) }
    : { from: startOfPrevious(period), to: daysAfter(period.from, -1) }
  const length = monthsBetween(now.from, now.to)
  if (length < 1 || before.from < FIRST_DAY || (yearly && length > YEAR)) return null
  const headsBefore = yearly ? { from: before.from, to: endOfMonth(yearBefore(month)) } : before
  return { now, before, headsBefore, yearly }
}

/** Of a first day. */
const yearBefore = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`

const DAYS_OF_A_MONTH_AND_MORE = 31
function endOfMonth(first: string): string {
  return daysAfter(`${daysAfter(first, DAYS_OF_A_MONTH_AND_MORE).slice(0, 7)}-01`, -1)
}
