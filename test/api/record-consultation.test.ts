import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { createWorld, once, TODAY, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let asEva: ApiClient
let file: CaseFile

const RECORD = `mutation ($input: RecordConsultationInput!) { recordConsultation(input: $input) {
  clientMutationId consultation { id heldOn heldAt minutes unit setting channel participants topics languages
    interpreter travelMinutes noShow version manager { id } municipality { ags } note
    case { id status counsellingStart version consultationCount followUps { title dueOn status reason }
      timeline { nodes { ... on FollowUp { status doneOn } } } } } } }`

const talk = (input: Record<string, unknown> = {}) => ({
  input: {
    clientMutationId: once(),
    caseId: file.id,
    heldOn: TODAY,
    unit: 'INDIVIDUAL',
    setting: 'OUTREACH',
    topics: ['HOUSING'],
    ...input,
  },
})

const lines = (month = '2026-03-01') =>
  world.sql<{ block: string; code: string; value: number }>(
    'select block, code, value::int from reporting.district_line where tenant = $1 and month = $2 and value <> 0 order by 1, 2',
    ['08226', month],
  )

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  await kreis.member('anna', 'coordinator')
  asEva = await world.as('eva')
})
beforeEach(async () => {
  file = await kreis.case(eva)
})
afterAll(() => world.close())

describe('recordConsultation', () => {
  test('keeps every fact of a talk', async () => {
    const facts = {
      heldOn: '2026-03-12',
      heldAt: '09:30:00',
      minutes: 45,
      unit: 'INDIVIDUAL',
      setting: 'ACCOMPANIMENT',
      channel: 'PHONE',
      participants: 2,
      topics: ['HEALTH', 'SCHOOL'],
      languages: ['uk', 'de'],
      interpreter: 'PROFESSIONAL',
      travelMinutes: 20,
    }
    const { recordConsultation } = await asEva.get(RECORD, talk({ ...facts, note: '  Termin.  ' }))
    expect(recordConsultation.consultation).toMatchObject({
      ...facts,
      note: 'Termin.',
      noShow: false,
      manager: { id: eva.id },
      municipality: { ags: kreis.municipality },
    })
  })

  test('R-SES-3: a talk with a family is one record and counts once', async () => {
    const family = await kreis.case(eva, { unit: 'FAMILY' })
    const before = await lines()
    const { recordConsultation } = await asEva.get(
      RECORD,
      talk({ caseId: family.id, unit: 'FAMILY', participants: 5 }),
    )
    expect(recordConsultation.consultation.case.consultationCount).toBe(1)
    const valueOf = (list: typeof before) =>
      list.find(({ block, code }) => block === 'A' && code === 'FAMILY')?.value ?? 0
    expect(valueOf(await lines()) - valueOf(before)).toBe(1)
  })

  test('R-SES-4: nobody came, so it does not count', async () => {
    const before = await lines()
    const { recordConsultation } = await asEva.get(RECORD, talk({ noShow: true }))
    expect(recordConsultation.consultation).toMatchObject({
      noShow: true,
      case: { consultationCount: 0, counsellingStart: null },
    })
    expect(await lines()).toEqual(before)
  })

  test('moves the case to the front of the list', async () => {
    await asEva.get(RECORD, talk())
    const { cases } = await asEva.get('{ cases(first: 1) { nodes { id } } }')
    expect(cases.nodes).toEqual([{ id: file.id }])
  })
})

describe('the first talk', () => {
  const consentOf = async () => {
    const [row] = await world.sql(
      'select informed_on::text, consent_form from app.case_file where id = $1',
      [file.id],
    )
    return row
  }
  const intake = (row: Record<string, unknown>) =>
    kreis.case(eva, { status: 'INTAKE', informed_on: null, consent_form: null, ...row })

  test('turns an informed intake with consent into clearing and starts the clock', async () => {
    file = await intake({ informed_on: '2026-03-01', consent_form: 'ORAL_DOCUMENTED' })
    const { recordConsultation } = await asEva.get(RECORD, talk({ heldOn: '2026-03-10' }))
    expect(recordConsultation.consultation.case).toMatchObject({
      status: 'CLEARING',
      counsellingStart: '2026-03-10',
      version: 2,
    })
  })

  test.each([
    [['informedOn', 'consentForm'], { informed_on: null, consent_form: null }],
    [['consentForm'], { informed_on: '2026-03-01', consent_form: null }],
    [['informedOn'], { informed_on: null, consent_form: 'WRITTEN' }],
  ])('A5: names %o as missing for an intake with %o', async (missing, row) => {
    file = await intake(row)
    const { errors } = await asEva.send(RECORD, talk())
    expect(errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: missing.map(name => ({ path: `consent.${name}`, rule: 'consentMissing' })),
    })
  })

  test('A5: takes the consent along, in one transaction', async () => {
    file = await intake({})
    const consent = { informedOn: '2026-03-09', consentForm: 'ANONYMOUS' }
    const { recordConsultation } = await asEva.get(RECORD, talk({ heldOn: '2026-03-10', consent }))
    expect(recordConsultation.consultation.case).toMatchObject({ status: 'CLEARING', version: 2 })
    expect(await consentOf()).toEqual({ informed_on: '2026-03-09', consent_form: 'ANONYMOUS' })
  })

  test('A5: keeps no consent of a talk that is refused', async () => {
    file = await intake({})
    const consent = { informedOn: '2026-03-09', consentForm: 'WRITTEN' }
    const { code } = await asEva.send(RECORD, talk({ consent, topics: [] }))
    expect(code).toBe('BAD_USER_INPUT')
    expect(await consentOf()).toEqual({ informed_on: null, consent_form: null })
  })

  test.each([
    ['2026-03-17', 'inFuture'],
    ['2014-12-31', 'tooOld'],
  ])('A5: consent of %s is %s', async (informedOn, rule) => {
    file = await intake({})
    const consent = { informedOn, consentForm: 'WRITTEN' }
    const { errors } = await asEva.send(RECORD, talk({ consent }))
    expect(errors[0]?.extensions.fields).toMatchObject([{ path: 'consent.informedOn', rule }])
  })

  test('leaves an intake as it is when nobody came', async () => {
    file = await intake({})
    const { recordConsultation } = await asEva.get(RECORD, talk({ noShow: true }))
    expect(recordConsultation.consultation.case.status).toBe('INTAKE')
  })
})

describe('what is wrong with a talk', () => {
  test.each<[string, string, Record<string, unknown>]>([
    ['heldOn', 'inFuture', { heldOn: '2026-03-17' }],
    ['heldOn', 'tooOld', { heldOn: '2014-12-31' }],
    ['minutes', 'range', { minutes: 0 }],
    ['minutes', 'range', { minutes: 601 }],
    ['travelMinutes', 'range', { travelMinutes: -1 }],
    ['participants', 'range', { participants: 0 }],
    ['participants', 'range', { participants: 31 }],
    ['topics', 'required', { topics: [] }],
    ['languages', 'code', { languages: ['Deutsch'] }],
    ['note', 'tooLong', { note: 'x'.repeat(10_001) }],
    ['followUp.title', 'required', { followUp: { title: ' ', dueOn: TODAY } }],
    ['followUp.title', 'tooLong', { followUp: { title: 'x'.repeat(201), dueOn: TODAY } }],
    ['followUp.dueOn', 'inPast', { followUp: { title: 'Anrufen', dueOn: '2026-03-15' } }],
    ['completesFollowUpId', 'open', { completesFollowUpId: once() }],
  ])('%s is %s', async (path, rule, input) => {
    const { errors, data } = await asEva.send(RECORD, talk(input))
    expect(data ?? null).toBeNull()
    expect(errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path, rule }],
    })
    expect(await world.sql('select from app.consultation where case_file = $1', [file.id])).toEqual(
      [],
    )
  })

  test('is told all at once', async () => {
    const { errors } = await asEva.send(RECORD, talk({ topics: [], minutes: 0, participants: 99 }))
    expect(errors[0]?.extensions.fields?.map(({ path }) => path)).toEqual([
      'minutes',
      'participants',
      'topics',
    ])
  })
})

describe('a follow-up', () => {
  test('is made with the talk', async () => {
    const followUp = { title: ' Bescheid prüfen ', dueOn: '2026-04-01', reason: 'BENEFIT_RENEWAL' }
    const { recordConsultation } = await asEva.get(RECORD, talk({ followUp }))
    expect(recordConsultation.consultation.case.followUps).toEqual([
      { ...followUp, title: 'Bescheid prüfen', status: 'OPEN' },
    ])
  })

  test('is settled by the talk', async () => {
    const completesFollowUpId = await kreis.followUp(file.id, eva)
    const { recordConsultation } = await asEva.get(RECORD, talk({ completesFollowUpId }))
    const { followUps, timeline } = recordConsultation.consultation.case
    expect(followUps).toEqual([])
    expect(timeline.nodes).toContainEqual({ status: 'DONE', doneOn: TODAY })
  })

  test('of another case is not settled', async () => {
    const other = await kreis.case(eva)
    const completesFollowUpId = await kreis.followUp(other.id, eva)
    const { code } = await asEva.send(RECORD, talk({ completesFollowUpId }))
    expect(code).toBe('BAD_USER_INPUT')
  })
})

describe('who records', () => {
  test('R-CASE-5: on a colleague’s case nobody, as if it did not exist', async () => {
    const nina = await kreis.manager('nina')
    const hers = await kreis.case(nina)
    const foreign = await asEva.send(RECORD, talk({ caseId: hers.id }))
    const missing = await asEva.send(RECORD, talk({ caseId: once() }))
    expect(foreign.code).toBe('NOT_FOUND')
    expect(foreign.errors).toEqual(missing.errors)
  })

  test('a deputy, on whose name the talk goes', async () => {
    const tom = await kreis.manager('tom')
    await kreis.assignment(file.id, tom)
    const { recordConsultation } = await (await world.as('tom')).get(RECORD, talk())
    expect(recordConsultation.consultation.manager.id).toBe(tom.id)
  })

  test('nobody on a closed case', async () => {
    file = await kreis.case(eva, { status: 'CLOSED', closed_on: '2026-01-31' })
    expect((await asEva.send(RECORD, talk())).code).toBe('FORBIDDEN')
  })

  test('no coordinator', async () => {
    const anna = await world.as('anna')
    expect((await anna.send(RECORD, talk())).code).toBe('FORBIDDEN')
  })
})
