import { afterAll, beforeAll, expect, test } from 'vitest'
import { Random } from '../../backend/src/demo/random.ts'
import { createWorld, once, type ApiClient, type World } from '../support/world.ts'

const REQUESTS = 10_000
const IN_FLIGHT = 32
const CONNECTIONS = 4

interface Home {
  ags: string
  caseId: string
  manager: ApiClient
  coordinator: ApiClient
}

let world: World
let homes: Home[]

beforeAll(async () => {
  world = await createWorld({ connections: CONNECTIONS })
  const districts = await world.sql<{ ags: string }>(
    'select ags from reference.district order by 1',
  )
  homes = []
  for (const { ags } of districts) {
    const kreis = await world.kreis(ags)
    const eva = await kreis.manager(`eva@${ags}`, { family_name: `Marke-${ags}` })
    await kreis.member(`coordinator@${ags}`, 'coordinator')
    const person = await kreis.person({ family_name: `Marke-${ags}` })
    const file = await kreis.case(eva, { person })
    await kreis.followUp(file.id, eva, { title: `Marke-${ags}` })
    await kreis.talk(eva, { case_file: file.id, note: `Marke-${ags}` })
    const [manager, coordinator] = [
      await world.as(`eva@${ags}`),
      await world.as(`coordinator@${ags}`),
    ]
    homes.push({ ags, caseId: file.id, manager, coordinator })
  }
})
afterAll(() => world.close())

const READS = [
  '{ cases { nodes { number person { displayName } } count } }',
  '{ search(text: "marke") { person { displayName } } }',
  '{ followUps { nodes { title case { person { familyName } } } } }',
  '{ cases { nodes { consultations(first: 3) { nodes { note } } manager { familyName } } } }',
]
const OVERVIEWS = [
  '{ staff { nodes { familyName openCases } } }',
  '{ cases { nodes { person { displayName } manager { displayName } } } }',
  '{ municipalities { district } }',
]
const RECORD = `mutation ($input: RecordConsultationInput!) {
  recordConsultation(input: $input) { consultation { note case { person { familyName } } } } }`

/** A random request of somebody in that Kreis. */
function wish(random: Random, home: Home): [ApiClient, string, Record<string, unknown>?] {
  if (random.chance(0.08)) {
    const input = {
      clientMutationId: once(),
      caseId: home.caseId,
      heldOn: '2026-03-02',
      unit: 'INDIVIDUAL',
      setting: 'OUTREACH',
      topics: ['HEALTH'],
      note: `Marke-${home.ags}`,
    }
    return [home.manager, RECORD, { input }]
  }
  return random.chance(0.6)
    ? [home.manager, random.pick(READS)]
    : [home.coordinator, random.pick(OVERVIEWS)]
}

/** What the answer shows of other Kreise. */
function strangers(text: string, ags: string): string[] {
  const marks = [...text.matchAll(/Marke-(\d{5})|"district":"(\d{5})"/g)]
  return marks.map(([, mark, district]) => mark ?? district!).filter(seen => seen !== ags)
}

const tally = { answered: 0, aborted: 0, busy: 0, ended: 0 }

async function ask(random: Random): Promise<void> {
  const home = random.pick(homes)
  const [client, query, variables] = wish(random, home)
  const aborting = random.chance(0.03)
  const signal = aborting ? AbortSignal.timeout(random.between(1, 8)) : null
  try {
    const response = await fetch(world.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${client.token}` },
      body: JSON.stringify({ query, variables }),
      signal,
    })
    const text = await response.text()
    expect(strangers(text, home.ags), text).toEqual([])
    const { errors } = JSON.parse(text) as { errors?: { extensions: { code: string } }[] }
    if (errors) expect(['BUSY', 'INTERNAL', 'CONFLICT'], text).toContain(errors[0]?.extensions.code)
    tally[errors ? 'busy' : 'answered'] += 1
  } catch (error) {
    if (!aborting || !(error instanceof DOMException)) throw error
    tally.aborted += 1
  }
}

/** Ends one of the server's own connections, in the middle of whatever it does. */
async function endOne(): Promise<void> {
  const rows = await world.sql(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and usename = 'digintm_tenant' order by random() limit 1`,
  )
  tally.ended += rows.length
}

test(`RLS-5 ${REQUESTS} interleaved requests of 44 tenants over ${CONNECTIONS} connections show no foreign row`, async () => {
  expect(homes).toHaveLength(44)
  let left = REQUESTS
  const lane = async (seed: number) => {
    const random = new Random(seed)
    while (left > 0) {
      left -= 1
      if (left % 250 === 0) await endOne()
      await ask(random)
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, (_, seed) => lane(seed)))
  expect(tally.answered, JSON.stringify(tally)).toBeGreaterThan(REQUESTS * 0.9)
  expect(Math.min(tally.aborted, tally.ended), JSON.stringify(tally)).toBeGreaterThan(10)
})

test('RLS-5 afterwards every note lies with its own Kreis, and no connection keeps a context', async () => {
  const misplaced = await world.sql(
    `select tenant, text from app.consultation_note where text <> 'Marke-' || tenant`,
  )
  expect(misplaced).toEqual([])
  const [row] = await world.sql<{ count: number }>(
    'select count(*)::int as count from app.consultation_note',
  )
  expect(row?.count).toBeGreaterThan(44 + 300)
})
