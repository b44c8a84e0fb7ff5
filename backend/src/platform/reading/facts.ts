import { underscored } from './metadata.ts'
import type { Row } from './plan.ts'

/** What rules need to know of a record: SQL of a row, for `can`, and the same of an entity, for whoever changes it. */
export interface Facts<Known extends object> {
  (row: Row): { [Fact in keyof Known]: string }
  of: (record: object) => Known
}

export type KnownBy<Said> = Said extends Facts<infer Known> ? Known : never

/** Columns and references of the record itself, named once. */
export function facts<Known extends object>(...names: (keyof Known & string)[]): Facts<Known> {
  const known = <Value>(value: (name: string) => Value) =>
    Object.fromEntries(names.map(name => [name, value(name)])) as never
  return Object.assign((row: Row) => known(name => `${row}.${underscored(name)}`), {
    of: (record: object) => known(name => keyOr((record as Record<string, unknown>)[name])),
  })
}

/** A reference is known by its key. */
const keyOr = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'id' in value ? value.id : (value ?? null)
