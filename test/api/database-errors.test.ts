import { Client, type DatabaseError } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { troubleOf } from '../../backend/src/platform/api/database-errors.ts'
import { openPool } from '../../backend/src/platform/database/pool.ts'
import { alive } from '../../backend/src/platform/database/postmaster.ts'
import { withClient } from '../../backend/src/platform/database/roles.ts'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { createWorld, once, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let file: CaseFile
let asEva: ApiClient

beforeAll(async () => {
  world = await createWorld({ connections: 2 })
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  file = await kreis.case(eva)
  asEva = await world.as('eva')
})
beforeEach(() => void world.log.splice(0))
afterAll(() => world.close())

const CASES = 'query ($filter: CaseFilter) { cases(filter: $filter) { count } }'
const SEARCH = 'query ($text: String!) { search(text: $text) { case { id } } }'
const RECORD = `mutation ($input: RecordConsultationInput!) {
  recordConsultation(input: $input) { consultation { id } } }`
const OPEN = 'mutation ($input: OpenCaseInput!) { openCase(input: $input) { case { id } } }'

const talk = (changed: object = {}) => ({
  clientMutationId: once(),
  caseId: file.id,
  heldOn: '2026-03-10',
  setting: 'OUTREACH',
  unit: 'INDIVIDUAL',
  topics: ['HOUSING'],
  ...changed,
})

const person = { givenNames: 'Olena', familyName: 'Kalyna' }
const intake = (changed: object = {}) => ({
  clientMutationId: once(),
  person,
  unit: 'INDIVIDUAL',
  municipality: kreis.municipality,
  ...changed,
})

describe('a value that the database cannot take is BAD_USER_INPUT', () => {
  const cases: [string, string, () => object][] = [
    [
      'the character zero in the document',
      '{ search(text: "Ka\\u0000") { case { id } } }',
      () => ({}),
    ],
    ['the character zero in a filter', CASES, () => ({ filter: { municipality: '0822\0' } })],
    ['the character zero in a search', SEARCH, () => ({ text: 'Ka\0lyna' })],
    ['the character zero before a number', SEARCH, () => ({ text: '2025\0-1' })],
    ['the character zero in a note', RECORD, () => ({ input: talk({ note: 'a\0b' }) })],
    ['the character zero in a language', RECORD, () => ({ input: talk({ languages: ['d\0'] }) })],
    [
      'the character zero in a name',
      OPEN,
      () => ({ input: intake({ person: { ...person, familyName: 'K\0' } }) }),
    ],
    ['minutes beyond a small number', RECORD, () => ({ input: talk({ minutes: 2_147_483_647 }) })],
    ['a number beyond 32 bits', RECORD, () => ({ input: talk({ minutes: 2 ** 40 }) })],
    ['a fraction of a person', RECORD, () => ({ input: talk({ participants: 1.5 }) })],
    ['a day that never was', RECORD, () => ({ input: talk({ heldOn: '2026-02-30' }) })],
    ['a day before our era', RECORD, () => ({ input: talk({ heldOn: '0000-01-01' }) })],
    ['an hour that never was', RECORD, () => ({ input: talk({ heldAt: '24:61' }) })],
    ['a leap second', RECORD, () => ({ input: talk({ heldAt: '23:59:60' }) })],
    ['no identifier', RECORD, () => ({ input: talk({ caseId: 'x' }) })],
    [
      'a birth beyond the calendar',
      OPEN,
      () => ({ input: intake({ person: { ...person, birthDate: '0000-00-00' } }) }),
    ],
    [
      'a municipality that does not exist',
      OPEN,
      () => ({ input: intake({ municipality: '99999999' }) }),
    ],
    [
      'nationalities of no country',
      OPEN,
      () => ({ input: intake({ person: { ...person, nationalities: ['\ud800'] } }) }),
    ],
  ]
  test.each(cases)('%s', async (_, query, variables) => {
    const { code, errors } = await asEva.send(query, variables() as Record<string, unknown>)
    expect([code, errors]).toEqual(['BAD_USER_INPUT', [expect.anything()]])
    expect(errors[0]?.message).not.toMatch(/relation|column|constraint|byte sequence|syntax|app\./i)
  })
})

/** An error as the server makes it. */
async function errorOf(text: string): Promise<unknown> {
  return withClient(world.urls.admin, client => client.query(text).catch((error: unknown) => error))
}

const raised = (code: string) =>
  errorOf(`do $$ begin raise exception 'secret' using errcode = '${code}'; end $$`)

describe('SQLSTATE', () => {
  test.each([
    ['select 2147483648::int', '22003', 'BAD_USER_INPUT'],
    [`select '2026-02-30'::date`, '22008', 'BAD_USER_INPUT'],
    [`select 'soon'::date`, '22007', 'BAD_USER_INPUT'],
    [`select 'x'::uuid`, '22P02', 'BAD_USER_INPUT'],
    [`select 'ab'::char(1)::varchar(1), cast('ab' as bit(1))`, '22P02', 'BAD_USER_INPUT'],
    ['select 1 / 0', '22012', 'INTERNAL'],
    ['select no_such_column', '42703', 'INTERNAL'],
  ])('of %s is %s and comes to %s', async (text, sqlState, trouble) => {
    const error = await errorOf(text)
    expect([(error as DatabaseError).code, troubleOf(error)]).toEqual([sqlState, trouble])
  })

  test.each([
    ['08006', 'BUSY'],
    ['08P01', 'INTERNAL'],
    ['22001', 'BAD_USER_INPUT'],
    ['22021', 'BAD_USER_INPUT'],
    ['22P05', 'BAD_USER_INPUT'],
    ['23502', 'INTERNAL'],
    ['23503', 'CONFLICT'],
    ['23505', 'CONFLICT'],
    ['23514', 'INTERNAL'],
    ['23P01', 'CONFLICT'],
    ['25P03', 'BUSY'],
    ['40001', 'BUSY'],
    ['40P01', 'BUSY'],
    ['42501', 'INTERNAL'],
    ['53100', 'BUSY'],
    ['53300', 'BUSY'],
    ['55P03', 'BUSY'],
    ['57014', 'BUSY'],
    ['57P01', 'BUSY'],
    ['57P03', 'BUSY'],
    ['P0001', 'INTERNAL'],
    ['XX000', 'INTERNAL'],
  ])('%s comes to %s', async (sqlState, trouble) => {
    const error = await raised(sqlState)
    expect([(error as DatabaseError).code, troubleOf(error)]).toEqual([sqlState, trouble])
  })

  test('is missing where the connection was lost, refused or not to be had', async () => {
    const refused = new Client({ host: '127.0.0.1', port: 1 })
    expect(troubleOf(await refused.connect().catch((error: unknown) => error))).toBe('BUSY')
    const narrow = openPool(world.urls.tenant, { max: 1, wait: 500 })
    const lent = await narrow.connect()
    expect(troubleOf(await narrow.query('select 1').catch((error: unknown) => error))).toBe('BUSY')
    const lost = lent.query('select pg_sleep(5)').catch((error: unknown) => error)
    ;(
      lent as unknown as { connection: { stream: { destroy(): void } } }
    ).connection.stream.destroy()
    expect(troubleOf(await lost)).toBe('BUSY')
    lent.release(true)
    await narrow.end()
  })
})

const LOGINS = ['tenant', 'reporting', 'platform'] as const

describe.each(LOGINS)('GQL-4 the log-in digintm_%s', login => {
  const failing = (text: string, ...settings: string[]) =>
    withClient(world.urls[login], async client => {
      client.on('error', () => {})
      for (const setting of settings) await client.query(`set ${setting}`)
      return client.query(text).catch((error: unknown) => error)
    })

  test('has limits of its own from the start', async () => {
    const limits = await withClient(world.urls[login], async client => {
      const of = async (name: string) =>
        Object.values((await client.query(`show ${name}`)).rows[0])[0]
      return [
        await of('statement_timeout'),
        await of('lock_timeout'),
        await of('idle_in_transaction_session_timeout'),
      ]
    })
    expect(limits).toEqual(['10s', login === 'tenant' ? '2s' : '5s', '15s'])
  })

  test('is BUSY when a statement takes too long', async () => {
    const error = await failing('select pg_sleep(5)', `statement_timeout = '50ms'`)
    expect([(error as DatabaseError).code, troubleOf(error)]).toEqual(['57014', 'BUSY'])
  })

  test('is BUSY when a lock takes too long', async () => {
    const table = login === 'reporting' ? 'reporting.district_line' : 'app.membership'
    await world.sql('begin')
    await world.sql(`lock table ${table} in access exclusive mode`)
    const error = await failing(`select from ${table}`, `lock_timeout = '50ms'`)
    await world.sql('rollback')
    expect([(error as DatabaseError).code, troubleOf(error)]).toEqual(['55P03', 'BUSY'])
  })

  test('is BUSY when a transaction was left open for too long', async () => {
    const told = await withClient(world.urls[login], async client => {
      const { promise, resolve } = Promise.withResolvers<unknown>()
      client.on('error', resolve)
      await client.query(`set idle_in_transaction_session_timeout = '50ms'`)
      await client.query('begin')
      return promise
    })
    expect([(told as DatabaseError).code, troubleOf(told)]).toEqual(['25P03', 'BUSY'])
  })
})

const OF_THE_SERVER = `from pg_stat_activity
  where datname = current_database() and usename like 'digintm\\_%'`
const terminate = `select pg_terminate_backend(pid) ${OF_THE_SERVER}`

/** How many connections of the server there are, or how many of them wait for a lock. */
async function connections(which = ''): Promise<number> {
  // inside a transaction they would be those of its first look
  await world.sql('select pg_stat_clear_snapshot()')
  return (await world.sql(`select pid ${OF_THE_SERVER} ${which}`)).length
}

describe('FI-2', () => {
  const post = (query: string, variables: object) =>
    fetch(world.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${asEva.token}` },
      body: JSON.stringify({ query, variables }),
    })
  const REQUESTS: [string, string, () => object][] = [
    ['a read', CASES, () => ({})],
    ['a mutation', RECORD, () => ({ input: talk() })],
  ]

  test.each(REQUESTS)(
    '%s goes on after its idle connection was terminated',
    async (_, query, variables) => {
      await asEva.get(query, variables() as Record<string, unknown>)
      const pids = await world.sql<{ pid: number }>(`select pid ${OF_THE_SERVER}`)
      await world.sql(terminate)
      // until a back end is gone, nothing can have heard of it
      await vi.waitUntil(() => !pids.some(({ pid }) => alive(pid)), 60_000)
      await asEva.get(query, variables() as Record<string, unknown>)
    },
  )

  test.each(REQUESTS)(
    '%s whose connection is terminated answers 503',
    async (_, query, variables) => {
      await world.sql('begin')
      await world.sql('lock table app.case_file, app.consultation in access exclusive mode')
      const answer = post(query, variables())
      await vi.waitUntil(() => connections(`and wait_event_type = 'Lock'`), 60_000)
      await world.sql(terminate)
      await world.sql('rollback')
      const { status, headers } = await answer
      expect([status, headers.get('retry-after')]).toEqual([503, '1'])
      expect(await (await answer).json()).toMatchObject({
        errors: [{ extensions: { code: 'BUSY' } }],
      })
      await asEva.get(query, variables() as Record<string, unknown>)
    },
  )

  test('a lock that nobody gives back answers 503 after two seconds', async () => {
    await world.sql('begin')
    await world.sql('lock table app.case_file in access exclusive mode')
    const answer = await post(CASES, {})
    await world.sql('rollback')
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
  })

  test('an exhausted pool answers 503 after three seconds, and serves the next', async () => {
    await world.sql('begin')
    await world.sql('lock table app.case_file in access exclusive mode')
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => post(CASES, {})))
    await world.sql('rollback')
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503, 503])
    await asEva.get(CASES)
  })
})
