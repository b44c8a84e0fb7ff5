import { BadInput } from '../ground/errors.ts'
import { DateScalar } from '../ground/scalars.ts'
import type { Variables } from './kind.ts'

/** A day of a request that no operation takes; null when there is none. */
export function dayIn(variables: Variables, name: string): string | null {
  const value = variables[name]
  if (value === undefined || value === null) return null
  try {
    return DateScalar.parseValue(value)
  } catch {
    throw new BadInput({ path: name, rule: 'day', message: 'a calendar day, as 2026-11-25' })
  }
}
