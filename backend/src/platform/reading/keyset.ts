import { BadInput } from '../api/errors.ts'
import type { Order, Row } from './plan.ts'

/** The keyset of a row as a JSON array of texts; a timestamp keeps PostgreSQL's microseconds that way. */
export const keysetColumns = ({ columns }: Order, row: Row): string =>
  `json_build_array(${columns.map(column => `${column.sql(row)}::text`).join(',')})`

export const orderBy = ({ columns, descending }: Order, row: Row): string =>
  columns.map(column => `${column.sql(row)}${descending ? ' desc' : ''}`).join(', ')

/** Rows behind the cursor, all rows when it is null. The placeholder carries the cursor itself, decoded by the database. */
export function keysetAfter({ columns, descending }: Order, row: Row, placeholder: string): string {
  const left = columns.map(column => column.sql(row)).join(', ')
  const right = columns
    .map((column, index) => `(${placeholder}::json->>${index})::${column.type}`)
    .join(', ')
  return `(${placeholder}::json is null or (${left}) ${descending ? '<' : '>'} (${right}))`
}

const TEXTUAL = /^[^\0\ud800-\udfff]{1,100}$/u

export const encodeCursor = (keys: readonly string[]): string =>
  Buffer.from(JSON.stringify(keys)).toString('base64url')

/** Checks a cursor against the order it is used with and returns the JSON text for `keysetAfter`. */
export function decodeCursor(cursor: string | null | undefined, order: Order): string | null {
  if (cursor === null || cursor === undefined) return null
  const keys = parseKeys(cursor)
  if (
    !keys ||
    keys.length !== order.columns.length ||
    !keys.every((key, index) => fits(key, order.columns[index]!.type))
  )
    throw new BadInput({
      path: 'after',
      rule: 'cursor',
      message: 'use the cursor of a page with the same order',
    })
  return JSON.stringify(keys)
}

function parseKeys(cursor: string): string[] | undefined {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(keys) && keys.every(key => typeof key === 'string' && TEXTUAL.test(key))
      ? keys
      : undefined
  } catch {
    return undefined
  }
}

const PATTERNS = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  text: TEXTUAL,
  int: /^-?\d{1,9}$/,
  date: /^[1-9]\d{3}-\d{2}-\d{2}$/,
  timestamptz:
    /^[1-9]\d{3}-\d{2}-\d{2} ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/,
}

/** Whatever passes here, the database can cast; its complaints would be masked as our own fault. */
const fits = (key: string, type: keyof typeof PATTERNS): boolean =>
  PATTERNS[type].test(key) &&
  ((type !== 'date' && type !== 'timestamptz') || isDay(key.slice(0, 10)))

const isDay = (text: string): boolean => {
  const day = new Date(text)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
