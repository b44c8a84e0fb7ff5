import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseFile, Kreis, Manager } from '../../../../test/support/population.ts'
import { Mutations, type Ground } from '../../../../test/support/random-mutations.ts'
import {
  createWorld,
  once,
  type Answer,
  type ApiClient,
  type World,
} from '../../../../test/support/world.ts'
import { Random } from '../../demo/random.ts'
import { openPool, TenantPool } from '../../platform/database/pool.ts'
import { withClient } from '../../platform/database/roles.ts'
import type { LineDifference } from './line-difference.ts'
import { compareLines } from './rollup.ts'

const MUTATIONS = 10_000
const TENANTS = ['08111', '08226', '08315']
/** Two a tenant, who meet in the same cells. */
const WRITERS = 6
/** In each tenant, of four mutations each. */
const API_ROUNDS = 25
/** What a client tries again (LOCK-2). */
const RETRIED = ['40P01', '40001']

let world: World
const places: Place[] = []

interface Place extends Ground {
  kreis: Kreis
  people: Manager[]
  file: CaseFile
  /** Where talks are moved to, and back from. */
  other: CaseFile
  asManager: ApiClient
  asCoordinator: ApiClient
}

async function settle(tenant: string): Promise<Place> {
  const kreis = await world.kreis(tenant)
  const units = [kreis.unit, await kreis.employer()]
  const people: Manager[] = []
  for (let n = 0; n < 5; n++)
    people.push(await kreis.manager(`m${n}-${tenant}`, { unit: units[n % 2] }))
  const [first] = people
  const coordinator = await kreis.member(`c-${tenant}`, 'coordinator')
  return {
    tenant,
    kreis,
    units,
    people,
    municipality: kreis.municipality,
    managers: people.map(({ id }) => id),
    changing: people.slice(2).map(({ id }) => id),
    file: await kreis.case(first!, { opened_on: '2025-01-01' }),
    other: await kreis.case(first!, { opened_on: '2025-01-01' }),
    asManager: await world.as(first!.login),
    asCoordinator: await world.as(coordinator.login),
  }
}

beforeAll(async () => {
  world = await createWorld({ connections: 4 })
  for (const tenant of TENANTS) places.push(await settle(tenant))
})
afterAll(() => world.close())

/** As `verify:rollup` asks. */
const differences = (): Promise<LineDifference[]> =>
  withClient(world.urls.migration, async client => {
    await client.query('set role digintm_owner')
    await client.query('begin transaction isolation level repeatable read read only')
    return compareLines(client)
  })

/** C6: cases that say another beginning of their counselling than their talks. */
const astray = () =>
  world.sql(`select c.tenant, c.id from app.case_file c where c.counselling_start is distinct from
    (select min(t.held_on) from app.consultation t where t.tenant = c.tenant and t.case_file = c.id
     and not t.no_show and t.withdrawn_on is null)`)

/** Sends statements until they have changed that many rows. */
async function writeRaw(seed: number, rows: number, pools: Record<'tenant' | 'admin', TenantPool>) {
  const place = places[seed % places.length]!
  const mutations = new Mutations(seed, place)
  let changed = 0
  while (changed < rows) {
    const mutation = mutations.next()
    changed += await persist(() => pools[mutation.by].read(place.tenant, mutation))
  }
  return changed
}

/** Number of rows, after as many attempts as deadlocks make necessary. */
async function persist(work: () => Promise<unknown[]>): Promise<number> {
  for (;;)
    try {
      return (await work()).length
    } catch (error) {
      if (!RETRIED.includes(String((error as { code?: unknown }).code))) throw error
    }
}

const RECORD =
  'mutation ($input: RecordConsultationInput!) { recordConsultation(input: $input) { consultation { id version } } }'
const CORRECT =
  'mutation ($input: CorrectConsultationInput!) { correctConsultation(input: $input) { consultation { id version } } }'
const MOVE =
  'mutation ($input: MoveConsultationInput!) { moveConsultation(input: $input) { consultation { id version } } }'
const WITHDRAW =
  'mutation ($input: WithdrawConsultationInput!) { withdrawConsultation(input: $input) { consultation { id version } } }'
const RESTORE =
  'mutation ($input: RecordInput!) { restoreConsultation(input: $input) { consultation { id version } } }'
const EXPECTED = new Set(['DONE', 'BAD_USER_INPUT', 'CONFLICT', 'FORBIDDEN', 'NOT_FOUND'])
const ASSIGN =
  'mutation ($input: AssignCaseInput!) { assignCase(input: $input) { case { id version } } }'

/** The same cells through the API: talks, whatever becomes of them, and the case handed to and fro. */
async function writeByApi(place: Place, rounds: number): Promise<string[]> {
  const { asManager, asCoordinator, managers, file, other } = place
  const random = new Random(Number(place.tenant))
  const codes: string[] = []
  let version = 1
  const send = async (client: ApiClient, document: string, input: object): Promise<Answer> => {
    const answer = await client.send(document, { input: { clientMutationId: once(), ...input } })
    codes.push(answer.code ?? 'DONE')
    return answer
  }
  const hand = async (managerId: string | undefined) => {
    const handed = await send(asCoordinator, ASSIGN, { id: file.id, version, managerId })
    // an earlier talk than all before makes a new version of the case
    const now = handed.errors[0]?.extensions.currentVersion
    version = now ?? handed.data?.['assignCase']?.case.version ?? version
  }
  for (let round = 0; round < rounds; round++) {
    const { data } = await send(asManager, RECORD, { caseId: file.id, ...facts(random) })
    let talk = data?.['recordConsultation']?.consultation
    for (const [document, input] of fates(random, other.id)) {
      const answer = await send(asManager, document, { ...input, ...talk })
      talk = Object.values(answer.data ?? {})[0]?.consultation ?? talk
    }
    await hand(managers[1])
    await hand(managers[0])
  }
  return codes
}

/** What happens to a talk after it was recorded, in any order. */
function fates(random: Random, caseId: string): [document: string, input: object][] {
  const all: [string, object][] = [
    [CORRECT, facts(random)],
    [MOVE, { caseId, reason: 'Falscher Fall' }],
    [WITHDRAW, { reason: 'Doppelt' }],
    [RESTORE, {}],
  ]
  return Array.from({ length: random.between(1, 5) }, () => random.pick(all))
}

const facts = (random: Random) => ({
  heldOn: `2025-0${random.between(1, 6)}-1${random.between(0, 9)}`,
  unit: random.pick(['FAMILY', 'INDIVIDUAL']),
  setting: random.pick(['COUNSELLING_OFFICE', 'OUTREACH']),
  topics: random.pick([['HOUSING'], ['HEALTH', 'OTHER']]),
  noShow: random.chance(0.1),
})

test(`after ${MUTATIONS} random mutations by ${WRITERS} writers and the API the lines are those of the facts`, async () => {
  const connections = [openPool(world.urls.tenant), openPool(world.urls.admin)] as const
  const pools = { tenant: new TenantPool(connections[0]), admin: new TenantPool(connections[1]) }
  const share = Math.ceil(MUTATIONS / WRITERS)
  const [raw, byApi] = await Promise.all([
    Promise.all(Array.from({ length: WRITERS }, (_, seed) => writeRaw(seed, share, pools))),
    Promise.all(places.map(place => writeByApi(place, API_ROUNDS))),
  ])
  await Promise.all(connections.map(pool => pool.end()))

  expect(await differences()).toEqual([])
  expect(await astray()).toEqual([])
  expect(raw.reduce((total, count) => total + count, 0)).toBeGreaterThanOrEqual(MUTATIONS)
  // talks change hands under the API's feet; of all that may happen to a client, nothing else does
  const codes = byApi.flat()
  expect([...new Set(codes)].filter(code => !EXPECTED.has(code))).toEqual([])
  expect(codes.filter(code => code === 'DONE').length).toBeGreaterThan(codes.length / 2)
  for (const tenant of TENANTS) {
    const [left] = await world.sql<{ n: number }>(
      'select count(*)::int as n from app.consultation where tenant = $1',
      [tenant],
    )
    expect(left?.n).toBeGreaterThan(300)
  }
})

test.each([
  ['app.manager_line', 'month, block, code, manager', 'value'],
  ['reporting.district_line', 'month, block, code', 'contributors'],
  ['reporting.staff_movement', 'month, gender, qualification', 'heads'],
])('one wrong line of %s is found, and it alone', async (table, key, column) => {
  const add = (change: number, ctid: string) =>
    world.sql<{ ctid: string; key: string; tenant: string }>(
      `update ${table} set ${column} = ${column} + ${change} where ctid = ${ctid}
       returning ctid::text, tenant, concat_ws(' ', ${key}) as key`,
    )
  const [wrong] = await add(
    1,
    `(select ctid from ${table} where tenant = '08226' and ${column} > 0 order by ${key} limit 1)`,
  )
  expect(await differences()).toEqual([
    expect.objectContaining({ table, tenant: '08226', key: wrong?.key }),
  ])
  await add(-1, `'${wrong?.ctid}'`)
  expect(await differences()).toEqual([])
})
