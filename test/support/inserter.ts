import type { Client } from 'pg'
import { uuidv7 } from '../../backend/src/platform/database/uuidv7.ts'

type Row = Record<string, unknown>

/** Puts a row into a table of the tenant as the superuser; whatever a test does not name is unremarkable. */
export type Insert = (tenant: string, table: string, row: Row) => Promise<void>

export function inserterOf(client: Client): Insert {
  let queue: Promise<unknown> = Promise.resolve()
  const insert: Insert = async (tenant, table, row) => {
    const names = Object.keys(row)
    const places = names.map((_, index) => `$${index + 1}`)
    await client.query('begin')
    try {
      await client.query('select app.enter($1)', [tenant])
      await client.query(
        `insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`,
        Object.values(row),
      )
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw error
    }
  }
  return (...args) => {
    const next = queue.then(() => insert(...args))
    queue = next.catch(() => undefined)
    return next
  }
}

let lastId = ''

/** In the order of making, which ids of one millisecond have not by themselves; lists that end in the id are asked for. */
export function nextId(): string {
  let id = uuidv7()
  while (id < lastId) id = uuidv7()
  lastId = id
  return id
}
