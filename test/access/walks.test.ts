import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Random } from '../../backend/src/demo/random.ts'
import type { Role } from '../../backend/src/platform/identity/roles.ts'
import { createSchema } from '../../backend/src/schema.ts'
import type { ApiClient } from '../support/world.ts'
import { CANARY, emptyTables, idsOf, plantEverywhere } from './canaries.ts'
import { personal } from './fields.ts'
import { rowFor } from './matrix.ts'
import { mayRead, reached } from './rules.ts'
import { changeIn, createStage, FOREIGN, loginOf, OWN, type Stage } from './stage.ts'
import { walk, type Walker } from './walks.ts'

/** Walks of one person; up to `MOST` as long as there is something they have not met. */
const WALKS = 120
const MOST = 1_000
/** Columns whose text the walks from inside have to meet. */
const shown = {
  integration_manager: [
    'email',
    'family_name',
    'given_name',
    'given_names',
    'name',
    'name_in_original_script',
    'number',
    'phone',
    'text',
    'title',
  ],
  coordinator: ['display_name', 'email', 'family_name', 'given_name', 'login', 'name', 'number'],
}
const schema = createSchema()

let stage: Stage
let planted: string[]
const ids = new Map<string, string[]>()
const cursors = new Map<string, string[]>()

beforeAll(async () => {
  stage = await createStage()
  await leaveTraces()
  planted = await plantEverywhere(stage.world, FOREIGN)
  for (const tenant of [OWN, FOREIGN]) {
    ids.set(tenant, await idsOf(stage.world, tenant))
    cursors.set(tenant, await cursorsOf(tenant))
  }
})
afterAll(() => stage.world.close())

/** A talk, its correction, a reading and an invitation leave rows in every table that is written by the way; so does a closing. */
async function leaveTraces(): Promise<void> {
  await changeIn(stage.world, FOREIGN, [
    `insert into reporting.cell_status (period, block, code, decision, status) values ('2025-Q1', 'A', '', 'first', 'PRIMARY')`,
    `insert into reporting.period_closing (number, quarter, last_day, decision) values (1, '2025-Q1', '2025-03-31', 'first')`,
  ])
  const client = await stage.world.as(loginOf('integration_manager', FOREIGN))
  for (const field of ['openCase', 'recordConsultation', 'correctConsultation'] as const)
    await client.get(rowFor(field).document, rowFor(field).variables!(stage.foreign))
  await client.get('{ cases { nodes { lastConsultation { note } } } }')
  const coordinator = await stage.world.as(loginOf('coordinator', FOREIGN))
  const invite = rowFor('inviteAccount')
  await coordinator.get(invite.document, invite.variables!(stage.foreign))
}

async function cursorsOf(tenant: string): Promise<string[]> {
  const [manager, coordinator] = await Promise.all(
    (['integration_manager', 'coordinator'] as const).map(role =>
      stage.world.as(loginOf(role, tenant)),
    ),
  )
  const page = 'pageInfo { endCursor }'
  const { cases, followUps } = await manager!.get(`{ cases { ${page} } followUps { ${page} } }`)
  const { staff, accounts } = await coordinator!.get(`{ staff { ${page} } accounts { ${page} } }`)
  return [cases, followUps, staff, accounts].map(list => list.pageInfo.endCursor as string)
}

/** Filled in whenever there is a place for it. */
const ALWAYS = new Set([
  'caseId',
  'clientMutationId',
  'code',
  'from',
  'id',
  'managerId',
  'text',
  'to',
  'topics',
])

/** Goes where the role may go, sometimes anywhere; with what stands in one of the tenants. */
function walkerFor(role: Role, random: Random, tenants: readonly string[]): Walker {
  const isCareful = random.chance(0.75)
  const values: Record<string, () => unknown> = {
    clientMutationId: () => random.uuid(20_000),
    after: () => random.pick(cursors.get(random.pick(tenants))!),
    text: () => random.pick(['kanarie', CANARY, `${CANARY}-number`, 'Nachbar']),
    municipality: () => stage[random.chance(0.7) ? 'own' : 'foreign'].kreis.municipality,
    territory: () => random.pick(tenants),
    code: () => random.pick(['KF-13', 'KF-15', 'KF-04']),
    from: () => '2026-01-01',
    to: () => '2026-03-31',
    by: () => random.pick([['MONTH'], ['SETTING'], ['DISTRICT'], []]),
    topics: () => ['HEALTH'],
  }
  const isLeftOut = (path: string, name: string): boolean =>
    path.startsWith('filter.') ? random.chance(0.9) : !ALWAYS.has(name) && random.chance(0.7)
  return {
    random,
    schema,
    takes: (type, field) => !isCareful || isOpen(role, type, field),
    value({ path, type }) {
      const name = path.split('.').at(-1)!
      if (isLeftOut(path, name)) return undefined
      if (values[name]) return values[name]()
      return type === 'UUID' ? random.pick(ids.get(random.pick(tenants))!) : undefined
    },
  }
}

function isOpen(role: Role, type: string, field: string): boolean {
  if (type !== 'Query' && type !== 'Mutation') return mayRead(role, type, field)
  const { allowed } = rowFor(field)
  return typeof allowed === 'string' || allowed.includes(role)
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const PLANTED = /canary-(\w+)-/g
const TYPE = /"__typename":"(\w+)"/g

interface Findings {
  /** Identifiers and canaries, whosever they are. */
  ids: Set<string>
  canaries: Set<string>
  types: Set<string>
  answered: number
}

interface Journey {
  client: ApiClient
  role: Role
  /** Where identifiers and cursors are from, by weight. */
  tenants: readonly string[]
  /** Whether the walks have met all they should. */
  isEnough: (found: Findings) => boolean
}

async function wander({ client, role, tenants, isEnough }: Journey): Promise<Findings> {
  const random = new Random(role.length)
  const found: Findings = { ids: new Set(), canaries: new Set(), types: new Set(), answered: 0 }
  for (let walks = 0; walks < WALKS || (walks < MOST && !isEnough(found)); walks++) {
    const { query, variables } = walk(walkerFor(role, random, tenants))
    const answer = await client.send(query, variables)
    const masked = answer.errors.filter(({ extensions }) => extensions.code === 'INTERNAL')
    expect(masked, query).toEqual([])
    if (answer.errors.length === 0) found.answered += 1
    const text = JSON.stringify(answer)
    for (const [id] of text.matchAll(UUID)) found.ids.add(id)
    for (const [, column] of text.matchAll(PLANTED)) found.canaries.add(column!)
    for (const [, type] of text.matchAll(TYPE)) found.types.add(type!)
  }
  return found
}

test('MX-4 a canary stands in every text column, and every table has a row', async () => {
  expect(await emptyTables(stage.world, FOREIGN)).toEqual([])
  expect(planted.length).toBeGreaterThanOrEqual(35)
  for (const column of [
    'app.person.phone',
    'app.consultation_note.text',
    'app.follow_up.title',
    'app.case_file.number',
    'app.household.name',
    'app.integration_manager.family_name',
    'app.audit_entry.changed',
  ])
    expect(planted).toContain(column)
})

const meets = (found: Set<string>, wanted: readonly string[]): boolean =>
  wanted.every(each => found.has(each))
const among = (found: Set<string>, tenant: string): string[] =>
  ids.get(tenant)!.filter(id => found.has(id))

describe.each(['integration_manager', 'coordinator'] as const)('MX-4 %s', role => {
  test('never meets an identifier or a canary of another tenant, wherever the walk goes', async () => {
    const people = [...(await reached(schema, role))].filter(type => type in personal)
    const found = await wander({
      client: await stage.as(role),
      role,
      tenants: [OWN, OWN, OWN, FOREIGN],
      isEnough: ({ types }) => meets(types, people),
    })
    expect(among(found.ids, FOREIGN)).toEqual([])
    expect([...found.canaries]).toEqual([])
    expect([...found.types]).toEqual(expect.arrayContaining(people))
    expect(among(found.ids, OWN).length).toBeGreaterThan(5)
    expect(found.answered).toBeGreaterThan(WALKS / 4)
  })

  test('control: the same walks from inside meet them', async () => {
    const found = await wander({
      client: await stage.world.as(loginOf(role, FOREIGN)),
      role,
      tenants: [FOREIGN, FOREIGN, FOREIGN, OWN],
      isEnough: ({ canaries }) => meets(canaries, shown[role]),
    })
    expect(among(found.ids, OWN)).toEqual([])
    expect(among(found.ids, FOREIGN).length).toBeGreaterThan(5)
    expect([...found.canaries]).toEqual(expect.arrayContaining(shown[role]))
  })
})
