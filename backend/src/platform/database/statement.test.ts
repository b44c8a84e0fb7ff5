import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type FreshDatabase } from '../../../../test/support/database.ts'
import { openPool, TenantPool } from './pool.ts'
import { MOST_NAMES, statementName } from './statement.ts'

const TENANT = '08111'

let urls: FreshDatabase
let connections: pg.Pool
let pool: TenantPool

beforeAll(async () => {
  urls = await freshDatabase()
  connections = openPool(urls.tenant, { max: 1, wait: 60_000 })
  pool = new TenantPool(connections)
})
afterAll(async () => {
  await connections.end()
  await urls.drop()
})

let shapes = 0
const newShape = (): string => `select ${++shapes} as shape`

const ask = (text: string) =>
  pool.read<{ shape: number }>(TENANT, { name: statementName(text), text, values: [] })

/** What the server keeps for the one connection, as far as its name was made. */
async function prepared(): Promise<string[]> {
  const text = `select name from pg_prepared_statements where name ~ '^r[0-9]+$' and statement ~ ' as shape$'`
  const rows = await pool.read<{ name: string }>(TENANT, { name: 'kept', text, values: [] })
  return rows.map(({ name }) => name)
}

test('S11: the shape after the thousandth is prepared too, and those not used for longest are closed', async () => {
  const oldest = newShape()
  const gone = statementName(oldest)
  await ask(oldest)
  const used = newShape()
  for (let each = 0; each < MOST_NAMES + 200; each++) {
    await ask(newShape())
    await ask(used)
  }
  const newest = newShape()
  expect(await ask(newest)).toEqual([{ shape: shapes }])

  const names = await prepared()
  expect(names).toContain(statementName(newest))
  expect(names).toContain(statementName(used))
  expect(names).not.toContain(gone)
  expect(names.length).toBeLessThanOrEqual(MOST_NAMES)
  expect(await ask(oldest)).toEqual([{ shape: 1 }])
  expect(statementName(oldest)).not.toBe(gone)
})

test('S11: a statement that left while it waited for a connection leaves after all', async () => {
  const text = newShape()
  const late = { name: statementName(text), text, values: [] }
  for (let each = 0; each <= MOST_NAMES; each++) statementName(newShape())
  await pool.read(TENANT, late)
  expect(await prepared()).toContain(late.name)

  for (let each = 0; each <= MOST_NAMES; each++) statementName(newShape())
  expect(await prepared()).not.toContain(late.name)
})

test('S11: closing goes with a unit of work that fails, and harms neither it nor the next', async () => {
  const text = newShape()
  await ask(text)
  for (let each = 0; each <= MOST_NAMES; each++) statementName(newShape())
  const broken = { name: 'broken', text: 'select 1 / 0', values: [] }
  await expect(pool.unit(TENANT, transaction => transaction.run(broken))).rejects.toThrow('zero')
  expect(await ask(text)).toHaveLength(1)
  expect(await ask(text)).toHaveLength(1)
})
