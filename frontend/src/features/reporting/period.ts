import { endOfMonth, parseDate, type CalendarDate } from '@internationalized/date'

/** Whole months, written 2026-11; both belong to the period. */
export interface Period {
  from: string
  to: string
}

export const LONGEST_MONTHS = 120
/** Counselling is recorded from then on. */
const FIRST_MONTH = '2015-01'

export const monthOf = (day: CalendarDate): string => day.toString().slice(0, 7)
export const firstDay = (month: string): string => `${month}-01`
export const lastDay = (month: string): string => endOfMonth(parseDate(firstDay(month))).toString()

export const daysOf = ({ from, to }: Period) => ({ from: firstDay(from), to: lastDay(to) })

function monthsIn({ from, to }: Period): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  return count(to) - count(from) + 1
}

export function addMonths(month: string, months: number): string {
  return monthOf(parseDate(firstDay(month)).add({ months }))
}

/** The period of equal length that ends just before. */
function periodBefore(period: Period): Period {
  return { from: addMonths(period.from, -monthsIn(period)), to: addMonths(period.from, -1) }
}

const YEAR = 12
const yearBefore = ({ from, to }: Period): Period => ({
  from: addMonths(from, -YEAR),
  to: addMonths(to, -YEAR),
})

/** What is compared, and with what. */
export interface Comparison {
  months: Period
  before: Period
  /** At the end of which heads were counted. */
  headsBefore: Period
  /** The running month is left out, and the year before has the same months. */
  yearly: boolean
}

/**
 * A period that has ended is compared with the one just before. One with the running month, which is not whole, is
 * compared in its whole months with the same of the year before, or not at all (C16).
 */
export function comparisonOf(period: Period, running: string): Comparison | undefined {
  const yearly = period.to >= running
  const months = yearly ? { ...period, to: addMonths(running, -1) } : period
  const before = yearly ? yearBefore(months) : periodBefore(months)
  const length = monthsIn(months)
  if (length < 1 || before.from < FIRST_MONTH || (yearly && length > YEAR)) return undefined
  const headsBefore = yearly ? yearBefore({ ...period, to: running }) : before
  return { months, before, headsBefore, yearly }
}

export const lastTwelve = (month: string): Period => ({ from: addMonths(month, -11), to: month })

/** Where time stands: the running month, and the last month of the last quarter that is closed. */
export interface Standing {
  running: string
  closed: string
}

/** Periods to choose with one press, by their word in the address; they end with the running month at the latest. */
export const QUICK = {
  '4-quartale': ({ closed }) => ({ from: addMonths(closed, -11), to: closed }),
  quartal: ({ closed }) => ({ from: addMonths(closed, -2), to: closed }),
  vorjahr: ({ running }) => {
    const year = Number(running.slice(0, 4)) - 1
    return { from: `${year}-01`, to: `${year}-12` }
  },
  jahr: ({ running }) => ({ from: `${running.slice(0, 4)}-01`, to: running }),
  '12-monate': ({ running }) => lastTwelve(running),
} satisfies Record<string, (standing: Standing) => Period>
export type QuickName = keyof typeof QUICK
export const QUICK_NAMES = Object.keys(QUICK) as QuickName[]
export const FIRST: QuickName = '4-quartale'

/** Quarters that have begun and are not closed yet: live for the Land, without single Kreise. */
export const openMonths = ({ running, closed }: Standing): Period => ({
  from: addMonths(closed, 1),
  to: running,
})

const CLOSING_DAYS = 15
/** The last month of the last closed quarter as it usually is, until the server says it. */
export function usuallyClosed(today: CalendarDate): string {
  const day = today.subtract({ days: CLOSING_DAYS })
  return monthOf(day.set({ day: 1 }).subtract({ months: ((day.month - 1) % 3) + 1 }))
}

/** Two months out of an address, or nothing when they are not a period the server would take. */
export function readPeriod(from: unknown, to: unknown, running: string): Period | undefined {
  if (!isMonth(from) || !isMonth(to)) return
  if (from < FIRST_MONTH || to.slice(0, 4) > running.slice(0, 4)) return
  const months = monthsIn({ from, to })
  return months >= 1 && months <= LONGEST_MONTHS ? { from, to } : undefined
}

export function isMonth(text: unknown): text is string {
  return typeof text === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(text)
}
