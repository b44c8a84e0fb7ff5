/** A quarter, `2026-Q1`, or a year, `2026`: what the privacy gate decides about. */
export type Period = string

const MONTHS = 3

export function quarterOf(day: string): Period {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / MONTHS)}`
}

/** The same of a date in SQL. */
export const quarterIn = (day: string): string => `to_char(${day}, 'YYYY"-Q"Q')`

export const yearOf = (period: Period): Period => period.slice(0, 4)

export const quartersOf = (year: Period): Period[] => [1, 2, 3, 4].map(n => `${year}-Q${n}`)

const FIRST_DAYS = ['01-01', '04-01', '07-01', '10-01'] as const
const LAST_DAYS = ['03-31', '06-30', '09-30', '12-31'] as const

const numberIn = (period: Period): number | undefined =>
  period.length > 4 ? Number(period.slice(6)) : undefined

export const firstDayOf = (period: Period): string =>
  `${yearOf(period)}-${FIRST_DAYS[(numberIn(period) ?? 1) - 1]!}`

export const lastDayOf = (period: Period): string =>
  `${yearOf(period)}-${LAST_DAYS[(numberIn(period) ?? 4) - 1]!}`

/** The quarter that is so many later, or earlier. */
export function quarterAfter(quarter: Period, quarters: number): Period {
  const count = Number(yearOf(quarter)) * 4 + numberIn(quarter)! - 1 + quarters
  return `${Math.floor(count / 4)}-Q${(count % 4) + 1}`
}

/** Quarters from the first to the last, both among them. */
export function quartersFrom(first: Period, last: Period): Period[] {
  const quarters: Period[] = []
  for (let quarter = first; quarter <= last; quarter = quarterAfter(quarter, 1))
    quarters.push(quarter)
  return quarters
}

/** Whole years where the range has them, else quarters; none when it is not a row of whole quarters. */
export function periodsOf(from: string, to: string): Period[] {
  if (from !== firstDayOf(quarterOf(from)) || to !== lastDayOf(quarterOf(to))) return []
  const quarters = quartersFrom(quarterOf(from), quarterOf(to))
  const years = Map.groupBy(quarters, yearOf)
  return [...years].flatMap(([year, parts]) => (parts.length === 4 ? [year] : parts))
}

export function daysAfter(day: string, days: number): string {
  return dayOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)) + days)
}

const dayOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
