import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { maintenanceUrl } from '../../../../test/support/database.ts'
import { Batch, BatchPart, type Unbound } from './batch.ts'

let client: pg.Client
beforeEach(async () => {
  client = new pg.Client({ connectionString: maintenanceUrl() })
  await client.connect()
})
afterEach(() => client.end())

/** What each statement of one batch came to: its rows, or the code of what went wrong. */
async function together(...statements: Unbound[]): Promise<unknown[]> {
  const parts = statements.map(statement => new BatchPart(statement, client))
  client.query(new Batch(parts) as unknown as pg.Submittable)
  const results = await Promise.allSettled(parts.map(part => part.result))
  return results.map(result =>
    result.status === 'fulfilled'
      ? (result.value.rows as unknown[])
      : (result.reason as { code: string }).code,
  )
}

const twice = (n: number) => ({ name: 'twice', text: 'select $1::int * 2 as n', values: [n] })
const divide = { name: 'divide', text: 'select 1 / $1::int', values: [0] }
const later = { name: 'later', text: 'select 3 as n' }

test('each statement has its own rows, prepared or not', async () => {
  const plain = { text: `select 'a;b' as t` }
  expect(await together(twice(1), plain, twice(2))).toEqual([
    [{ n: 2 }],
    [{ t: 'a;b' }],
    [{ n: 4 }],
  ])
  expect(await together(twice(3))).toEqual([[{ n: 6 }]])
})

test('rows that nobody looks at are neither described nor read, and those after them are', async () => {
  const parts = [
    new BatchPart(twice(1), client, false),
    new BatchPart(twice(2), client),
    new BatchPart(later, client, false),
  ]
  client.query(new Batch(parts) as unknown as pg.Submittable)
  const results = await Promise.all(parts.map(part => part.result))
  expect(results.map(({ rows, fields }) => [rows, fields.length])).toEqual([
    [[], 0],
    [[{ n: 4 }], 1],
    [[], 0],
  ])
})

test('what comes after a failure fails with it, and nothing stays of the transaction', async () => {
  const begin = { text: 'begin' }
  const create = { text: 'create temporary table seen (n int)' }
  expect(await together(begin, create, divide, later, { text: 'commit' })).toEqual([
    [],
    [],
    '22012',
    '22012',
    '22012',
  ])
  await client.query('rollback')
  expect(await together({ text: `select to_regclass('seen') as seen` })).toEqual([[{ seen: null }]])
})

test('a statement whose turn never came is prepared the next time', async () => {
  expect(await together(divide, later)).toEqual(['22012', '22012'])
  expect(await together(later)).toEqual([[{ n: 3 }]])
})

test('one that cannot be parsed fails alone before it, and the connection goes on', async () => {
  const wrong = { name: 'wrong', text: 'selec' }
  expect(await together(twice(1), wrong, later)).toEqual([[{ n: 2 }], '42601', '42601'])
  expect(await together(later, twice(5))).toEqual([[{ n: 3 }], [{ n: 10 }]])
  expect((await client.query('select 1 as n')).rows).toEqual([{ n: 1 }])
})

test('rows are read with the types of the connection', async () => {
  client.setTypeParser(1082, text => `day ${text}`)
  expect(await together({ text: `select '2026-03-01'::date as d` })).toEqual([
    [{ d: 'day 2026-03-01' }],
  ])
})

test('a connection that is lost fails every statement', async () => {
  client.on('error', () => {})
  const lost = { text: 'select pg_terminate_backend(pg_backend_pid())' }
  expect(await together(twice(1), lost, later)).toEqual([expect.anything(), '57P01', '57P01'])
})
