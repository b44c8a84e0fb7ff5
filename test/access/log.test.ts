import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { once } from '../support/world.ts'
import { takeDenials } from './log.ts'
import { createStage, loginOf, OWN, type Stage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await createStage()
})
afterAll(() => stage.world.close())
beforeEach(() => void takeDenials(stage.world))

const CASE = 'query OpenFile($id: UUID!) { case(id: $id) { person { phone } } }'

test('MX-3 a denial is written down: who was refused what, where and why', async () => {
  const coordinator = await stage.as('coordinator')
  await coordinator.send(CASE, { id: stage.own.mine.id })
  expect(takeDenials(stage.world)).toEqual([
    expect.objectContaining({
      level: 40,
      code: 'FORBIDDEN',
      field: 'case',
      operation: 'OpenFile',
      subject: loginOf('coordinator'),
      tenant: OWN,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    }),
  ])
})

test('MX-2 what is hidden is written down like what does not exist', async () => {
  const manager = await stage.as('integration_manager')
  for (const id of [stage.own.theirs.id, stage.foreign.mine.id, once()]) {
    await manager.send(CASE, { id })
    const [denial, ...others] = takeDenials(stage.world)
    expect(denial).toMatchObject({ code: 'NOT_FOUND', field: 'case', operation: 'OpenFile' })
    expect(others).toEqual([])
  }
})

test('MX-3 each refused field of one request is written down, and a refused change', async () => {
  const analyst = await stage.as('ministry_analyst')
  await analyst.send('{ keyFigureCatalogue { code } case(id: "' + once() + '") { id } }')
  expect(takeDenials(stage.world)).toMatchObject([
    { code: 'FORBIDDEN', field: 'case', tenant: '08' },
  ])
  const manager = await stage.as('integration_manager')
  const input = { clientMutationId: once(), id: stage.own.theirs.followUp, version: 1 }
  await manager.send(
    'mutation Done($input: RecordInput!) { completeFollowUp(input: $input) { clientMutationId } }',
    { input },
  )
  expect(takeDenials(stage.world)).toMatchObject([
    { code: 'NOT_FOUND', field: 'completeFollowUp', operation: 'Done' },
  ])
})

test('AUTH-6 whoever does not get in is written down with the reason, which they do not hear', async () => {
  const { world } = stage
  for (const token of [null, 'x.y.z', await world.issuer.token({ claims: { aud: ['other'] } })]) {
    const { errors } = await world.send(token, { query: '{ me { subject } }' })
    expect(errors).toEqual([{ message: 'Sign in first', extensions: { code: 'UNAUTHENTICATED' } }])
    const [denial, ...others] = takeDenials(world)
    expect(denial).toMatchObject({ code: 'UNAUTHENTICATED', reason: expect.stringMatching(/.{4}/) })
    expect(others).toEqual([])
  }
})

test('AUD-8 nothing that was sent or stored about a person is written down', async () => {
  const coordinator = await stage.as('coordinator')
  const manager = await stage.as('integration_manager')
  await coordinator.send(CASE, { id: stage.own.mine.id })
  await manager.send(
    'mutation ($input: RecordConsultationInput!) { recordConsultation(input: $input) { clientMutationId } }',
    {
      input: {
        clientMutationId: once(),
        caseId: stage.own.theirs.id,
        heldOn: '2026-03-02',
        unit: 'INDIVIDUAL',
        setting: 'OUTREACH',
        topics: ['HEALTH'],
        note: 'Geheimnis',
      },
    },
  )
  const lines = stage.world.log.join('\n')
  expect(takeDenials(stage.world)).toHaveLength(2)
  expect(lines).not.toMatch(/Geheimnis|Kanarie|HEALTH/)
  for (const id of [stage.own.mine.id, stage.own.mine.person, stage.own.theirs.id])
    expect(lines).not.toContain(id)
})

test('MX-3 whoever is allowed leaves nothing in the log: the control', async () => {
  const manager = await stage.as('integration_manager')
  const { case: file } = await manager.get(CASE, { id: stage.own.mine.id })
  expect(file).not.toBeNull()
  await manager.get('{ me { tenant { ags } manager { id } } cases { count } }')
  expect(stage.world.log).toEqual([])
})
