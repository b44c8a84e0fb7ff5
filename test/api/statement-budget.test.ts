import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Batch } from '../../backend/src/platform/database/batch.ts'
import { recordTalk } from '../support/talk.ts'
import { createStage, type Stage } from '../access/stage.ts'
import { once, TODAY } from '../support/world.ts'
import { queries, readOf, reads } from './registered-operations.ts'

let stage: Stage
const sent: string[] = []

beforeAll(async () => {
  stage = await createStage({ onStatement: name => void sent.push(name) })
})
beforeEach(() => void sent.splice(0))
afterAll(() => stage.world.close())

test('the table holds the registered queries and no others', () => {
  expect(Object.keys(reads).sort()).toEqual(queries.map(({ name }) => name).sort())
})

test.each(queries)('$name sends one statement per root field', async ({ name, text, roots }) => {
  const { who, variables, audits = 0 } = readOf(name)
  const client = await stage.as(who)
  await client.get(text, variables?.(stage.own))
  expect(sent).toHaveLength(roots.length + audits)
  expect(sent.filter(statement => statement.startsWith('audit-'))).toHaveLength(audits)
})

test('me and tenants are answered without a statement', async () => {
  const eva = await stage.as('integration_manager')
  await eva.get('{ me { displayName roles tenant { ags } memberships { role } can { openCase } } }')
  await eva.get('{ tenants { ags name } }')
  expect(sent).toEqual([])
})

test('AUD-2: a note costs one audit insert more than the same talk without it', async () => {
  const eva = await stage.as('integration_manager')
  const talks = (field: string) =>
    `query ($id: UUID!) { case(id: $id) { consultations { nodes { id ${field} } } } }`
  await eva.get(talks('minutes'), { id: stage.own.mine.id })
  expect(sent).toHaveLength(1)
  await eva.get(talks('note'), { id: stage.own.mine.id })
  // a read has no name once strangers' documents have used all of them up
  expect(sent.slice(1)).toEqual([expect.stringMatching(/^(r\d+)?$/), 'audit-1'])
})

test('a talk waits for the database twice: for what rules decide on, and for the end', async () => {
  const eva = await stage.as('integration_manager')
  const talk = (note?: string) => ({
    clientMutationId: once(),
    caseId: stage.own.mine.id,
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
