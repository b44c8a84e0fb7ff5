import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Batch } from '../../backend/src/platform/database/batch.ts'
import { recordTalk } from '../support/talk.ts'
import { createWorld, once, TODAY, type World } from '../support/world.ts'
import { populate, queries, readOf, reads, type Stage } from './registered-reads.ts'

let world: World
let stage: Stage
const sent: string[] = []

beforeAll(async () => {
  world = await createWorld({ onStatement: name => void sent.push(name) })
  stage = await populate(world)
})
beforeEach(() => void sent.splice(0))
afterAll(() => world.close())

test('the table holds the registered queries and no others', () => {
  expect(Object.keys(reads).sort()).toEqual(queries.map(({ name }) => name).sort())
})

test.each(queries)(
  '$name sends one statement per root field',
  async ({ name, text, rootFields }) => {
    const { login, variables, audits = 0 } = readOf(name)
    const client = await world.as(login)
    await client.get(text, variables?.(stage))
    expect(sent).toHaveLength(rootFields + audits)
    expect(sent.filter(statement => statement.startsWith('audit-'))).toHaveLength(audits)
  },
)

test('me and tenants are answered without a statement', async () => {
  const eva = await world.as('eva')
  await eva.get('{ me { displayName roles tenant { ags } memberships { role } can { openCase } } }')
  await eva.get('{ tenants { ags name } }')
  expect(sent).toEqual([])
})

test('AUD-2: a note costs one audit insert more than the same talk without it', async () => {
  const eva = await world.as('eva')
  const talks = (field: string) =>
    `query ($id: UUID!) { case(id: $id) { consultations { nodes { id ${field} } } } }`
  await eva.get(talks('minutes'), { id: stage.caseId })
  expect(sent).toHaveLength(1)
  await eva.get(talks('note'), { id: stage.caseId })
  // a read has no name once strangers' documents have used all of them up
  expect(sent.slice(1)).toEqual([expect.stringMatching(/^(r\d+)?$/), 'audit-1'])
})

test('a talk waits for the database twice: for what rules decide on, and for the end', async () => {
  const eva = await world.as('eva')
  const talk = (note?: string) => ({
    clientMutationId: once(),
    caseId: stage.caseId,
    heldOn: TODAY,
    unit: 'INDIVIDUAL',
    setting: 'OUTREACH',
    topics: ['HOUSING'],
    note,
  })
  const record = (note?: string) =>
    eva.get(recordTalk('consultation { id case { id } }'), { input: talk(note) })
  await record() // the first talk begins the counselling, which changes the case
  const batches = vi.spyOn(Batch.prototype, 'submit')
  try {
    await record()
    expect(batches).toHaveBeenCalledTimes(2)
    await record('Notiz')
    expect(batches).toHaveBeenCalledTimes(4)
  } finally {
    batches.mockRestore()
  }
})
