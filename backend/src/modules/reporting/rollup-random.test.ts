import { afterAll, beforeAll, expect, test } from 'vitest'
import { Random } from '../../demo/random.ts'
import { asAdmin, freshDatabase, type FreshDatabase } from '../../../../test/support/database.ts'
import { fillTwoTenants, ID, TENANTS } from '../../../../test/support/two-tenants.ts'
import { openPool, TenantPool, type Statement } from '../../platform/database/pool.ts'
import { withClient } from '../../platform/database/roles.ts'
import { compareLines } from './rollup.ts'

const MUTATIONS = 10_000
const WRITERS = 6
const RETRY = ['40P01', '40001']
const MANAGERS = [ID, ...[2, 3, 4].map(n => ID.replace(/1$/, String(n)))]
const TOPICS = ['HOUSING', 'HEALTH', 'SCHOOL', 'LANGUAGE', 'OTHER']
let urls: FreshDatabase

beforeAll(async () => {
  urls = await freshDatabase()
  await fillTwoTenants(urls)
  for (const tenant of TENANTS)
    await withClient(urls.admin, async client => {
      await client.query('begin')
      await client.query('select app.enter($1)', [tenant])
      for (const manager of MANAGERS.slice(1))
        await client.query(
          `insert into app.integration_manager (id, given_name, family_name, gender, qualification, unit, fte_hundredths, active_from)
           values ($1, 'Nina', 'Mohnfeld', 'FEMALE', 'TYPE_B', $2, 50, '2024-06-01')`,
          [manager, ID],
        )
      await client.query('commit')
    })
})
afterAll(() => urls.drop())

function facts(random: Random): unknown[] {
  const topics = TOPICS.filter(() => random.chance(0.4))
  return [
    random.pick(MANAGERS),
    `2025-0${random.between(1, 6)}-1${random.between(0, 9)}`,
    random.pick(['FAMILY', 'INDIVIDUAL']),
    random.pick(['COUNSELLING_OFFICE', 'OUTREACH', 'ACCOMPANIMENT']),
    topics.length === 0 ? ['OTHER'] : topics,
    random.chance(0.1),
  ]
}

function mutation(random: Random, known: string[]): Statement {
  if (known.length < 20 || random.chance(0.4)) {
    const id = random.uuid(20_000)
    known.push(id)
    return {
      name: 'add',
      text: `insert into app.consultation (id, municipality, manager, held_on, unit, setting, topics, no_show)
        values ($1, '08111000', $2, $3, $4, $5, $6, $7)`,
      values: [id, ...facts(random)],
    }
  }
  const id = random.pick(known)
  if (random.chance(0.2))
    return {
      name: 'minutes',
      text: 'update app.consultation set minutes = 30 where id = $1',
      values: [id],
    }
  return {
    name: 'correct',
    text: `update app.consultation set manager = $2, held_on = $3, unit = $4, setting = $5, topics = $6, no_show = $7
      where id = $1`,
    values: [id, ...facts(random)],
  }
}

test(`after ${MUTATIONS} random mutations by ${WRITERS} writers the lines are those of the facts`, async () => {
  const connections = openPool(urls.tenant, { max: WRITERS })
  const pool = new TenantPool(connections)
  const write = async (seed: number) => {
    const random = new Random(seed)
    const known: string[] = []
    for (let count = 0; count < MUTATIONS / WRITERS; count++) {
      const statement = mutation(random, known)
      const tenant = TENANTS[seed % 2] ?? ''
      let done = false
      while (!done) done = await attempt(() => pool.read(tenant, statement))
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, (_, seed) => write(seed)))
  await connections.end()
  const differences = await withClient(urls.admin, async client => {
    await client.query('begin')
    return compareLines(client)
  })
  expect(differences).toEqual([])
  const [count] = await asAdmin<{ n: number }>(
    urls,
    'select count(*)::int as n from app.consultation',
  )
  expect(count?.n).toBeGreaterThan(3000)
}, 120_000)

async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (RETRY.includes(String((error as { code?: unknown }).code))) return false
    throw error
  }
}
