import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roles, type Role } from '../../backend/src/platform/identity/roles.ts'
import { anyOf, holds, type Rule } from '../../backend/src/platform/identity/policy.ts'
import { planOf } from '../../backend/src/platform/reading/plan.ts'
import { createSchema } from '../../backend/src/schema.ts'
import { once, type ApiClient, type Data } from '../support/world.ts'
import { isLeaf } from './arguments.ts'
import { fields, personal, types as rows } from './fields.ts'
import { takeDenials } from './log.ts'
import { objectTypes } from './rules.ts'
import {
  changeIn,
  checksum,
  createStage,
  filed,
  loginOf,
  OWN,
  type Filed,
  type Stage,
} from './stage.ts'

const FILE = 'case(id: $id)'

const types = objectTypes(createSchema())
const everyField = Object.entries(fields).flatMap(([type, readers]) =>
  Object.keys(readers).map(field => ({ type, field, name: `${type}.${field}` })),
)
const wayTo = (type: string) => rows[type]!.way ?? []
const listOf = (type: string) => rows[type]!.list
type Place = (typeof everyField)[number]

let stage: Stage
const clients = new Map<string, ApiClient>()
const both = 'both@08111'
let counter = 0
let deputised: Filed

beforeAll(async () => {
  stage = await createStage()
  const { world, own } = stage
  deputised = await filed(own.kreis, own.colleague)
  await own.kreis.assignment(deputised.id, own.manager)
  await world.enrol(
    { login: both, role: 'integration_manager', tenant: OWN },
    { manager: own.manager.id },
  )
  await world.enrol({ login: both, role: 'coordinator', tenant: OWN })
  await fillEverything()
  for (const role of roles) clients.set(role, await stage.as(role))
  clients.set('both', await world.as(both))
})
afterAll(() => stage.world.close())

/** No field of the cases is null, so that a null in an answer says something. */
async function fillEverything(): Promise<void> {
  const { world, own } = stage
  for (const { id } of [own.mine, own.theirs, deputised]) {
    await own.kreis.followUp(id, own.manager, { status: 'DONE', done_on: '2026-03-01' })
    await own.kreis.talk(own.manager, { case_file: id, withdrawn_on: '2026-03-01' })
  }
  const changes = {
    account: `email = lower(login) || '@kreis.test'`,
    case_file: `counselling_start = '2025-02-01', closed_on = '2026-03-01', close_reason = 'OTHER', consent_withdrawn_on = '2026-03-01'`,
    person: `birth_date = '1990-01-01', name_in_original_script = 'Олена', phone = '0621', email = 'o@example.org', address = 'Weg 1', arrived_on = '2024-01-01', languages = '{uk}', nationalities = '{166}'`,
    consultation: `held_at = '10:00', minutes = 30, travel_minutes = 10, languages = '{uk}'`,
    case_assignment: `valid_to = '2030-01-01', handover_reason = 'Elternzeit'`,
    document: `language = 'de', expires_on = '2030-01-01', follow_up = '${own.mine.followUp}'`,
    limited_link: `uses = 1, first_used_at = now(), last_used_at = now(), withdrawn_at = now()`,
    household_member: `valid_to = case when role = 'CHILD' then date '2030-01-01' end`,
    integration_manager: `active_until = '2030-01-01', languages = '{uk}'`,
    organisation_unit: `municipality = '${own.kreis.municipality}'`,
  }
  await changeIn(
    world,
    OWN,
    Object.entries(changes).map(
      ([table, set]) => `update app.${table} set ${set} where tenant = '${OWN}'`,
    ),
  )
}

/** What has to be asked of a case to get the field. */
function ofCase(place: Place): string {
  const steps = wayTo(place.type).flatMap(([, ...below]) => below)
  return steps.reduceRight((inner, step) => `${step} { ${inner} }`, asking(place))
}

function asking({ type, field }: Place): string {
  const definition = types.find(({ name }) => name === type)!.getFields()[field]!
  return isLeaf(definition) ? field : `${field} { __typename }`
}

/** A request for one field, from the case that `$id` names. */
function documentFor(place: Place): string {
  const { type } = place
  const asked = asking(place)
  if (type === 'SearchHit') return `{ search(text: "kanarie") { ${asked} } }`
  if (type === 'Account') return `{ accounts { nodes { ${asked} } } }`
  if (type === 'Document') return `{ documents { nodes { ${asked} } } }`
  if (type === 'LimitedLink') return `{ documents { nodes { links { ${asked} } } } }`
  return `query ($id: UUID!) { ${FILE} { ${ofCase(place)} } }`
}

const ask = (who: string, place: Place, id = stage.own.mine.id) =>
  clients.get(who)!.send(documentFor(place), listOf(place.type) ? {} : { id })

/** Whether the role may read the field and everything on the way to it. */
const allowed = (role: Role, { type, field }: Place): boolean =>
  [...wayTo(type), [type, field] as const].every(([on, step]) => fields[on]![step]!.includes(role))

/** What stands at the field in all records of the answer. */
function valuesAt(data: unknown, { type, field }: Place): unknown[] {
  const below = wayTo(type).flatMap(([, ...steps]) => steps)
  const way = [...(listOf(type) ?? ['case']), ...below.filter(step => !step.startsWith('...'))]
  return [...way, field].reduce<unknown[]>(
    (found, step) =>
      found.flatMap(record => Object(record)[step] as unknown).filter(value => value != null),
    [data],
  )
}

describe.each(everyField)('AUTH-5 $name', place => {
  const readers = roles.filter(role => allowed(role, place))

  test('MX-3 is FORBIDDEN to everyone whom the table does not allow', async () => {
    const before = await checksum(stage.world)
    takeDenials(stage.world)
    for (const role of roles.filter(each => !readers.includes(each))) {
      const { data, errors, code } = await ask(role, place)
      expect(code, role).toBe('FORBIDDEN')
      expect(errors, role).toHaveLength(1)
      expect(valuesAt(data, place), role).toEqual([])
      expect(takeDenials(stage.world), role).toMatchObject([{ code, subject: loginOf(role) }])
    }
    expect(await checksum(stage.world)).toBe(before)
  })

  test('is answered to those whom it allows: the positive control', async () => {
    expect(readers).not.toEqual([])
    for (const role of readers) {
      const { data, errors } = await ask(role, place)
      expect(errors, role).toEqual([])
      expect(valuesAt(data, place), role).not.toEqual([])
    }
  })
})

const ofCases = everyField.filter(({ type }) => !listOf(type))

test('R-CASE-5 a manager reads each field of a deputised case, and none of any other', async () => {
  const { own, foreign } = stage
  for (const place of ofCases.filter(each => allowed('integration_manager', each))) {
    const { data, errors } = await ask('integration_manager', place, deputised.id)
    expect(errors, place.name).toEqual([])
    expect(valuesAt(data, place), place.name).not.toEqual([])
    const nobodys = await ask('integration_manager', place, once())
    expect(nobodys, place.name).toMatchObject({ data: { case: null }, errors: [] })
    for (const id of [own.theirs.id, foreign.mine.id])
      expect(await ask('integration_manager', place, id), place.name).toEqual(nobodys)
  }
})

test('R-CASE-4 a coordinator reads what assigning needs of every case of the Kreis, and of no other', async () => {
  const { own, foreign } = stage
  for (const place of ofCases.filter(each => allowed('coordinator', each))) {
    const { data, errors } = await ask('coordinator', place, own.theirs.id)
    expect(errors, place.name).toEqual([])
    expect(valuesAt(data, place), place.name).not.toEqual([])
    const hidden = await ask('coordinator', place, foreign.mine.id)
    expect(hidden, place.name).toEqual(await ask('coordinator', place, once()))
    expect(hidden.data, place.name).toEqual({ case: null })
  }
})

test('R-CASE-5 whoever is both opens the own files only', async () => {
  for (const place of ofCases) {
    expect(valuesAt((await ask('both', place)).data, place), place.name).not.toEqual([])
    const { data, errors } = await ask('both', place, stage.own.theirs.id)
    expect(errors, place.name).toEqual([])
    const isListed = allowed('coordinator', place)
    expect(valuesAt(data, place).length > 0, place.name).toBe(isListed)
  }
})

/** What whoever is both finds of a colleague's case in a list and by search, when the field is asked for. */
async function foundByBoth(place: Place): Promise<string[]> {
  const file = `{ found: id ${ofCase(place)} }`
  const { data, errors } = await clients
    .get('both')!
    .send(`{ cases(first: 100) { nodes ${file} } search(text: "kanarie") { case ${file} } }`)
  expect(errors).toEqual([])
  const found = [...data!['cases'].nodes, ...data!['search'].map((hit: Data) => hit['case'])]
  return found.map(each => each['found']).filter(id => id === stage.own.theirs.id)
}

test('S1: whoever is both finds a colleague’s case only as long as no field of the file is asked for', async () => {
  for (const place of ofCases) {
    const times = allowed('coordinator', place) ? 2 : 0
    expect(await foundByBoth(place), place.name).toHaveLength(times)
  }
})

test.each<[string, Rule]>([
  ['an equal rule', holds('integration_manager')],
  ['a rule of several', anyOf(holds('integration_manager'), holds('team_lead'))],
  ['a rule about the person', actor => actor.managerId !== null],
])('S1: a field of the file under %s opens no colleague’s case either', async (_name, rule) => {
  const place = { type: 'Case', field: 'closedOn', name: 'Case.closedOn' } as const
  const plan = planOf(personal['Case']!).fields.get(place.field)!
  const before = plan.rule
  plan.rule = rule
  try {
    // another document, because what was compiled before knows the rule of before
    const document = `query ($id: UUID!) { ${FILE} { anew${counter++}: closedOn } }`
    const { data, errors } = await clients.get('both')!.send(document, { id: stage.own.theirs.id })
    expect({ data, errors }).toEqual({ data: { case: null }, errors: [] })
    const own = await clients.get('both')!.send(document, { id: stage.own.mine.id })
    expect(own.data!['case']).not.toBeNull()
  } finally {
    plan.rule = before
  }
})

test('RLS-2 the ministry, its machine and even a manager of the ministry get nothing of a manager', async () => {
  const { world } = stage
  const unit = await (await world.kreis('08')).employer()
  const clerk = await (await world.kreis('08')).manager('clerk@08', { unit })
  await world.enrol(
    { login: 'odd@08', role: 'ministry_analyst', tenant: '08' },
    { manager: clerk.id },
  )
  const odd = await world.as('odd@08')
  const machine = await world.as(loginOf('ministry_analyst'), '08', { azp: 'ministry-reporting' })
  const steward = await stage.as('statistics_steward')
  for (const place of everyField.filter(({ type }) => type === 'IntegrationManager')) {
    const asked = documentFor(place)
      .replace(/^.*manager \{/, '{ me { manager {')
      .slice(0, -2)
    for (const client of [machine, steward]) {
      const { data, errors } = await client.send(`${asked} }`)
      expect({ data, errors }, place.name).toEqual({ data: { me: { manager: null } }, errors: [] })
    }
    const { data, code } = await odd.send(`${asked} }`)
    expect([code, data], place.name).toEqual(['FORBIDDEN', { me: { manager: null } }])
  }
})
