import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { createWorld, once, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let asEva: ApiClient
let file: CaseFile
let id: string

const CORRECT = `mutation ($input: CorrectConsultationInput!) { correctConsultation(input: $input) {
  clientMutationId consultation { id heldOn heldAt minutes unit setting topics noShow version note } } }`

const correction = (input: Record<string, unknown> = {}) => ({
  input: { clientMutationId: once(), id, version: 1, ...input },
})

const lines = () =>
  world.sql(
    `select to_char(month, 'YYYY-MM') || ' ' || block || ' ' || code line, value::int from reporting.district_line
     where tenant = '08226' and value <> 0 and month < '2025-01-01' order by 1`,
  )

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  asEva = await world.as('eva')
})
beforeEach(async () => {
  file = await kreis.case(eva, { opened_on: '2024-01-01' })
  id = await kreis.talk(eva, { case_file: file.id, note: 'Erst.', held_at: '10:00', minutes: 30 })
})
afterAll(() => world.close())

test('changes what is named and leaves the rest', async () => {
  const { correctConsultation } = await asEva.get(CORRECT, correction({ setting: 'OUTREACH' }))
  expect(correctConsultation.consultation).toEqual({
    id,
    heldOn: '2026-02-10',
    heldAt: '10:00:00',
    minutes: 30,
    unit: 'INDIVIDUAL',
    setting: 'OUTREACH',
    topics: ['HOUSING'],
    noShow: false,
    version: 2,
    note: 'Erst.',
  })
})

test('R-SES-3: the lines of the report follow', async () => {
  id = await kreis.talk(eva, { case_file: file.id, held_on: '2024-02-10' })
  expect(await lines()).toEqual([
    { line: '2024-02 A INDIVIDUAL', value: 1 },
    { line: '2024-02 B COUNSELLING_OFFICE', value: 1 },
    { line: '2024-02 D HOUSING', value: 1 },
  ])
  await asEva.get(
    CORRECT,
    correction({ heldOn: '2024-01-05', unit: 'FAMILY', setting: 'OUTREACH', topics: ['HEALTH'] }),
  )
  expect(await lines()).toEqual([
    { line: '2024-01 A FAMILY', value: 1 },
    { line: '2024-01 B OUTREACH', value: 1 },
    { line: '2024-01 D HEALTH', value: 1 },
  ])
  await asEva.get(CORRECT, correction({ version: 2, noShow: true }))
  expect(await lines()).toEqual([])
})

test('empties what may be empty, and only that', async () => {
  const { correctConsultation } = await asEva.get(
    CORRECT,
    correction({ heldAt: null, minutes: null, unit: null, topics: null, note: '' }),
  )
  expect(correctConsultation.consultation).toMatchObject({
    heldAt: null,
    minutes: null,
    unit: 'INDIVIDUAL',
    topics: ['HOUSING'],
    note: null,
  })
})

test('a note can be written anew and added', async () => {
  const first = await asEva.get(CORRECT, correction({ note: 'Neu.' }))
  expect(first.correctConsultation.consultation.note).toBe('Neu.')
  id = await kreis.talk(eva, { case_file: file.id })
  const added = await asEva.get(CORRECT, correction({ note: 'Dazu.' }))
  expect(added.correctConsultation.consultation.note).toBe('Dazu.')
})

test('LOCK-1: a note changed meanwhile is not overwritten', async () => {
  const { correctConsultation } = await asEva.get(CORRECT, correction({ note: 'Eins.' }))
  expect(correctConsultation.consultation.version).toBe(2)
  expect((await asEva.send(CORRECT, correction({ note: 'Zwei.' }))).code).toBe('CONFLICT')
})

test('LOCK-1: whoever saw an older version hears the current one', async () => {
  await asEva.get(CORRECT, correction({ minutes: 60 }))
  const { errors } = await asEva.send(CORRECT, correction({ minutes: 90 }))
  expect(errors[0]?.extensions).toEqual({
    code: 'CONFLICT',
    currentVersion: 2,
    changed: ['minutes'],
    by: 'eva',
    at: expect.stringMatching(/Z$/),
  })
  expect(
    await world.sql('select minutes, version from app.consultation where id = $1', [id]),
  ).toEqual([{ minutes: 60, version: 2 }])
})

test('is checked like a new talk', async () => {
  const { errors } = await asEva.send(CORRECT, correction({ topics: [], heldOn: '2027-01-01' }))
  expect(errors[0]?.extensions.fields?.map(({ path }) => path)).toEqual(['heldOn', 'topics'])
})

test('is the recorder’s alone', async () => {
  const nina = await kreis.manager('nina')
  await kreis.assignment(file.id, nina)
  expect((await (await world.as('nina')).send(CORRECT, correction())).code).toBe('FORBIDDEN')
  await kreis.manager('tom')
  expect((await (await world.as('tom')).send(CORRECT, correction())).code).toBe('NOT_FOUND')
})
