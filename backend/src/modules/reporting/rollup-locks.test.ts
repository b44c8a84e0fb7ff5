import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, unlimited, type FreshDatabase } from '../../../../test/support/database.ts'
import { fillTwoTenants, ID } from '../../../../test/support/two-tenants.ts'
import { uuidv7 } from '../../platform/database/uuidv7.ts'

const TENANT = '08111'
const SECOND = '01900000-0000-7000-8000-000000000002'
let urls: FreshDatabase
const clients: pg.Client[] = []

async function enter(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: unlimited(url) })
  clients.push(client)
  await client.connect()
  await client.query('begin')
  await client.query('select app.enter($1)', [TENANT])
  return client
}

/** Talks of one cell, one of each manager, in one statement. */
const talksOf = (...managers: string[]) => ({
  text: `insert into app.consultation (id, manager, municipality, held_on, unit, setting, topics)
    select id, manager, '08111000', '2025-03-05', 'FAMILY', 'OUTREACH', '{HEALTH}'
    from unnest($1::uuid[], $2::uuid[]) as talk (id, manager)`,
  values: [managers.map(() => uuidv7()), managers],
})

async function waitsForALock(): Promise<void> {
  const watcher = clients[0]!
  for (;;) {
    const { rows } = await watcher.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    )
    if (rows[0]!.n >= clients.length - 2) return
    await sleep(5)
  }
}

beforeAll(async () => {
  urls = await freshDatabase()
  await fillTwoTenants(urls)
  const hirer = await enter(urls.admin)
  await hirer.query(
    `insert into app.integration_manager (id, given_name, family_name, gender, qualification, unit, fte_hundredths, active_from)
     values ($1, 'Nina', 'Mohnfeld', 'FEMALE', 'TYPE_B', $2, 50, '2024-06-01')`,
    [SECOND, ID],
  )
  await hirer.query('commit')
})
afterAll(async () => {
  await Promise.all(clients.map(client => client.end()))
  await urls.drop()
})

test('statements over several managers of one cell wait for each other in one order', async () => {
  const holder = await enter(urls.admin)
  await holder.query(
    `select from reporting.district_line where tenant = $1 and block = 'A' for update`,
    [TENANT],
  )

  // both are held up in the same cell, the first with more managers to come
  const first = (await enter(urls.tenant)).query(talksOf(ID, SECOND))
  await waitsForALock()
  const second = (await enter(urls.tenant)).query(talksOf(SECOND))
  await waitsForALock()
  await holder.query('commit')

  const committed = await Promise.all(
    [first, second].map(async (talk, n) => {
      await talk
      await clients[n + 2]!.query('commit')
      return true
    }),
  )
  expect(committed).toEqual([true, true])
})
