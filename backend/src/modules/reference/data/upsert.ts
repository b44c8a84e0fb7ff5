import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type pg from 'pg'

export type Row = Record<string, unknown>
export type Writer = Pick<pg.Client, 'query'>

/** Multi-row VALUES in chunks; every row has the same columns, the first `key` of them are those of the key. Nothing that is not named goes. */
export async function upsert(
  client: Writer,
  { table, key: keyed = 1 }: { table: string; key?: number },
  rows: readonly Row[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  const key = columns.slice(0, keyed)
  const updates = columns
    .filter(name => !key.includes(name))
    .map(name => `${name} = excluded.${name}`)
  for (let at = 0; at < rows.length; at += 500) {
    const chunk = rows.slice(at, at + 500)
    const places = chunk.map((_, row) => {
      return `(${columns.map((__, column) => `$${row * columns.length + column + 1}`).join(', ')})`
    })
    await client.query(
      `insert into ${table} (${columns.join(', ')}) values ${places.join(', ')}
       on conflict (${key.join(', ')}) do update set ${updates.join(', ')}`,
      chunk.flatMap(row => columns.map(name => row[name])),
    )
  }
}

/** Rows of a file beside this one, by their header's names; an empty cell is an empty text. */
export function csv(name: string): Row[] {
  return parse(readFileSync(new URL(name, import.meta.url)), {
    columns: true,
    skip_empty_lines: true,
  })
}
