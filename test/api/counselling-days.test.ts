import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createLimitStage, fieldsOf, person, type LimitStage } from '../support/limit-stage.ts'
import type { CaseFile } from '../support/population.ts'
import { talkOf } from '../support/talk.ts'
import { once } from '../support/world.ts'

let stage: LimitStage
let file: CaseFile
let talk: string

const WRITTEN = { consentForm: 'WRITTEN' }

beforeAll(async () => {
  stage = await createLimitStage()
})
afterAll(() => stage.world.close())
beforeEach(async () => {
  file = await ofClient({ birth_date: '2024-06-01', arrived_on: '2025-07-01' })
  talk = await stage.kreis.talk(stage.eva, { case_file: file.id, held_on: '2025-06-30' })
})

/** An intake of somebody of whom that is known. */
const ofClient = async (known: Record<string, unknown>) =>
  stage.kreis.case(stage.eva, {
    person: await stage.kreis.person(known),
    status: 'INTAKE',
    counselling_start: null,
    informed_on: null,
    consent_form: null,
    opened_on: '2015-01-01',
  })

const record = (input: Record<string, unknown>, of = file) =>
  stage.send('recordConsultation', talkOf(of, input))
const correct = (input: Record<string, unknown>) =>
  stage.send('correctConsultation', { clientMutationId: once(), id: talk, version: 1, ...input })

describe.each([
  ['2024-05-31', 'beforeBirth'],
  ['2025-06-28', 'beforeArrival'],
])('D7: %s is %s of the client', (day, rule) => {
  test('for a talk and its consent', async () => {
    const answer = await record({ heldOn: day, consent: { informedOn: day, ...WRITTEN } })
    expect(fieldsOf(answer)).toMatchObject([
      { path: 'heldOn', rule },
      { path: 'consent.informedOn', rule },
    ])
  })

  test('for a talk that is moved there', async () => {
    expect(fieldsOf(await correct({ heldOn: day }))).toMatchObject([{ path: 'heldOn', rule }])
  })

  test('for a consent', async () => {
    const consent = { clientMutationId: once(), id: file.id, version: 1, ...WRITTEN }
    const answer = await stage.send('recordConsent', { ...consent, informedOn: day })
    expect(fieldsOf(answer)).toMatchObject([{ path: 'informedOn', rule }])
  })

  test('for a case that is opened', async () => {
    const client = { ...person(), birthDate: '2024-06-01', arrivedOn: '2025-07-01' }
    const input = { ...stage.inputs['openCase']!(), person: client, informedOn: day, ...WRITTEN }
    expect(fieldsOf(await stage.send('openCase', input))).toMatchObject([
      { path: 'informedOn', rule },
    ])
  })
})

test('D7: on the day of arrival it can be, and before the birth of a child', async () => {
  const day = '2025-07-01'
  const consent = { informedOn: day, ...WRITTEN }
  expect((await record({ heldOn: day, consent })).errors).toEqual([])
  const child = { role: 'CHILD', person: { ...person(), birthDate: '2026-01-01' } }
  const family = { ...stage.inputs['openCase']!(), members: [child], ...consent }
  expect((await stage.send('openCase', family)).errors).toEqual([])
})

test('D7: a talk that stands there already is corrected in all else', async () => {
  const { errors } = await correct({ heldOn: '2025-06-30', setting: 'OUTREACH' })
  expect(errors).toEqual([])
})

test.each([
  ['MONTH', '2024-06-01', '2024-05-31'],
  ['YEAR', '2024-01-01', '2023-12-31'],
  ['ESTIMATED', '2016-01-01', null],
])('D7: a birth known as %s', async (birth_date_precision, possible, impossible) => {
  const client = await ofClient({ birth_date: '2024-06-15', birth_date_precision })
  const on = (heldOn: string) =>
    record({ heldOn, consent: { informedOn: heldOn, ...WRITTEN } }, client)
  if (impossible) expect(fieldsOf(await on(impossible))).toMatchObject([{}, {}])
  expect((await on(possible)).errors).toEqual([])
})
