import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseFile } from '../support/population.ts'
import { createWorld, once, TODAY, type ApiClient, type World } from '../support/world.ts'

let world: World
let file: CaseFile
let asHelpdesk: ApiClient

beforeAll(async () => {
  world = await createWorld()
  const kreis = await world.kreis('08226')
  const eva = await kreis.manager('eva')
  file = await kreis.case(eva)
  await kreis.talk(eva, { case_file: file.id, note: 'Geheimnis' })
  asHelpdesk = await world.as('eva', '08226', { claims: { act: { sub: 'helpdesk' } } })
})
afterAll(() => world.close())

test('KC-14: whoever acts in the place of another writes nothing', async () => {
  const input = {
    clientMutationId: once(),
    caseId: file.id,
    heldOn: TODAY,
    unit: 'INDIVIDUAL',
    setting: 'OUTREACH',
    topics: ['HOUSING'],
  }
  const { code } = await asHelpdesk.send(
    `mutation ($input: RecordConsultationInput!) { recordConsultation(input: $input) { clientMutationId } }`,
    { input },
  )

  expect(code).toBe('FORBIDDEN')
  expect(await world.sql('select 1 from app.consultation')).toHaveLength(1)
  expect(await world.sql('select 1 from app.idempotency_key')).toEqual([])
})

test('KC-14: the audit names both identities of a read', async () => {
  const asked = `query ($id: UUID!) { case(id: $id) { consultations { nodes { note } } } }`
  await asHelpdesk.get(asked, { id: file.id })
  await (await world.as('eva')).get(asked, { id: file.id })

  expect(
    await world.sql('select kind, subject, impersonator from app.audit_entry order by at'),
  ).toEqual([
    { kind: 'READ', subject: 'eva', impersonator: 'helpdesk' },
    { kind: 'READ', subject: 'eva', impersonator: null },
  ])
})
