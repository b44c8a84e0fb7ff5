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
let other: CaseFile
let talk: string

const RECORD = 'id version withdrawnOn case { id } corrections { kind reason }'
const verb = (name: string, input: Record<string, unknown> = {}) =>
  tryVerb(asEva, [name, RECORD], { id: talk, version: 1, ...input })
const move = (input: Record<string, unknown> = {}) =>
  verb('moveConsultation', { caseId: other.id, reason: 'Falscher Fall', ...input })
const withdraw = (input: Record<string, unknown> = {}) =>
  verb('withdrawConsultation', { reason: 'Doppelt', ...input })

const STANDS = 'status counsellingStart consultationCount lastConsultation { heldOn }'
const stands = async ({ id }: CaseFile, selection = STANDS): Promise<Data> =>
  (await asEva.get(`query ($id: UUID!) { case(id: $id) { ${selection} } }`, { id }))['case']
const counted = () =>
  world.sql(
    `select code, value from reporting.district_line where tenant = '08226' and block = 'A' and value <> 0 order by 1`,
  )

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  asEva = await world.as('eva')
})
beforeEach(async () => {
  file = await kreis.case(eva, { status: 'CLEARING', counselling_start: '2026-02-10' })
  other = await kreis.case(eva, { status: 'INTAKE', municipality: kreis.municipality })
  talk = await kreis.talk(eva, { case_file: file.id })
})
afterAll(() => world.close())

describe('C5: a talk that was filed with the wrong case', () => {
  test('is moved with a reason, and both cases follow', async () => {
    const { record } = await move()
    expect(record).toMatchObject({
      version: 2,
      case: { id: other.id },
      corrections: [{ kind: 'MOVED', reason: 'Falscher Fall' }],
    })
    expect(await stands(file)).toEqual({
      status: 'INTAKE',
      counsellingStart: null,
      consultationCount: 0,
      lastConsultation: null,
    })
    expect(await stands(other)).toEqual({
      status: 'CLEARING',
      counsellingStart: '2026-02-10',
      consultationCount: 1,
      lastConsultation: { heldOn: '2026-02-10' },
    })
  })

  test('is moved back by the same', async () => {
    await move()
    await move({ version: 2, caseId: file.id })
    expect(await stands(file)).toMatchObject({ status: 'CLEARING', counsellingStart: '2026-02-10' })
    expect(await stands(other)).toMatchObject({ status: 'INTAKE', counsellingStart: null })
  })

  test('AUD-1: of both people it is written down', async () => {
    await move()
    const rows = await world.sql<{ entity: string; person: string }>(
      `select entity, person from app.audit_entry where action = 'moveConsultation' and person in ($1, $2)
       and entity in ('Consultation', 'ConsultationCorrection') order by 1`,
      [file.person, other.person],
    )
    expect(rows).toEqual([
      { entity: 'Consultation', person: other.person },
      { entity: 'ConsultationCorrection', person: file.person },
    ])
  })

  test.each<[string, () => Promise<Record<string, unknown>>, string[]]>([
    ['on the same case', async () => ({ caseId: file.id }), ['caseId sameCase']],
    [
      'on a closed one',
      async () => ({ caseId: (await kreis.case(eva, { status: 'CLOSED', closed_on: TODAY })).id }),
      ['caseId open'],
    ],
    [
      'on one that was opened later',
      async () => ({ caseId: (await kreis.case(eva, { opened_on: '2026-02-11' })).id }),
      ['caseId beforeCase'],
    ],
    [
      'on an intake without consent',
      async () => {
        const bare = { status: 'INTAKE', informed_on: null, consent_form: null }
        return { caseId: (await kreis.case(eva, bare)).id }
      },
      ['caseId consentMissing'],
    ],
    ['without a reason', async () => ({ reason: ' ' }), ['reason required']],
  ])('is not moved: %s', async (_name, input, told) => {
    expect((await move(await input())).problems).toEqual(told)
    expect(await stands(file)).toMatchObject({ consultationCount: 1 })
  })

  test('an anonymous talk comes to a case', async () => {
    talk = await kreis.talk(eva)
    expect((await move({ caseId: file.id })).record).toMatchObject({ case: { id: file.id } })
    expect(await stands(file)).toMatchObject({ consultationCount: 2 })
  })
})

describe('C5: a talk that never was', () => {
  test('is withdrawn with a reason, stays in sight, and can come back', async () => {
    const before = await counted()
    const { record } = await withdraw()
    expect(record).toMatchObject({
      withdrawnOn: TODAY,
      corrections: [{ kind: 'WITHDRAWN', reason: 'Doppelt' }],
    })
    expect(await stands(file)).toMatchObject({ status: 'INTAKE', consultationCount: 0 })
    expect(
      await stands(file, 'consultations { nodes { id withdrawnOn can { correct move restore } } }'),
    ).toEqual({
      consultations: {
        nodes: [
          { id: talk, withdrawnOn: TODAY, can: { correct: false, move: false, restore: true } },
        ],
      },
    })
    expect(await counted()).not.toEqual(before)
    expect((await withdraw({ version: 2 })).answer.code).toBe('FORBIDDEN')

    await verb('restoreConsultation', { version: 2 })
    expect(await stands(file)).toMatchObject({ status: 'CLEARING', consultationCount: 1 })
    expect(await counted()).toEqual(before)
  })

  test('is the recorder’s to withdraw', async () => {
    const nina = await kreis.manager('nina')
    await kreis.assignment(file.id, nina)
    const { answer } = await tryVerb(await world.as('nina'), ['withdrawConsultation', 'id'], {
      id: talk,
      version: 1,
      reason: 'Nein',
    })
    expect(answer.code).toBe('FORBIDDEN')
  })
})

describe('C6: dates are checked against the case, and its state follows the facts', () => {
  const correct = (input: Record<string, unknown>) => verb('correctConsultation', input)

  test('a talk of 2015 on a case that was opened later is refused at its field', async () => {
    const answer = await tryVerb(
      asEva,
      ['recordConsultation', 'id'],
      talkOf(file, { heldOn: '2015-06-01' }),
    )
    expect(answer.problems).toEqual(['heldOn beforeCase'])
    expect((await correct({ heldOn: '2025-01-31' })).problems).toEqual(['heldOn beforeCase'])
  })

  test('so is a talk behind the end of its case', async () => {
    await world.sql(
      `update app.case_file set status = 'CLOSED', closed_on = '2026-02-20' where id = '${file.id}'`,
    )
    expect((await correct({ heldOn: '2026-02-21' })).problems).toEqual(['heldOn afterCase'])
    expect((await correct({ heldOn: '2026-02-20' })).problems).toEqual([])
  })

  test('whoever was met before the case was opened here opens it on that day', async () => {
    const open = {
      person: { familyName: 'Kalyna' },
      unit: 'INDIVIDUAL',
      municipality: kreis.municipality,
      openedOn: '2026-03-01',
    }
    const { record } = await tryVerb(asEva, ['openCase', 'id openedOn'], open)
    expect(record).toMatchObject({ openedOn: '2026-03-01' })
    const consent = { informedOn: '2026-03-02', consentForm: 'WRITTEN' }
    const opened = { ...file, id: record['id'] as string }
    const told = await tryVerb(
      asEva,
      ['recordConsultation', 'id'],
      talkOf(opened, { heldOn: '2026-03-02', consent }),
    )
    expect(told.problems).toEqual([])
    const future = await tryVerb(asEva, ['openCase', 'id'], { ...open, openedOn: '2026-03-17' })
    expect(future.problems).toEqual(['openedOn inFuture'])
  })

  test.each([
    ['on another day', { heldOn: '2026-02-12' }, 'CLEARING', '2026-02-12'],
    ['earlier', { heldOn: '2026-02-01' }, 'CLEARING', '2026-02-01'],
    ['never', { noShow: true }, 'INTAKE', null],
  ])('the only talk was %s', async (...[, input, status, counsellingStart]) => {
    await correct(input)
    expect(await stands(file)).toMatchObject({ status, counsellingStart })
  })

  test('a talk that took place after all begins counselling, and asks for what that needs', async () => {
    talk = await kreis.talk(eva, { case_file: other.id, no_show: true })
    await correct({ noShow: false })
    expect(await stands(other)).toMatchObject({
      status: 'CLEARING',
      counsellingStart: '2026-02-10',
    })
    const bare = await kreis.case(eva, { status: 'INTAKE', informed_on: null, consent_form: null })
    talk = await kreis.talk(eva, { case_file: bare.id, no_show: true })
    expect((await correct({ noShow: false })).problems).toEqual(['noShow consentMissing'])
  })

  test('a case that went on stays where somebody put it', async () => {
    await world.sql(`update app.case_file set status = 'ACTIVE' where id = '${file.id}'`)
    await withdraw()
    expect(await stands(file)).toMatchObject({ status: 'ACTIVE', counsellingStart: null })
  })

  test('two talks of one case that are withdrawn at once leave none', async () => {
    const second = await kreis.talk(eva, { case_file: file.id, held_on: '2026-02-11' })
    await Promise.all([
      withdraw(),
      tryVerb(asEva, ['withdrawConsultation', 'id'], { id: second, version: 1, reason: 'Auch' }),
    ])
    expect(await stands(file)).toMatchObject({ status: 'INTAKE', counsellingStart: null })
  })
})

describe('R-SES-3: what a locked report covers', () => {
  const lock = (day: string) =>
    world.sql(
      `create or replace function app.correctable(t text, manager uuid, day date) returns boolean language sql stable
       set search_path = pg_catalog, pg_temp as 'select day <> date ''${day}'''`,
    )
  afterAll(() => lock('1900-01-01'))

  test('is not corrected, moved or withdrawn, nor does a talk come there', async () => {
    await lock('2026-02-10')
    for (const [name, input] of [
      ['correctConsultation', { minutes: 5 }],
      ['moveConsultation', { caseId: other.id, reason: 'x' }],
      ['withdrawConsultation', { reason: 'x' }],
    ] as const)
      expect((await verb(name, input)).answer.code, name).toBe('FORBIDDEN')
    await lock('2026-02-12')
    expect((await verb('correctConsultation', { heldOn: '2026-02-12' })).problems).toEqual([
      'heldOn locked',
    ])
  })
})

describe('C9: who took part', () => {
  const participants = async (input: Record<string, unknown>, of: CaseFile) =>
    (await tryVerb(asEva, ['recordConsultation', 'participants'], talkOf(of, input))).record[
      'participants'
    ]

  test('is the household as it is today, unless somebody says otherwise', async () => {
    const head = await kreis.person()
    const household = await kreis.household(head, [await kreis.person(), await kreis.person()])
    await kreis.relative(household, await kreis.person(), { valid_to: '2026-01-01' })
    const family = await kreis.case(eva, { person: head, household, unit: 'FAMILY' })
    expect(await participants({ unit: 'FAMILY' }, family)).toBe(3)
    expect(await participants({ unit: 'FAMILY', participants: 2 }, family)).toBe(2)
    expect(await participants({ unit: 'INDIVIDUAL' }, family)).toBe(1)
    expect(await participants({ unit: 'INDIVIDUAL' }, file)).toBe(1)
  })
})
