import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { createWorld, once, TODAY, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let asEva: ApiClient
let file: CaseFile
let id: string

const CORRECT = `mutation ($input: CorrectConsultationInput!) { correctConsultation(input: $input) {
  consultation { version note } } }`
const correct = (input: Record<string, unknown>) =>
  asEva.send(CORRECT, { input: { clientMutationId: once(), id, version: 1, ...input } })

const trail = (entity: string) =>
  world.sql<{ entity_id: string; person: string | null; changed: string[] }>(
    `select entity_id, person, changed from app.audit_entry
     where kind = 'WRITE' and entity = $1 and person = $2 order by id`,
    [entity, file.person],
  )

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  asEva = await world.as('eva')
})
beforeEach(async () => {
  file = await kreis.case(eva)
  id = await kreis.talk(eva, { case_file: file.id, note: 'Erst.' })
})
afterAll(() => world.close())

test.each([
  ['another text', 'Neu.', ['text']],
  ['no text any more', ' ', []],
])('AUD-1: a note that gets %s is a change of the talk and of the note', async (_, note, text) => {
  const { data } = await correct({ note })
  expect(data?.['correctConsultation'].consultation).toEqual({
    version: 2,
    note: note.trim() || null,
  })
  const concerned = { entity_id: id, person: file.person }
  expect(await trail('Consultation')).toEqual([{ ...concerned, changed: ['note_corrected_at'] }])
  expect(await trail('ConsultationNote')).toMatchObject([concerned])
  expect((await trail('ConsultationNote'))[0]?.changed).toEqual(expect.arrayContaining(text))
})

test('AUD-1: a first note, with the talk or later, names the person', async () => {
  await asEva.get(
    'mutation ($input: RecordConsultationInput!) { recordConsultation(input: $input) { clientMutationId } }',
    {
      input: {
        clientMutationId: once(),
        caseId: file.id,
        heldOn: TODAY,
        unit: 'INDIVIDUAL',
        setting: 'OUTREACH',
        topics: ['HOUSING'],
        note: 'Gleich.',
      },
    },
  )
  expect(await trail('ConsultationNote')).toHaveLength(1)
  id = await kreis.talk(eva, { case_file: file.id })
  await correct({ note: 'Später.' })
  expect(await trail('ConsultationNote')).toHaveLength(2)
})

test('a note and a fact corrected together are one version', async () => {
  const { data } = await correct({ note: 'Neu.', minutes: 30 })
  expect(data?.['correctConsultation'].consultation.version).toBe(2)
  const { errors } = await correct({ minutes: 40 })
  expect(errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', changed: ['minutes', 'note'] })
})

test('the same text changes nothing and leaves no entry', async () => {
  const { data } = await correct({ note: ' Erst. ' })
  expect(data?.['correctConsultation'].consultation.version).toBe(1)
  expect(await trail('Consultation')).toEqual([])
})
