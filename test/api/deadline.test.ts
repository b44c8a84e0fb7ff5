import { afterAll, beforeAll, expect, test } from 'vitest'
import { unlimited } from '../support/database.ts'
import { createWorld, type World } from '../support/world.ts'

let world: World

beforeAll(async () => {
  world = await createWorld({
    limits: { work: 300 },
    databases: urls => ({ ...urls, tenant: unlimited(urls.tenant) }),
  })
  await (await world.kreis('08226')).manager('eva')
})
afterAll(() => world.close())

test('GQL-4: a request past its deadline is answered, and leaves nothing running', async () => {
  const { token } = await world.as('eva')
  await world.sql('begin')
  await world.sql('lock table app.case_file in access exclusive mode')
  const { status, headers } = await fetch(world.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ cases { nodes { number } } }' }),
  })
  expect([status, headers.get('retry-after')]).toEqual([503, '1'])
  await expect.poll(waiting).toEqual([])
  await world.sql('rollback')
})

async function waiting(): Promise<unknown[]> {
  // inside a transaction they would be those of its first look
  await world.sql('select pg_stat_clear_snapshot()')
  return world.sql(
    `select query from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
}
