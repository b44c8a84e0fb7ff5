import type { FieldProblem } from '../../platform/ground/errors.ts'
import type { Dimension } from './key-figure.codes.ts'
import { BLOCK_OF, isDivided, isQuotient, type Figure } from './key-figure.formula.ts'

/** What `keyFigure` is asked for. */
export interface KeyFigureRequest {
  code: string
  from: string
  to: string
  by: Dimension[]
  territory: string
  /** Whether the answer says how many Kreise have data, which costs a look at each. */
  counted: boolean
}

/** How many figures are asked for at once at most. */
export const MOST_REQUESTS = 20
const LONGEST_MONTHS = 120
/** Counselling is recorded from 2015 on; the period before the longest that begins then is asked for in the same way. */
const FIRST_DAY = '2005-01-01'

/** Periods that are not whole months of years that count, territories that do not exist in shape, and dimensions that do not fit together. */
export function problemsOfRequest(
  { from, to, by, territory }: KeyFigureRequest,
  today: string,
): FieldProblem[] {
  const problems = [...problemsOfPeriod(from, to), ...problemsOfYears(from, to, today)]
  if (!/^08([1-4]([0-9]{2})?)?$/.test(territory))
    problems.push({ path: 'territory', rule: 'code', message: '08, 081 to 084, or a Kreis' })
  if (codesAmong(by) > 1)
    problems.push({ path: 'by', rule: 'dimensions', message: 'one code list at most' })
  return problems
}

/** What does not fit the catalogue and the territories that there are. */
export function problemsOfFigure(
  { figure, due }: { figure: Figure | null; due: number },
  { by }: KeyFigureRequest,
): FieldProblem[] {
  if (!figure) return [{ path: 'code', rule: 'unknown', message: 'a code of keyFigureCatalogue' }]
  if (!due) return [{ path: 'territory', rule: 'code', message: 'a Kreis that there is' }]
  const foreign = by.filter(dimension => !figure.dimensions.includes(dimension))
  const message = foreign.length
    ? `${figure.code} has no ${foreign.join(', ')}`
    : 'a share needs the dimension that it divides'
  const isWhole = isQuotient(figure) && isDivided(figure) && codesAmong(by) === 0
  return foreign.length || isWhole ? [{ path: 'by', rule: 'dimensions', message }] : []
}

const codesAmong = (by: readonly Dimension[]): number =>
  by.filter(dimension => dimension in BLOCK_OF).length

function problemsOfPeriod(from: string, to: string): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (!from.endsWith('-01'))
    problems.push({ path: 'from', rule: 'month', message: 'the first day of a month' })
  if (!nextDay(to).endsWith('-01'))
    problems.push({ path: 'to', rule: 'month', message: 'the last day of a month' })
  if (to < from || monthsBetween(from, to) > LONGEST_MONTHS)
    problems.push({
      path: 'to',
      rule: 'period',
      message: `after \`from\`, at most ${LONGEST_MONTHS} months`,
    })
  return problems
}

function problemsOfYears(from: string, to: string, today: string): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (from < FIRST_DAY)
    problems.push({ path: 'from', rule: 'tooOld', message: `${FIRST_DAY} or later` })
  if (to.slice(0, 4) > today.slice(0, 4))
    problems.push({ path: 'to', rule: 'inFuture', message: 'in the running year at the latest' })
  return problems
}

/** First day of the period of equal length that ends the day before `from`. */
export function startOfPrevious({ from, to }: Pick<KeyFigureRequest, 'from' | 'to'>): string {
  const start = new Date(`${from}T00:00:00Z`)
  start.setUTCMonth(start.getUTCMonth() - monthsBetween(from, to))
  return start.toISOString().slice(0, 10)
}

/** Every month of a range, as 2026-11. */
export const monthsOf = (from: string, to: string): string[] =>
  Array.from({ length: monthsBetween(from, to) }, (_, index) => {
    const month = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + index
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })

export const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7)) +
  1

function nextDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}
