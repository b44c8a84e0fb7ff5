import type { Order, Row } from './plan.ts'

/** The keyset of a row as a JSON array of texts; a timestamp keeps PostgreSQL's microseconds that way. */
export const keysetColumns = ({ columns }: Order, row: Row): string =>
  `json_build_array(${columns.map(column => `${column.sql(row)}::text`).join(',')})`

export const orderBy = ({ columns, descending }: Order, row: Row): string =>
  columns.map(column => `${column.sql(row)}${descending ? ' desc' : ''}`).join(', ')

/** Rows behind the cursor, all rows when it is null. The placeholder carries the keyset as `keysetColumns` made it. */
export function keysetAfter({ columns, descending }: Order, row: Row, placeholder: string): string {
  const left = columns.map(column => column.sql(row)).join(', ')
  const right = columns
    .map((column, index) => `(${placeholder}::json->>${index})::${column.type}`)
    .join(', ')
  return `(${placeholder}::json is null or (${left}) ${descending ? '<' : '>'} (${right}))`
}
