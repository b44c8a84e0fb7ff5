import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { BatchPart } from '../../backend/src/platform/database/batch.ts'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { createWorld, once, TODAY, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let nina: Manager
let asEva: ApiClient
let file: CaseFile

const CONSENT = `mutation ($input: RecordConsentInput!) { recordConsent(input: $input) {
  case { id status informedOn consentForm version can { recordConsent } } } }`
const RECORD =
  'mutation ($input: RecordConsultationInput!) { recordConsultation(input: $input) { consultation { id } } }'

const consent = (input: Record<string, unknown> = {}) => ({
  input: {
    clientMutationId: once(),
    id: file.id,
    version: 1,
    informedOn: '2026-03-10',
    consentForm: 'ORAL_DOCUMENTED',
    ...input,
  },
})
const talk = () => ({
  input: {
    clientMutationId: once(),
    caseId: file.id,
    heldOn: TODAY,
    unit: 'INDIVIDUAL',
    setting: 'OUTREACH',
    topics: ['HOUSING'],
  },
})

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  nina = await kreis.manager('nina')
  await kreis.member('anna', 'coordinator')
  asEva = await world.as('eva')
})
beforeEach(async () => {
  file = await kreis.case(eva, { status: 'INTAKE', informed_on: null, consent_form: null })
})
afterAll(() => world.close())

test('A5: what was missing is recorded, and the first talk follows', async () => {
  expect((await asEva.send(RECORD, talk())).code).toBe('BAD_USER_INPUT')

  const { recordConsent } = await asEva.get(CONSENT, consent())
  expect(recordConsent.case).toEqual({
    id: file.id,
    status: 'INTAKE',
    informedOn: '2026-03-10',
    consentForm: 'ORAL_DOCUMENTED',
    version: 2,
    can: { recordConsent: true },
  })
  expect((await asEva.send(RECORD, talk())).errors).toEqual([])
})

test('A5: it is corrected as long as the case is open', async () => {
  await asEva.get(CONSENT, consent({ consentForm: 'ANONYMOUS' }))
  const { recordConsent } = await asEva.get(
    CONSENT,
    consent({ version: 2, consentForm: 'WRITTEN' }),
  )
  expect(recordConsent.case).toMatchObject({ consentForm: 'WRITTEN', version: 3 })

  await world.sql(`update app.case_file set status = 'CLOSED', closed_on = $2 where id = $1`, [
    file.id,
    TODAY,
  ])
  expect((await asEva.send(CONSENT, consent({ version: 3 }))).code).toBe('FORBIDDEN')
})

test.each([
  ['2026-03-17', 'inFuture'],
  ['2014-12-31', 'tooOld'],
])('A5: informed on %s is %s, said at the field', async (informedOn, rule) => {
  const { errors, data } = await asEva.send(CONSENT, consent({ informedOn }))
  expect(data ?? null).toBeNull()
  expect(errors[0]?.extensions.fields).toMatchObject([{ path: 'informedOn', rule }])
})

test('LOCK-1: on an older version it is refused, and says what changed', async () => {
  await asEva.get(CONSENT, consent())
  const { errors } = await asEva.send(CONSENT, consent())
  expect(errors[0]?.extensions).toMatchObject({
    code: 'CONFLICT',
    currentVersion: 2,
    changed: ['consentForm', 'informedOn'],
    by: 'eva',
  })
})

test('R-CASE-5: for a colleague the case does not exist, for a deputy it does; a coordinator is refused', async () => {
  const asNina = await world.as('nina')
  expect((await asNina.send(CONSENT, consent())).code).toBe('NOT_FOUND')
  expect((await (await world.as('anna')).send(CONSENT, consent())).code).toBe('FORBIDDEN')
  await kreis.assignment(file.id, nina, { role: 'DEPUTY' })
  expect((await asNina.send(CONSENT, consent())).errors).toEqual([])
})

test('its budget: eleven statements; taken along with the first talk it costs none', async () => {
  const informed = { status: 'INTAKE', informed_on: TODAY, consent_form: 'WRITTEN' }
  const ready = await kreis.case(eva, informed)
  const intake = await kreis.case(eva, { ...informed, informed_on: null, consent_form: null })
  const given = { informedOn: TODAY, consentForm: 'WRITTEN' }
  const talkOn = (caseId: string, more = {}) => ({ input: { ...talk().input, caseId, ...more } })

  expect(await statements(() => asEva.get(CONSENT, consent()))).toEqual([
    'begin',
    'select app.enter($1)',
    'insert into app.idempotency_key',
    'select c.tenant, c.id,',
    'select u.id, u.version,',
    'update "app"."case_file" set',
    'insert into app.audit_entry',
    'insert into app.record_change',
    'update app.idempotency_key set',
    expect.stringMatching(/^select json_build_array/),
    'commit',
  ])
  const without = await statements(() => asEva.get(RECORD, talkOn(ready.id)))
  const together = await statements(() => asEva.get(RECORD, talkOn(intake.id, { consent: given })))
  expect(together).toEqual(without)
})

/** Statements that a mutation sends, by their first words. */
async function statements(work: () => Promise<unknown>): Promise<string[]> {
  const sending = vi.spyOn(BatchPart.prototype, '_getRows')
  await work()
  const sent = sending.mock.contexts.map(part =>
    (part as BatchPart).text.split(/\s+/).slice(0, 3).join(' '),
  )
  sending.mockRestore()
  return sent
}
