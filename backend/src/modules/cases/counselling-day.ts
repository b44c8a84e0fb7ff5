import type { FieldProblem } from '../../platform/api/errors.ts'

/** What is wrong with a day on which something was said or done in counselling; `path` is its place in the input. */
export function problemsOfDay(day: string, path: string, today: string): FieldProblem[] {
  if (day > today) return [{ path, rule: 'inFuture', message: 'today or earlier' }]
  if (day < '2015-01-01') return [{ path, rule: 'tooOld', message: '2015 or later' }]
  return []
}
