import type { FieldProblem } from '../../platform/ground/errors.ts'

/** What is known of the client's life, as far as it says when counselling cannot have been. */
export interface ClientDays {
  birthDate?: string | null | undefined
  birthDatePrecision: 'DAY' | 'MONTH' | 'YEAR' | 'ESTIMATED' | 'UNKNOWN'
  arrivedOn?: string | null | undefined
}

/** Between which days talks of a case are. */
export interface CaseDays extends ClientDays {
  openedOn: string
  closedOn: string | null
}

/** Between what a day has to be. */
export interface Frame {
  today: string
  /** Of the case; null for a talk without one. */
  client: ClientDays | null
}

/** What is wrong with a day on which something was said or done in counselling; `path` is its place in the input. */
export function problemsOfDay(day: string, path: string, { today, client }: Frame): FieldProblem[] {
  if (day > today) return [{ path, rule: 'inFuture', message: 'today or earlier' }]
  if (day < '2015-01-01') return [{ path, rule: 'tooOld', message: '2015 or later' }]
  if (client && isBeforeBirth(day, client))
    return [{ path, rule: 'beforeBirth', message: 'not before the birth of the client' }]
  if (client?.arrivedOn && day < client.arrivedOn)
    return [{ path, rule: 'beforeArrival', message: 'not before the arrival of the client' }]
  return []
}

/** The same for a talk, which lies within its case (C6). */
export function problemsOfTalkDay(
  day: string,
  path: string,
  { today, client }: { today: string; client: CaseDays | null },
): FieldProblem[] {
  const problems = problemsOfDay(day, path, { today, client })
  if (problems.length || !client) return problems
  if (day < client.openedOn)
    return [{ path, rule: 'beforeCase', message: 'not before the case was opened' }]
  if (client.closedOn && day > client.closedOn)
    return [{ path, rule: 'afterCase', message: 'not after the case was closed' }]
  return []
}

/** Characters of a birth date that are known. */
const KNOWN = { DAY: 10, MONTH: 7, YEAR: 4, ESTIMATED: 0, UNKNOWN: 0 }

/** Whether it was certainly before, as far as the birth date is known. */
export const isBeforeBirth = (
  day: string,
  { birthDate, birthDatePrecision }: ClientDays,
): boolean => day < (birthDate ?? '').slice(0, KNOWN[birthDatePrecision])
