import { endOfMonth, parseDate, type CalendarDate } from '@internationalized/date'

/** Whole months, written 2026-11; both belong to the period. */
export interface Period {
  from: string
  to: string
}

const LONGEST_MONTHS = 120

export const monthOf = (day: CalendarDate): string => day.toString().slice(0, 7)
export const firstDay = (month: string): string => `${month}-01`
export const lastDay = (month: string): string => endOfMonth(parseDate(firstDay(month))).toString()

function monthsIn({ from, to }: Period): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  return count(to) - count(from) + 1
}

export function addMonths(month: string, months: number): string {
  return monthOf(parseDate(firstDay(month)).add({ months }))
}

/** The period of equal length that ends just before; the server compares with the same one. */
export function periodBefore(period: Period): Period {
  return { from: addMonths(period.from, -monthsIn(period)), to: addMonths(period.from, -1) }
}

/** Periods to choose with one press, by their word in the address; they end with the running month at the latest. */
export const QUICK = {
  '12-monate': (month: string) => ({ from: addMonths(month, -11), to: month }),
  '3-monate': (month: string) => ({ from: addMonths(month, -2), to: month }),
  jahr: (month: string) => ({ from: `${month.slice(0, 4)}-01`, to: month }),
  vorjahr: (month: string) => {
    const year = Number(month.slice(0, 4)) - 1
    return { from: `${year}-01`, to: `${year}-12` }
  },
} satisfies Record<string, (month: string) => Period>
export type QuickName = keyof typeof QUICK
export const QUICK_NAMES = Object.keys(QUICK) as QuickName[]

/** Two months out of an address, or nothing when they are not a period the server would take. */
export function readPeriod(from: unknown, to: unknown): Period | undefined {
  if (!isMonth(from) || !isMonth(to)) return
  const months = monthsIn({ from, to })
  return months >= 1 && months <= LONGEST_MONTHS ? { from, to } : undefined
}

function isMonth(text: unknown): text is string {
  return typeof text === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(text)
}
