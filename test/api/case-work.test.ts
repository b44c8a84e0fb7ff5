import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { talkOf } from '../support/talk.ts'
import { tryVerb } from '../support/verbs.ts'
import { createWorld, TODAY, type ApiClient, type Data, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let asEva: ApiClient
let file: CaseFile

const RECORD = 'id version status urgency openedOn closedOn closeReason nextStatuses'
const verb = (name: string, input: Record<string, unknown>, selection = RECORD) =>
  tryVerb(asEva, [name, selection], { id: file.id, version: 1, ...input })
const read = async (selection: string): Promise<Data> =>
  (await asEva.get(`query ($id: UUID!) { case(id: $id) { ${selection} } }`, { id: file.id }))[
    'case'
  ]

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  asEva = await world.as('eva')
})
beforeEach(async () => {
  file = await kreis.case(eva)
})
afterAll(() => world.close())

describe('C8: what is known of a case', () => {
  test('changes by what is named alone', async () => {
    const { record } = await verb('changeCase', { urgency: 'CRISIS' })
    expect(record).toMatchObject({ urgency: 'CRISIS', openedOn: '2025-02-01', version: 2 })
  })

  test('a day of intake lies before the first talk, and in the past', async () => {
    await kreis.talk(eva, { case_file: file.id, held_on: '2026-02-10', no_show: true })
    const opened = async (openedOn: string) => (await verb('changeCase', { openedOn })).problems
    expect(await opened('2026-02-11')).toEqual(['openedOn afterTalk'])
    expect(await opened('2026-03-17')).toEqual(['openedOn inFuture'])
    expect(await opened('2026-02-10')).toEqual([])
  })

  test('places are those of the Kreis', async () => {
    const { problems } = await verb('changeCase', { municipality: '08111000' })
    expect(problems).toEqual(['municipality territory'])
  })

  test('LOCK-1: what somebody else changed meanwhile is not overwritten', async () => {
    await verb('changeCase', { urgency: 'LOW' })
    const { answer } = await verb('changeCase', { urgency: 'HIGH' })
    expect(answer.errors[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      changed: expect.arrayContaining(['urgency']),
    })
  })
})

describe('C8: the course of a case', () => {
  test('is paused with a reason and a day to come back', async () => {
    expect((await verb('changeCaseStatus', { status: 'PAUSED' })).problems).toEqual([
      'reason required',
      'followUp.dueOn required',
    ])
    const followUp = { title: 'Nach der Kur', dueOn: '2026-05-01' }
    const { record } = await verb('changeCaseStatus', {
      status: 'PAUSED',
      reason: 'Kur bis April',
      followUp,
    })
    expect(record).toMatchObject({ status: 'PAUSED', nextStatuses: ['ACTIVE', 'CLOSING'] })
    expect(
      await read(
        'followUps { title dueOn status } statusChanges { fromStatus toStatus reason changedOn manager { id } }',
      ),
    ).toEqual({
      followUps: [{ ...followUp, status: 'OPEN' }],
      statusChanges: [
        {
          fromStatus: 'ACTIVE',
          toStatus: 'PAUSED',
          reason: 'Kur bis April',
          changedOn: TODAY,
          manager: { id: eva.id },
        },
      ],
    })
  })

  test('goes no step that is none', async () => {
    for (const status of ['INTAKE', 'PLANNING', 'CLOSED', 'ANONYMISED'])
      expect((await verb('changeCaseStatus', { status })).problems).toEqual(['status transition'])
  })

  test('a closing that was prepared is taken back', async () => {
    const { record } = await verb('changeCaseStatus', { status: 'CLOSING', closeReason: 'OTHER' })
    expect(record).toMatchObject({
      status: 'CLOSING',
      closeReason: 'OTHER',
      nextStatuses: ['ACTIVE'],
    })
    const back = await verb('changeCaseStatus', { version: 2, status: 'ACTIVE' })
    expect(back.record).toMatchObject({ status: 'ACTIVE', closeReason: null })
  })

  test('an intake moves by its first talk alone', async () => {
    file = await kreis.case(eva, { status: 'INTAKE' })
    const { answer } = await verb('changeCaseStatus', { status: 'CLEARING' })
    expect(answer.code).toBe('FORBIDDEN')
  })
})

describe('C8: the end of a case', () => {
  test('asks what becomes of each follow-up that waits', async () => {
    const done = await kreis.followUp(file.id, eva)
    const dropped = await kreis.followUp(file.id, eva, { status: 'SNOOZED' })
    const close = (settles: object[]) =>
      verb('closeCase', { closeReason: 'GOALS_REACHED', settles })
    expect((await close([{ id: done, as: 'DONE' }])).problems).toEqual(['settles openFollowUps'])
    const { record } = await close([
      { id: done, as: 'DONE' },
      { id: dropped, as: 'CANCELLED' },
    ])
    expect(record).toMatchObject({
      status: 'CLOSED',
      closedOn: TODAY,
      closeReason: 'GOALS_REACHED',
      nextStatuses: [],
    })
    const { followUps, statusChanges } = await read('followUps { id } statusChanges { toStatus }')
    expect(followUps).toEqual([])
    expect(
      await world.sql(
        'select status, done_on::text as day from app.follow_up where case_file = $1 order by id',
        [file.id],
      ),
    ).toEqual([
      { status: 'DONE', day: TODAY },
      { status: 'CANCELLED', day: null },
    ])
    expect(statusChanges).toEqual([{ toStatus: 'CLOSED' }])
  })

  test('lies between the last talk and today', async () => {
    await kreis.talk(eva, { case_file: file.id, held_on: '2026-02-10' })
    const close = async (closedOn: string) =>
      (await verb('closeCase', { closeReason: 'OTHER', closedOn })).problems
    expect(await close('2026-02-09')).toEqual(['closedOn beforeTalk'])
    expect(await close('2025-01-31')).toEqual(['closedOn beforeCase'])
    expect(await close('2026-03-17')).toEqual(['closedOn inFuture'])
    expect(await close('2026-02-10')).toEqual([])
  })

  test('of an intake follows at least one attempt', async () => {
    file = await kreis.case(eva, { status: 'INTAKE' })
    const close = async () => (await verb('closeCase', { closeReason: 'CONTACT_LOST' })).problems
    expect(await close()).toEqual(['closeReason unattempted'])
    await kreis.talk(eva, { case_file: file.id, no_show: true })
    expect(await close()).toEqual([])
  })

  test('is no end: with a reason it goes on in clearing, or in the intake that it was', async () => {
    await kreis.talk(eva, { case_file: file.id })
    await verb('closeCase', { closeReason: 'CONTACT_LOST' })
    const { record } = await verb('reopenCase', { version: 2, reason: 'Meldet sich wieder' })
    expect(record).toMatchObject({ status: 'CLEARING', closedOn: null, closeReason: null })

    file = await kreis.case(eva, { status: 'INTAKE' })
    await kreis.talk(eva, { case_file: file.id, no_show: true })
    await verb('closeCase', { closeReason: 'CONTACT_LOST' })
    const intake = await verb('reopenCase', { version: 2, reason: 'Meldet sich wieder' })
    expect(intake.record).toMatchObject({ status: 'INTAKE' })
  })

  test('nobody works on a closed case', async () => {
    await verb('closeCase', { closeReason: 'OTHER' })
    expect(
      await read(
        'can { change changeStatus close reopen addFollowUp recordConsultation withdrawConsent }',
      ),
    ).toEqual({
      can: {
        change: false,
        changeStatus: false,
        close: false,
        reopen: true,
        addFollowUp: false,
        recordConsultation: false,
        withdrawConsent: false,
      },
    })
    for (const [name, input] of [
      ['changeCase', { urgency: 'LOW' }],
      ['changeCaseStatus', { status: 'PAUSED' }],
      ['closeCase', { closeReason: 'OTHER' }],
    ] as const)
      expect((await verb(name, { version: 2, ...input })).answer.code, name).toBe('FORBIDDEN')
  })
})

describe('C8: a consent is withdrawn', () => {
  const withdraw = (withdrawnOn: string, version = 1) =>
    verb('withdrawConsent', { withdrawnOn, version }, 'version consentWithdrawnOn status')
  const talk = (input: Record<string, unknown> = {}) =>
    tryVerb(asEva, ['recordConsultation', 'id'], talkOf(file, input))

  test('after it was given, and counselling may go on', async () => {
    expect((await withdraw('2025-01-31')).problems).toEqual(['withdrawnOn beforeConsent'])
    expect((await withdraw('2026-03-17')).problems).toEqual(['withdrawnOn inFuture'])
    expect((await withdraw(TODAY)).record).toEqual({
      version: 2,
      consentWithdrawnOn: TODAY,
      status: 'ACTIVE',
    })
    expect((await withdraw(TODAY, 2)).answer.code).toBe('FORBIDDEN')
  })

  test('R-CASE-2: the next talk asks for another, or to be anonymous', async () => {
    await withdraw(TODAY)
    expect((await talk()).problems).toEqual([
      'consent.informedOn consentMissing',
      'consent.consentForm consentMissing',
    ])
    const consent = { informedOn: TODAY, consentForm: 'ANONYMOUS' }
    expect((await talk({ consent })).problems).toEqual([])
    expect(await read('consentForm consentWithdrawnOn')).toEqual({
      consentForm: 'ANONYMOUS',
      consentWithdrawnOn: null,
    })
  })

  test('the same consent as before counts again', async () => {
    await withdraw(TODAY)
    const consent = { informedOn: '2025-02-01', consentForm: 'WRITTEN' }
    expect((await talk({ consent })).problems).toEqual([])
    expect(await read('consentWithdrawnOn')).toEqual({ consentWithdrawnOn: null })
  })
})
