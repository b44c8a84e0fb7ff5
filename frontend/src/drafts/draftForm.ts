import * as v from 'valibot'
import type { Ref } from 'vue'

export interface DraftForm<Fields extends object> {
  /** Which form, and of which record: `correct:<id>`. */
  form: string
  /** What stands in it, as plain values. */
  fields: Ref<Fields>
  /** What stands in it before anybody types. */
  untouched: () => Fields
  /** What each field may hold: a draft of an older version of the form brings back what still fits. */
  shape: { [Name in keyof Fields]-?: v.GenericSchema<unknown, Fields[Name]> }
  /** Of what page's record the draft says, there, that it is unfinished (`useUnfinished`). */
  about?: string
  /** What is kept along as soon as anything is typed. */
  along?: readonly (keyof Fields)[]
  /** Version of the record that the form changes, as it is shown now; the draft keeps which one it is about. */
  version?: () => number
  /** Whether a draft may come back here. */
  fits?: (typed: Partial<Fields>) => boolean
}

/** What somebody typed: fields that differ from the untouched form; nothing when none does. */
export function typedIn<Fields extends object>({
  fields,
  untouched,
  along = [],
}: DraftForm<Fields>) {
  const before = untouched()
  const names = Object.keys(fields.value) as (keyof Fields & string)[]
  const changed = names.filter(
    name => JSON.stringify(fields.value[name]) !== JSON.stringify(before[name]),
  )
  if (!changed.length) return undefined
  const kept = new Set<keyof Fields & string>([...changed, ...names.filter(n => along.includes(n))])
  return Object.fromEntries([...kept].map(name => [name, fields.value[name]]))
}

/** What of a draft the form still has a place for. */
export function fitting<Fields extends object>(
  typed: Record<string, unknown>,
  { shape }: DraftForm<Fields>,
): Partial<Fields> {
  const known = Object.entries<v.GenericSchema>(shape).filter(([name]) => name in typed)
  const read = known.map(([name, schema]) => [name, v.safeParse(schema, typed[name])] as const)
  return Object.fromEntries(
    read.flatMap(([name, result]) => (result.success ? [[name, result.output]] : [])),
  ) as Partial<Fields>
}
