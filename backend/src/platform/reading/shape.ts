import { TooManyRows } from '../ground/errors.ts'
import type { Actor } from '../identity/actor.ts'

/** Rows that a list within an object may have; longer ones are pages. */
export const MOST_ROWS = 200

/** What a shape reports while it names an answer: the reader, and whose audited fields were in it. */
export interface Reader {
  actor: Actor
  persons: Set<string>
}

/** Turns the positional arrays of the database into objects with the names of the selection. */
export type Shape = (row: readonly unknown[], reader: Reader) => Record<string, unknown>

/** One slot or more of the JSON array, and what becomes of it. */
export type Part =
  | { kind: 'value'; key: string; sql: string[] }
  | {
      kind: 'derived'
      key: string
      sql: string[]
      from: (needed: unknown[], actor: Actor) => unknown
    }
  | { kind: 'one' | 'many'; key: string; sql: string[]; shape: Shape }
  | { kind: 'page'; key: string; sql: string[]; page: (slot: unknown, reader: Reader) => unknown }
  | { kind: 'person'; sql: string[] }

type Helper = (slot: never, reader: Reader) => unknown

/**
 * Generates the shape as straight-line code: it runs once per row of every answer, and a loop over the parts
 * costs about twice as much. Only positions and JSON-quoted GraphQL names enter the code.
 */
export function shapeOf(parts: readonly Part[]): Shape {
  const helpers: Helper[] = []
  const assignments: string[] = []
  const before: string[] = []
  let slot = 0

  for (const part of parts) {
    const at = `a[${slot}]`
    if (part.kind === 'person') before.push(`r.persons.add(${at});`)
    else
      assignments.push(`[${JSON.stringify(part.key)}]:${expression(part, { at, slot, helpers })}`)
    slot += part.sql.length
  }
  // oxlint-disable-next-line typescript/no-implied-eval, no-new-func
  return new Function('k', `return (a,r)=>{${before.join('')}return{${assignments.join(',')}}}`)(
    helpers,
  ) as Shape
}

function expression(
  part: Exclude<Part, { kind: 'person' }>,
  { at, slot, helpers }: { at: string; slot: number; helpers: Helper[] },
): string {
  if (part.kind === 'value') return at
  const helper = `k[${helpers.push(helperOf(part)) - 1}]`
  if (part.kind === 'derived') return `${helper}(a.slice(${slot},${slot + part.sql.length}),r)`
  return `${helper}(${at},r)`
}

function helperOf(part: Exclude<Part, { kind: 'person' | 'value' }>): Helper {
  switch (part.kind) {
    case 'derived':
      return (needed: unknown[], reader) => part.from(needed, reader.actor)
    case 'one':
      return (row: readonly unknown[] | null, reader) =>
        row === null ? null : part.shape(row, reader)
    case 'many':
      return (rows: (readonly unknown[])[] | null, reader) =>
        listOf(rows ?? [], row => part.shape(row, reader))
    case 'page':
      return (slotValue: unknown, reader) => part.page(slotValue, reader)
  }
}

/** An error as a value stands at its own field, wherever that is in the answer. */
const listOf = <Row, Item>(rows: Row[], shape: (row: Row) => Item): Item[] | TooManyRows =>
  rows.length > MOST_ROWS ? new TooManyRows(MOST_ROWS) : rows.map(shape)
