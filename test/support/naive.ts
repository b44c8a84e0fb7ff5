/** A row in memory, as JSON. */
export type NaiveRow = Record<string, unknown> & { id: string }
export type NaiveArgs = Record<string, unknown>

/** Who asks: a manager for own and deputised cases, or the coordinator of the Kreis. */
export interface Asker {
  managerId: string | null
}

export interface Memory {
  asker: Asker
  /** All rows of the tenant. */
  tables: Readonly<Record<string, NaiveRow[]>>
}

/** How a field is answered from rows in memory. */
export type NaiveField = (row: NaiveRow, args: NaiveArgs, memory: Memory) => unknown

export interface NaiveOrder {
  columns: readonly string[]
  descending?: boolean
}

const URGENT = ['CRISIS', 'HIGH', 'NORMAL', 'LOW']
const german = new Intl.Collator('de')

export const compared =
  ({ columns, descending }: NaiveOrder) =>
  (a: NaiveRow, b: NaiveRow): number => {
    const column = columns.find(name => a[name] !== b[name])
    if (!column) return 0
    const [one, other] = [String(a[column]), String(b[column])]
    if (column.endsWith('name')) return german.compare(one, other)
    if (column === 'urgency') return URGENT.indexOf(one) - URGENT.indexOf(other)
    return one < other === !descending ? -1 : 1
  }

/** Where a page goes on, in a notation that either reader's cursors are translated to; `list` names list and order. */
export const cursorOf = (list: string, id: string): string => `cursor:${list}:${id}`

interface List {
  name: string
  order: NaiveOrder
  rows: NaiveRow[]
  /** Rows that a cursor may come from. */
  all: NaiveRow[]
}

export function page({ name, order, rows, all }: List, { first, after }: NaiveArgs): object {
  const last = all.find(({ id }) => cursorOf(name, id) === after)
  const behind = rows
    .toSorted(compared(order))
    .filter(row => !last || compared(order)(row, last) > 0)
  const nodes = behind.slice(0, first as number)
  const edges = nodes.map(node => ({ node, cursor: cursorOf(name, node.id) }))
  return {
    nodes,
    edges,
    count: Math.min(rows.length, 1001),
    pageInfo: {
      hasNextPage: behind.length > nodes.length,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

interface Listed {
  order: NaiveOrder
  /** Whether a row of the table is in the list. */
  matches: (row: NaiveRow, filter: NaiveArgs, memory: Memory) => boolean
}

/** A root field that lists rows of a table. */
export const listed =
  (name: string, table: string, { order, matches }: Listed): NaiveField =>
  (_, args, memory) => {
    const all = memory.tables[table]!
    const filter = (args['filter'] ?? {}) as NaiveArgs
    return page({ name, order, all, rows: all.filter(row => matches(row, filter, memory)) }, args)
  }

/** Rows of a table that name this one, in an order. */
export const many =
  (table: string, column: string, order: NaiveOrder) =>
  ({ id }: NaiveRow, _: NaiveArgs, { tables }: Memory): NaiveRow[] =>
    tables[table]!.filter(row => row[column] === id).toSorted(compared(order))

/** The row of a table that has this key, if one has. */
export const one = (rows: readonly NaiveRow[] | undefined, id: unknown, key = 'id') =>
  rows?.find(row => row[key] === id) ?? null

/** The row that a column names. */
export const linked =
  (table: string, column: string, key = 'id'): NaiveField =>
  (row, _, { tables }) =>
    one(tables[table], row[column], key)

export const fullName =
  (given: string): NaiveField =>
  row =>
    `${String(row[given])} ${String(row['family_name'])}`.trimStart()

const berlin = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' })
export const today = (): string => berlin.format(new Date())

/** Whether today is from the first day to the last, if there is one. */
export const isNow = (from: unknown, until: unknown): boolean =>
  (from as string) <= today() && today() <= ((until as string | null) ?? '9999-12-31')
