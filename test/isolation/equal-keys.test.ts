import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mutationOf } from '../support/mutation.ts'
import { createWorld, once, TODAY, type ApiClient, type World } from '../support/world.ts'

/** Two Kreise in which everything has the same id, number, name and day. */
const TENANTS = ['08111', '08226'] as const
const id = (number: number): string => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`
const UNIT = id(1)
const EVA = { id: id(2), given_name: 'Eva', family_name: 'Sternau', unit: UNIT }
const PERSON = id(3)
const CASE = id(4)
const TALK = id(5)
const DUE = id(6)
const WAITING = id(7)

let world: World
/** The manager and the coordinator of each. */
let managers: ApiClient[]
let coordinators: ApiClient[]

beforeAll(async () => {
  world = await createWorld({ today: TODAY })
  for (const tenant of TENANTS) {
    const kreis = await world.kreis(tenant)
    await kreis.employer({ id: UNIT, name: 'Beispielwerk' })
    const eva = await kreis.manager('eva', EVA)
    await kreis.member('anna', 'coordinator')
    const names = { given_names: 'Olena', family_name: 'Kalyna' }
    await kreis.person({ id: PERSON, ...names })
    const same = { person: PERSON, organisation_unit: UNIT, updated_at: '2026-03-01 10:00:00+00' }
    await kreis.case(eva, { id: CASE, number: '2025-00001', ...same })
    await kreis.case(null, { id: WAITING, number: '2025-00002', ...same })
    const recorded = { recorded_at: '2026-03-01 10:00:00+00' }
    await kreis.talk(eva, { id: TALK, case_file: CASE, note: 'Vertraulich', ...recorded })
    await kreis.followUp(CASE, eva, { id: DUE })
  }
  const both = (login: string) => Promise.all(TENANTS.map(tenant => world.as(login, tenant)))
  managers = await both('eva')
  coordinators = await both('anna')
})
afterAll(() => world.close())

const TALKED = 'heldOn topics version note recordedAt manager { id displayName } can { correct }'
const FILE = `id number status version updatedAt openedOn can { assign recordConsultation }
  person { id displayName } manager { id displayName } organisationUnit { id name kind }
  consultations { nodes { id ${TALKED} } edges { cursor } }
  followUps { id title dueOn status version } assignments { role validFrom validTo }`

const READS: [string, 'manager' | 'coordinator', string][] = [
  ['me', 'manager', '{ me { subject displayName roles manager { id displayName } } }'],
  ['case', 'manager', `{ case(id: "${CASE}") { ${FILE} } }`],
  ['cases', 'manager', `{ cases { count nodes { ${FILE} } pageInfo { endCursor hasNextPage } } }`],
  ['followUps', 'manager', '{ followUps { nodes { id title case { number } } edges { cursor } } }'],
  ['search by name', 'manager', '{ search(text: "kalyna") { case { id } person { id } } }'],
  ['search by number', 'coordinator', '{ search(text: "2025-0000") { case { id number } } }'],
  ['cases of all', 'coordinator', '{ cases { count nodes { id number } edges { cursor } } }'],
  ['staff', 'coordinator', '{ staff { nodes { id displayName fte openCases } edges { cursor } } }'],
]

/** What only the place tells apart. */
const placeless = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer).replaceAll(/08111|08226/g, 'KREIS')) as unknown

describe('RLS-8 two tenants whose keys are equal', () => {
  test.each(READS)('read the same by %s', async (_, who, query) => {
    const clients = who === 'manager' ? managers : coordinators
    const [first, second] = await Promise.all(clients.map(client => client.get(query)))
    expect(first).toEqual(second)
    expect(JSON.stringify(first)).toMatch(/Sternau|Kalyna|0190/)
  })

  const input = (changed: object) => ({ ...changed, clientMutationId: once() })
  const talk = {
    heldOn: '2026-03-10',
    setting: 'OUTREACH',
    unit: 'INDIVIDUAL',
    topics: ['HOUSING'],
  }
  const WRITES: [string, 'manager' | 'coordinator', string, object][] = [
    [
      'recordConsultation',
      'manager',
      `consultation { ${TALKED} }`,
      input({ ...talk, caseId: CASE }),
    ],
    [
      'recordConsent',
      'manager',
      'case { id informedOn consentForm version }',
      input({ id: CASE, version: 2, informedOn: '2026-03-01', consentForm: 'ANONYMOUS' }),
    ],
    [
      'correctConsultation',
      'manager',
      `consultation { id ${TALKED} }`,
      input({ id: TALK, version: 1, note: 'Anders', topics: ['HEALTH'] }),
    ],
    [
      'completeFollowUp',
      'manager',
      'followUp { id status doneOn version }',
      input({ id: DUE, version: 1 }),
    ],
    [
      'assignCase',
      'coordinator',
      'case { id number version status manager { id } }',
      input({ id: WAITING, managerId: EVA.id, version: 1 }),
    ],
    [
      'openCase',
      'manager',
      'case { number version status person { displayName } }',
      input({
        person: { givenNames: 'Amal', familyName: 'Haddad' },
        unit: 'INDIVIDUAL',
        informedOn: '2026-03-01',
        consentForm: 'WRITTEN',
      }),
    ],
  ]

  test.each(WRITES)('write the same by %s, with the same clientMutationId', async (...write) => {
    const [name, who, selection, given] = write
    const query = mutationOf(name, `clientMutationId ${selection}`)
    const clients = who === 'manager' ? managers : coordinators
    const inputs = TENANTS.map(tenant =>
      name === 'openCase' ? { ...given, municipality: municipalities[tenant] } : given,
    )
    const send = () =>
      Promise.all(clients.map((client, index) => client.send(query, { input: inputs[index] })))
    const [first, second] = await send()
    expect(first!.errors).toEqual([])
    const moments = (answer: unknown) =>
      JSON.stringify(placeless(answer)).replaceAll(/\d{4}-\d\d-\d\dT[^"]+/g, 'NOW')
    expect(moments(first)).toBe(moments(second))
    // and once more, which changes nothing in either
    const [again, too] = await send()
    expect([moments(again), moments(too)]).toEqual([moments(first), moments(first)])
  })

  test('have done the work in their own data, once each', async () => {
    const counts = await world.sql<{ tenant: string; talks: number; keys: number; cases: number }>(
      `select t.ags as tenant,
         (select count(*)::int from app.consultation c where c.tenant = t.ags) as talks,
         (select count(*)::int from app.idempotency_key k where k.tenant = t.ags) as keys,
         (select count(*)::int from app.case_file f where f.tenant = t.ags) as cases
       from unnest($1::text[]) t (ags)`,
      [TENANTS],
    )
    expect(counts).toEqual(TENANTS.map(tenant => ({ tenant, talks: 2, keys: 6, cases: 3 })))
  })
})

const municipalities = { '08111': '08111000', '08226': '08226013' }
