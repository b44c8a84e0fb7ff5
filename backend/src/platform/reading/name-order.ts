import type { Order, Row } from './plan.ts'

/**
 * A name as people look for it: Ärmel beside Armel, Zimmer after Özdemir, ß as ss, whatever the database's own order of
 * bytes. Keysets compare by it too, and an index that is to help has to be made with it.
 */
const nameColumn = (column: string): Order['columns'][number] => ({
  sql: (row: Row) => `(${row}.${column} collate "de-x-icu")`,
  type: 'text',
})

/** By these names one after the other, then by a key, so that no two rows are level. */
export const byNames = (names: readonly string[], key: Order['columns'][number]): Order => ({
  columns: [...names.map(nameColumn), key],
  descending: false,
})
