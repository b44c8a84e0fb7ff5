import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import { asAdmin, freshDatabase, type FreshDatabase } from '../../../../test/support/database.ts'
import { openPool, TenantPool } from './pool.ts'
import { withClient } from './roles.ts'

let urls: FreshDatabase
let connections: pg.Pool
let pool: TenantPool
let tenants: string[]

const OWN = { name: 'own', text: 'select tenant, name from app.household', values: [] }
const CONTEXT = { name: 'context', text: 'select app.tenant() as tenant', values: [] }

beforeAll(async () => {
  urls = await freshDatabase()
  connections = openPool(urls.tenant, { max: 4, wait: 60_000 })
  pool = new TenantPool(connections)
  const rows = await asAdmin<{ ags: string }>(urls, 'select ags from reference.district')
  tenants = rows.map(row => row.ags)
  await asAdmin(
    urls,
    `insert into app.household (tenant, id, name)
     select ags, gen_random_uuid(), 'of ' || ags from reference.district, generate_series(1, 3)`,
  )
})
afterAll(async () => {
  await connections.end()
  await urls.drop()
})

/** What goes wrong in between: a third of all requests end in some error. */
const TROUBLES = [
  { name: 'divide', text: 'select 1 / $1::int', values: [0] },
  { name: 'syntax', text: 'selec', values: [] },
  { name: 'foreign', text: 'insert into app.household (tenant, id, name) values ($1, $2, $3)' },
  { name: 'cancel', text: 'select pg_cancel_backend(pg_backend_pid()), pg_sleep(1)', values: [] },
]

async function request(index: number): Promise<'own' | 'refused'> {
  const tenant = tenants[index % tenants.length] ?? ''
  const trouble = TROUBLES[Math.floor(index / 3) % TROUBLES.length]
  if (index % 3 === 0 && trouble) {
    const foreign = tenants[(index + 1) % tenants.length]
    const values = trouble.values ?? [foreign, crypto.randomUUID(), 'x']
    await expect(pool.read(tenant, { ...trouble, values })).rejects.toThrow()
    return 'refused'
  }
  const rows = await pool.read<{ tenant: string; name: string }>(tenant, OWN)
  expect(rows).toHaveLength(3)
  expect(rows.every(row => row.tenant === tenant && row.name === `of ${tenant}`)).toBe(true)
  return 'own'
}

test('RLS-5 10,000 interleaved reads of 44 tenants over 4 connections show no foreign row', async () => {
  const counts = { own: 0, refused: 0 }
  let next = 0
  const worker = async () => {
    while (next < 10_000) counts[await request(next++)] += 1
  }
  await Promise.all(Array.from({ length: 40 }, worker))
  expect(counts).toEqual({ own: 6666, refused: 3334 })
})

test('RLS-5 terminated back ends lose requests, never the context', async () => {
  let answered = 0
  const kill = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and usename = 'digintm_tenant'`
  await withClient(urls.admin, async admin => {
    for (let round = 0; round < 10; round++) {
      const reads = Array.from({ length: 60 }, async (_, index) => {
        const tenant = tenants[index % tenants.length] ?? ''
        const rows = await pool.read<{ tenant: string }>(tenant, OWN)
        expect(rows.every(row => row.tenant === tenant)).toBe(true)
        answered += 1
      })
      const settled = Promise.allSettled(reads)
      await admin.query(kill)
      for (const outcome of await settled) {
        if (outcome.status === 'rejected')
          expect(String(outcome.reason)).toMatch(/terminat|ended|ECONNRESET|EPIPE/i)
      }
    }
  })
  expect(answered).toBeGreaterThan(0)
  // a connection may still be taken for alive until its end has been read
  const again = () => pool.read('08111', CONTEXT).catch(String)
  await expect.poll(again).toEqual([{ tenant: '08111' }])
})

test('RLS-5 the context ends with the transaction, after success and after an error', async () => {
  const single = openPool(urls.tenant, { max: 1 })
  const one = new TenantPool(single)
  const bare = async () => (await single.query('select app.tenant() as tenant')).rows
  await one.read('08111', CONTEXT)
  expect(await bare()).toEqual([{ tenant: null }])
  await expect(one.read('08111', { name: 'bad', text: 'select 1/0', values: [] })).rejects.toThrow()
  expect(await bare()).toEqual([{ tenant: null }])
  expect((await single.query('select * from app.household')).rows).toEqual([])
  await single.end()
})

test('RLS-5 a value that is no tenant key is refused', async () => {
  for (const tenant of ['', '8111', '085', '0811', '08111 ', "08111'; --", '081110', '08\n'])
    await expect(pool.read(tenant, CONTEXT)).rejects.toThrow('Not the key of a tenant')
  await withClient(urls.tenant, async client => {
    await client.query('begin')
    await expect(client.query(`select app.enter('085')`)).rejects.toThrow('bad tenant')
    await client.query('rollback')
    await expect(client.query('select app.enter(null)')).rejects.toThrow('bad tenant')
  })
})

test('a name that failed before it was parsed can be used again', async () => {
  const late = { name: 'late', text: 'select name from app.later_table', values: [] }
  await expect(pool.read('08111', late)).rejects.toThrow('does not exist')
  await expect(pool.read('08111', late)).rejects.toThrow('does not exist')
})

test('a transaction keeps its statements together and tells their names', async () => {
  const names: string[] = []
  const counted = new TenantPool(connections, name => names.push(name))
  const insert = 'insert into app.household (id, name) values ($1, $2)'
  const fails = counted.transaction('08111', async run => {
    await run({ name: 'put', text: insert, values: [crypto.randomUUID(), 'gone'] })
    throw new Error('changed my mind')
  })
  await expect(fails).rejects.toThrow('changed my mind')
  expect(await counted.read('08111', OWN)).toHaveLength(3)
  expect(names).toEqual(['put', 'own'])
})

test('waiting for a connection ends with an error', async () => {
  const narrow = openPool(urls.tenant, { max: 1, wait: 500 })
  const busy = await narrow.connect()
  await expect(new TenantPool(narrow).read('08111', CONTEXT)).rejects.toThrow(/timeout/)
  busy.release()
  await narrow.end()
})

test('IDEM-1 nothing is sent while it is open whether the work was done before', async () => {
  const condition = { name: 'condition', text: 'select 1 as one', values: [] }
  await pool.unit(tenants[0]!, async transaction => {
    transaction.under(condition, rows => expect(rows).toEqual([{ one: 1 }]))
    expect(() => transaction.send({ text: 'delete from app.household' })).toThrow('condition')
    await transaction.met()
    transaction.send({ text: 'select 2' })
  })
  await expect(
    pool.unit(tenants[0]!, async transaction => {
      transaction.under(condition, () => {
        throw new Error('done before')
      })
      await transaction.run({ name: 'later', text: 'select 3', values: [] })
    }),
  ).rejects.toThrow('done before')
})
