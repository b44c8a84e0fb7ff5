import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { awaited } from '../../backend/src/platform/database/cancellation.ts'
import { openPool, TenantPool } from '../../backend/src/platform/database/pool.ts'
import { RolePool } from '../../backend/src/platform/database/role-pool.ts'
import { unlimited, WAIT_MS } from '../support/database.ts'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { createWorld, once, type World } from '../support/world.ts'

/** One connection in each pool: whatever a cancellation hits, it hits there. */
let world: World
let kreis: Kreis
let eva: Manager
let file: CaseFile
let locker: Client
const tokens: Record<string, string> = {}

beforeAll(async () => {
  world = await createWorld({
    connections: 1,
    databases: urls => ({
      ...urls,
      tenant: unlimited(urls.tenant),
      reporting: unlimited(urls.reporting),
    }),
  })
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  file = await kreis.case(eva)
  await kreis.talk(eva, { case_file: file.id, note: 'Vertraulich' })
  const ministry = await world.kreis('08')
  await ministry.member('kern', 'ministry_analyst')
  for (const login of ['eva', 'kern']) tokens[login] = (await world.as(login)).token
  locker = new Client({ connectionString: world.urls.admin })
  await locker.connect()
})
afterAll(async () => {
  await locker.end()
  await world.close()
})

/** Nobody else gets at the table while the work is done. */
async function whileLocked(table: string, work: () => Promise<void>): Promise<void> {
  await locker.query('begin')
  try {
    await locker.query(`lock table ${table} in access exclusive mode`)
    await work()
  } finally {
    await locker.query('rollback')
  }
}

/** Statements of the product's log-ins that the server works on or waits with. */
const running = async (): Promise<string[]> =>
  (
    await world.sql<{ query: string }>(
      `select usename || ': ' || query as query from pg_stat_activity
       where datname = current_database() and usename like 'digintm\\_%' and state <> 'idle'`,
    )
  ).map(({ query }) => query)

const begun = () => vi.waitUntil(async () => (await running()).length > 0, PATIENCE)
const ended = () => vi.waitUntil(async () => !(await running()).length, PATIENCE)
const PATIENCE = { timeout: 60_000, interval: 20 }

const CASE = `{ cases { nodes { number } } }`
const RECORD = `mutation ($input: RecordConsultationInput!) {
  recordConsultation(input: $input) { consultation { id } } }`
const FIGURE = `{ keyFigure(code: "KF-13", from: "2026-01-01", to: "2026-01-31") { total { status } } }`

const NEXT = { name: 'next', text: 'select pg_sleep(0.004)', values: [] }

const record = () => ({
  clientMutationId: once(),
  caseId: file.id,
  heldOn: '2026-03-10',
  setting: 'OUTREACH',
  unit: 'INDIVIDUAL',
  topics: ['HOUSING'],
})

interface Waiting {
  name: string
  login: string
  table: string
  query: string
  variables?: () => object
}

const WAITING: Waiting[] = [
  { name: 'a list', login: 'eva', table: 'app.case_file', query: CASE },
  {
    name: 'a read that is audited',
    login: 'eva',
    table: 'app.consultation_note',
    query: 'query ($id: UUID!) { case(id: $id) { consultations { nodes { note } } } }',
    variables: () => ({ id: file.id }),
  },
  {
    name: 'the entry of that read',
    login: 'eva',
    table: 'app.audit_entry',
    query: 'query ($id: UUID!) { case(id: $id) { consultations { nodes { note } } } }',
    variables: () => ({ id: file.id }),
  },
  {
    name: 'a mutation',
    login: 'eva',
    table: 'app.consultation',
    query: RECORD,
    variables: () => ({ input: record() }),
  },
  {
    name: 'a figure of the state',
    login: 'kern',
    table: 'reporting.district_line',
    query: FIGURE,
  },
]

interface Sent {
  login: string
  query: string
  variables: object | undefined
}

const post = ({ login, query, variables }: Sent, signal?: AbortSignal): Promise<Response> =>
  fetch(world.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[login]}` },
    body: JSON.stringify({ query, variables }),
    ...(signal && { signal }),
  })

async function sendAndLeave(sent: Sent, after: () => Promise<unknown>): Promise<void> {
  const client = new AbortController()
  const answer = post(sent, client.signal)
  await after()
  client.abort()
  await expect(answer).rejects.toThrow(/abort/i)
}

describe('GQL-4 a client that goes away', () => {
  test.each(WAITING)('leaves nothing running: $name', async ({ table, ...request }) => {
    const sent: Sent = { ...request, variables: request.variables?.() }
    await whileLocked(table, async () => {
      await sendAndLeave(sent, begun)
      await ended()
    })
    // sent again, a mutation is not yet done, and its connection is fit for work
    const answer = await post(sent)
    expect(await answer.json()).not.toHaveProperty('errors')
  })
})

describe('GQL-4 work that has had its time', () => {
  const sleeping = { name: 'sleeping', text: 'select pg_sleep(3600)', values: [] }
  const timed = <T>(ms: number, work: () => Promise<T>): Promise<T> =>
    awaited.run(AbortSignal.timeout(ms), work)

  test('is cancelled, and its connection serves the next', async () => {
    const connections = openPool(unlimited(world.urls.tenant), { max: 1, wait: WAIT_MS })
    const pool = new TenantPool(connections)
    const pid = { name: 'pid', text: 'select pg_backend_pid() as pid', values: [] }
    const before = await pool.read('08226', pid)
    for (const work of [
      () => pool.read('08226', sleeping),
      () => pool.transaction('08226', run => run(sleeping)),
    ]) {
      await expect(timed(50, work)).rejects.toMatchObject({ code: '57014' })
      expect(await pool.read('08226', pid)).toEqual(before)
    }
    await connections.end()
  })

  test('is cancelled between two statements as well', async () => {
    const connections = openPool(unlimited(world.urls.tenant), { max: 1, wait: WAIT_MS })
    const pool = new TenantPool(connections)
    await pool.read('08226', NEXT)
    let second = false
    const late = timed(20, () =>
      pool.transaction('08226', async run => {
        // has to outlive the first cancellation, 100 ms after the request was left
        await sleep(200)
        second = true
        return run(sleeping)
      }),
    )
    await expect(late).rejects.toMatchObject({ code: '57014' })
    expect(second).toBe(true)
    await connections.end()
  })

  test('does not begin', async () => {
    const connections = openPool(unlimited(world.urls.tenant), { max: 1, wait: WAIT_MS })
    const pool = new TenantPool(connections)
    const late = awaited.run(AbortSignal.abort(), () => pool.read('08226', sleeping))
    await expect(late).rejects.toMatchObject({ code: '57014' })
    expect(connections.totalCount).toBe(0)
    await connections.end()
  })

  test('is cancelled on the side of the figures too', async () => {
    const connections = openPool(unlimited(world.urls.reporting), { max: 1, wait: WAIT_MS })
    const pool = new RolePool(connections)
    const one = { name: 'one', text: 'select 1 as one', values: [] }
    // connected before, so that it is under way when nobody waits any more
    await pool.read(one)
    await expect(timed(50, () => pool.read(sleeping))).rejects.toMatchObject({ code: '57014' })
    expect(await pool.read(one)).toEqual([{ one: 1 }])
    await connections.end()
  })

  test('takes nobody with it who has the connection next', async () => {
    // statements that end about when their cancellation comes, 100 ms after the request was left
    const lane = async () => {
      const connections = openPool(unlimited(world.urls.tenant), { max: 1, wait: WAIT_MS })
      const pool = new TenantPool(connections)
      for (let round = 0; round < 20; round++) {
        // the first two surely before and surely after it
        const ms = [1, 600_000][round] ?? 94 + (round % 10)
        const text = `select pg_sleep(${ms / 1000})`
        const left = timed(1, () => pool.read('08226', { name: '', text, values: [] }))
        const next = Promise.all([pool.read('08226', NEXT), pool.read('08226', NEXT)])
        outcomes.push((await Promise.allSettled([left]))[0].status)
        expect(await next).toHaveLength(2)
      }
      await connections.end()
    }
    const outcomes: string[] = []
    await Promise.all([1, 2, 3, 4].map(lane))
    expect(new Set(outcomes)).toEqual(new Set(['fulfilled', 'rejected']))
  })
})
