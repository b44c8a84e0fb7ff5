import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { tryVerb } from '../support/verbs.ts'
import { createWorld, TODAY, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let asEva: ApiClient
let file: CaseFile
let id: string

const RECORD = 'title dueOn reason status doneOn version can { complete change cancel reopen }'
const verb = (name: string, input: Record<string, unknown> = {}) =>
  tryVerb(asEva, [name, RECORD], { id, version: 1, ...input })
const waiting = { complete: true, change: true, cancel: true, reopen: false }
const over = { complete: false, change: false, cancel: false, reopen: true }

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  asEva = await world.as('eva')
  file = await kreis.case(eva)
})
beforeEach(async () => {
  id = await kreis.followUp(file.id, eva)
})
afterAll(() => world.close())

describe('C8: a follow-up without a talk', () => {
  const add = (input: Record<string, unknown>, of = file) =>
    tryVerb(asEva, ['addFollowUp', `${RECORD} assignee { id } case { id }`], {
      caseId: of.id,
      title: ' Bescheid prüfen ',
      dueOn: '2026-04-01',
      ...input,
    })

  test('is made for whoever makes it', async () => {
    expect((await add({})).record).toMatchObject({
      title: 'Bescheid prüfen',
      dueOn: '2026-04-01',
      reason: 'CUSTOM',
      status: 'OPEN',
      assignee: { id: eva.id },
      case: { id: file.id },
      can: waiting,
    })
  })

  test('is due today or later, and says what is to be done', async () => {
    expect((await add({ dueOn: '2026-03-15', title: ' ' })).problems.sort()).toEqual([
      'dueOn inPast',
      'title required',
    ])
    expect((await add({ dueOn: '2099-01-01' })).problems).toEqual(['dueOn tooFar'])
  })

  test('is none of a case that has ended', async () => {
    const closed = await kreis.case(eva, { status: 'CLOSED', closed_on: TODAY })
    expect((await add({}, closed)).answer.code).toBe('FORBIDDEN')
  })

  test('is put off, said otherwise, and says why it comes back', async () => {
    const { record } = await verb('changeFollowUp', {
      dueOn: '2026-05-01',
      title: 'Später anrufen',
      reason: 'PLAN_REVIEW',
    })
    expect(record).toMatchObject({
      dueOn: '2026-05-01',
      title: 'Später anrufen',
      reason: 'PLAN_REVIEW',
      status: 'SNOOZED',
      can: waiting,
    })
    const sooner = await verb('changeFollowUp', { version: 2, dueOn: TODAY })
    expect(sooner.record).toMatchObject({ dueOn: TODAY, version: 3 })
  })

  test('is not put off into the past, but what is overdue stays so', async () => {
    id = await kreis.followUp(file.id, eva, { due_on: '2026-03-01' })
    expect((await verb('changeFollowUp', { dueOn: '2026-03-15' })).problems).toEqual([
      'dueOn inPast',
    ])
    expect((await verb('changeFollowUp', { title: ' ' })).problems).toEqual(['title required'])
    const { record } = await verb('changeFollowUp', { title: 'Überfällig', dueOn: '2026-03-01' })
    expect(record).toMatchObject({ title: 'Überfällig', dueOn: '2026-03-01', status: 'OPEN' })
  })
})

describe('C5: a follow-up ticked or cancelled by mistake', () => {
  test.each(['completeFollowUp', 'cancelFollowUp'])('%s is taken back', async name => {
    const { record } = await verb(name)
    expect(record).toMatchObject({ can: over, version: 2 })
    const back = await verb('reopenFollowUp', { version: 2 })
    expect(back.record).toMatchObject({ status: 'OPEN', doneOn: null, can: waiting, version: 3 })
  })

  test('but not once its case has ended', async () => {
    const closed = await kreis.case(eva, { status: 'CLOSED', closed_on: TODAY })
    id = await kreis.followUp(closed.id, eva, { status: 'DONE', done_on: TODAY })
    expect((await verb('reopenFollowUp')).answer.code).toBe('FORBIDDEN')
  })

  test('C7: who comes second hears that it is done', async () => {
    await verb('completeFollowUp')
    for (const name of ['completeFollowUp', 'cancelFollowUp', 'changeFollowUp'])
      expect((await verb(name)).answer.errors[0]?.extensions, name).toMatchObject({
        code: 'CONFLICT',
        changed: ['doneOn', 'status'],
        by: 'eva',
      })
  })
})
