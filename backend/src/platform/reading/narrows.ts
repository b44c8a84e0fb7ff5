import type { Condition } from './plan.ts'

type Condense = (value: never) => Condition
type FilterClass = new () => object

const declared = new Map<FilterClass, Map<string, Condense>>()

/** Stands over a field of a filter: what its value asks of a row. Null and nothing ask for nothing. */
export const Narrows =
  <Value>(condense: (value: Value) => Condition): PropertyDecorator =>
  ({ constructor }, name) => {
    const conditions = declared.get(constructor as FilterClass) ?? new Map<string, Condense>()
    declared.set(constructor as FilterClass, conditions.set(String(name), condense))
  }

/** What a filter asks of a row; the statement's shape depends only on which of its fields are given. */
export function conditionsOf(type: FilterClass, filter: object): Condition[] {
  const values = new Map<string, unknown>(Object.entries(filter))
  return [...(declared.get(type) ?? [])].flatMap(([name, condense]) => {
    const value = values.get(name) ?? null
    return value === null ? [] : [condense(value as never)]
  })
}
