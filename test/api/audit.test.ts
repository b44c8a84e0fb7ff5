import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { mutationOf } from '../support/mutation.ts'
import { createWorld, once, TODAY, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let nina: Manager
let asEva: ApiClient
let asAnna: ApiClient
let file: CaseFile

interface Entry {
  kind: string
  subject: string
  role: string
  action: string
  entity: string
  entity_id: string
  person: string | null
  changed: string[]
  request_id: string
}

/** Whatever a test writes about people; none of it may be found in the trail. */
const SECRETS = ['Zdenka', 'Quillfeder', 'Geheimnis', '+49 621 4711', 'Rückruf', 'FAMILY_MEMBER']

const trail = (): Promise<Entry[]> =>
  world.sql('select * from app.audit_entry order by at, entity, entity_id')
const entities = (entries: Entry[]) => [...new Set(entries.map(({ entity }) => entity))].sort()
const run = (client: ApiClient, name: string, input: Record<string, unknown>) =>
  client.send(mutationOf(name), { input: { clientMutationId: once(), ...input } })

const talk = () => ({
  caseId: file.id,
  heldOn: TODAY,
  unit: 'INDIVIDUAL',
  setting: 'OUTREACH',
  topics: ['HOUSING'],
  interpreter: 'FAMILY_MEMBER',
  note: 'Geheimnis',
  followUp: { title: 'Rückruf', dueOn: TODAY },
})
const taken = () => ({
  unit: 'FAMILY',
  municipality: kreis.municipality,
  person: { givenNames: 'Zdenka', familyName: 'Quillfeder', phone: '+49 621 4711' },
  members: [{ role: 'CHILD', person: { givenNames: 'Zdenka', familyName: 'Quillfeder' } }],
})

/** Runs without the right to write the trail, as if it were full. */
async function withoutTrail<Result>(work: () => Promise<Result>): Promise<Result> {
  await world.sql('revoke insert on app.audit_entry from digintm_tenant')
  try {
    return await work()
  } finally {
    await world.sql('grant insert on app.audit_entry to digintm_tenant')
  }
}

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  nina = await kreis.manager('nina')
  await kreis.member('anna', 'coordinator')
  asEva = await world.as('eva')
  asAnna = await world.as('anna')
})
beforeEach(async () => {
  file = await kreis.case(eva)
  await world.sql(`set session_replication_role = replica`)
  await world.sql('delete from app.audit_entry')
  await world.sql(`set session_replication_role = origin`)
})
afterAll(() => world.close())

/** Each of them, what it writes, and who does it. */
const WRITES: [string, string[], () => Promise<[ApiClient, Record<string, unknown>]>][] = [
  [
    'openCase',
    ['Case', 'CaseAssignment', 'Household', 'HouseholdMember', 'Person'],
    async () => [asEva, taken()],
  ],
  [
    'assignCase',
    ['Case', 'CaseAssignment'],
    async () => [asAnna, { id: file.id, managerId: nina.id, version: 1 }],
  ],
  [
    'recordConsent',
    ['Case'],
    async () => [asEva, { id: file.id, version: 1, informedOn: TODAY, consentForm: 'ANONYMOUS' }],
  ],
  [
    'recordConsultation',
    ['Case', 'Consultation', 'ConsultationNote', 'FollowUp'],
    async () => [asEva, talk()],
  ],
  [
    'correctConsultation',
    ['Consultation', 'ConsultationNote'],
    async () => [
      asEva,
      {
        id: await kreis.talk(eva, { case_file: file.id, note: 'alt' }),
        version: 1,
        interpreter: 'FAMILY_MEMBER',
        note: 'Geheimnis',
      },
    ],
  ],
  [
    'completeFollowUp',
    ['FollowUp'],
    async () => [
      asEva,
      { id: await kreis.followUp(file.id, eva, { title: 'Rückruf' }), version: 1 },
    ],
  ],
]

describe.each(WRITES)('%s', (name, written, prepare) => {
  test('AUD-1: leaves who, what and which columns, and never a value', async () => {
    const [client, input] = await prepare()
    expect((await run(client, name, input)).errors).toEqual([])
    const entries = await trail()
    expect(entities(entries)).toEqual(written)

    const columns = new Set(
      (
        await world.sql<{ name: string }>(
          `select column_name as name from information_schema.columns where table_schema = 'app'`,
        )
      ).map(column => column.name),
    )
    for (const { kind, subject, role, action, entity_id, person, changed } of entries) {
      expect({ kind, subject, role, action }).toEqual({
        kind: 'WRITE',
        subject: client === asEva ? 'eva' : 'anna',
        role: client === asEva ? 'integration_manager' : 'coordinator',
        action: name,
      })
      expect(entity_id).toMatch(/^[0-9a-f-]{36}$/)
      expect(person).toMatch(/^[0-9a-f-]{36}$/)
      expect(changed).not.toEqual([])
      expect(changed.filter(column => !columns.has(column))).toEqual([])
    }
    expect(new Set(entries.map(entry => entry.request_id)).size).toBe(1)
    const text = JSON.stringify(entries)
    expect(SECRETS.filter(secret => text.includes(secret))).toEqual([])
  })

  test('AUD-1: writes nothing when its trail cannot be written, and says nothing about it', async () => {
    const [client, input] = await prepare()
    const state = () =>
      world.sql(`select (select json_agg(c order by id) from app.case_file c) cases,
        (select json_agg(p.id order by id) from app.person p) persons,
        (select json_agg(c order by id) from app.consultation c) talks,
        (select json_agg(n order by id) from app.consultation_note n) notes,
        (select json_agg(f order by id) from app.follow_up f) follow_ups,
        (select json_agg(a order by id) from app.case_assignment a) assignments,
        (select count(*) from app.idempotency_key) claims`)
    const before = await state()
    const { data, errors } = await withoutTrail(() => run(client, name, input))
    expect(data).toBeNull()
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL'])
    expect(JSON.stringify(errors)).not.toMatch(/audit|permission|42501/)
    expect(await state()).toEqual(before)
    expect(await trail()).toEqual([])
  })
})

describe('AUD-2: reading notes', () => {
  const READ = (selection: string) =>
    `query ($id: UUID!) { case(id: $id) { id consultations(first: 10) { nodes { ${selection} } } } }`

  beforeEach(async () => {
    for (const held_on of ['2026-02-10', '2026-02-11'])
      await kreis.talk(eva, { case_file: file.id, held_on, note: 'Geheimnis' })
  })

  test('leaves one row for each person and request', async () => {
    const { case: read } = await asEva.get(READ('note'), { id: file.id })
    expect(read.consultations.nodes).toEqual([{ note: 'Geheimnis' }, { note: 'Geheimnis' }])
    const entry = {
      kind: 'READ',
      subject: 'eva',
      role: 'integration_manager',
      action: 'case',
      entity_id: file.person,
      person: file.person,
      changed: [],
    }
    expect(await trail()).toMatchObject([entry])
    await asEva.get(READ('note'), { id: file.id })
    const entries = await trail()
    expect(entries).toMatchObject([entry, entry])
    expect(new Set(entries.map(({ request_id }) => request_id)).size).toBe(2)
    expect(JSON.stringify(entries)).not.toContain('Geheimnis')
  })

  test('without the notes leaves none', async () => {
    await asEva.get(READ('id heldOn topics'), { id: file.id })
    expect(await trail()).toEqual([])
  })

  test('answers nothing when its trail cannot be written', async () => {
    const answer = await withoutTrail(() => asEva.send(READ('note'), { id: file.id }))
    expect(answer.code).toBe('INTERNAL')
    expect(JSON.stringify(answer)).not.toMatch(/Geheimnis|audit|permission|42501/)
    expect((await withoutTrail(() => asEva.send(READ('id'), { id: file.id }))).errors).toEqual([])
  })
})
