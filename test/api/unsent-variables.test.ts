import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createLimitStage, places, type LimitStage } from '../support/limit-stage.ts'
import { spreadInput } from '../support/spread-input.ts'
import { once, type Answer } from '../support/world.ts'

let stage: LimitStage

beforeAll(async () => {
  stage = await createLimitStage()
})
afterAll(() => stage.world.close())
beforeEach(async () => {
  await stage.renew()
  stage.world.log.splice(0)
})

const send = (document: string, variables: Record<string, unknown> = {}): Promise<Answer> =>
  stage.clients.eva.send(document, variables)

/** With inputs that name only what they have to. */
const MUTATIONS = ['correctConsultation', 'completeFollowUp', 'openCase', 'recordConsultation']

describe('A4: a variable within a literal that is not sent is a field that is left out', () => {
  const CORRECT = `mutation ($i: UUID!, $c: UUID!, $m: Int, $h: LocalTime) { correctConsultation(input: {
    clientMutationId: $c, id: $i, version: 1, minutes: $m, heldAt: $h, participants: 4 }) {
    consultation { version minutes heldAt participants } } }`

  test('what is stored stays, and null still empties it', async () => {
    const { kreis, eva, file } = stage
    const of = { case_file: file.id, held_at: '10:00', minutes: 30 }
    const values = async (sent: object) => {
      const { data } = await send(CORRECT, { i: await kreis.talk(eva, of), c: once(), ...sent })
      return data!['correctConsultation'].consultation
    }
    const stands = { version: 2, minutes: 30, heldAt: '10:00:00', participants: 4 }
    expect(await values({})).toEqual(stands)
    expect(await values({ m: null })).toEqual({ ...stands, minutes: null })
    expect(await values({ m: 45, h: null })).toEqual({ ...stands, minutes: 45, heldAt: null })
  })

  test.each(MUTATIONS)('%s: it is the same wish as one without the field', async mutation => {
    const input = stage.inputs[mutation]!()
    const { document, variables } = spreadInput(mutation, input)
    const first = await send(document, variables)
    expect(first.errors).toEqual([])
    expect(await stage.send(mutation, input)).toEqual(first)
  })
})

describe('A4: null where something has to stand is the fault of whoever sends it', () => {
  test.each(MUTATIONS)('%s', async mutation => {
    const { document, variables } = spreadInput(mutation, stage.inputs[mutation]!())
    for (const { path, required } of places.filter(place => place.mutation === mutation)) {
      const name = path.replaceAll('.', '_')
      if (!required || !document.includes(`$${name}:`)) continue
      const { code, data } = await send(document, { ...variables, [name]: null })
      expect([name, code, data ?? null]).toEqual([name, 'BAD_USER_INPUT', null])
    }
    expect(stage.world.log).toEqual([])
  })

  const FIGURE = 'code: "KF-13", from: "2026-01-01", to: "2026-01-31"'
  const QUERIES = [
    '($sent: Int) { cases(first: $sent) { count } }',
    '($sent: Int = 5) { cases { nodes { consultations(first: $sent) { nodes { id } } } } }',
    '($sent: CaseOrder) { cases(orderBy: $sent) { count } }',
    `($sent: [Dimension!]) { keyFigure(${FIGURE}, by: $sent) { __typename } }`,
    '($sent: Boolean = true) { me { subject } cases @skip(if: $sent) { count } }',
    '($sent: Boolean = true) { me { subject @include(if: $sent) } }',
    '($sent: Boolean = true) { cases { nodes { person { displayName @skip(if: $sent) } } } }',
  ]
  test.each(QUERIES)('query %s', async text => {
    const { code, errors } = await send(`query ${text}`, { sent: null })
    expect([code, errors.length]).toEqual(['BAD_USER_INPUT', 1])
    expect(stage.world.log).toEqual([])
  })

  test('below a mutation it is found before anything is written', async () => {
    const { id } = stage.file
    const document = `mutation ($input: RecordConsultationInput!, $first: Int) {
      recordConsultation(input: $input) { consultation { case { consultations(first: $first) { nodes { id } } } } } }`
    const talks = () => stage.world.sql('select from app.consultation where case_file = $1', [id])
    const before = await talks()
    const input = stage.inputs['recordConsultation']!()
    expect((await send(document, { input, first: null })).code).toBe('BAD_USER_INPUT')
    expect(await talks()).toEqual(before)
  })
})

describe('A4: a variable may be named like a member of every object', () => {
  const NAMES = ['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty']

  test.each(NAMES)('$%s', async name => {
    const search = `query ($${name}: String!) { search(text: $${name}) { match } }`
    expect(await send(search, { [name]: 'Kalyna' })).toEqual(
      await send('{ search(text: "Kalyna") { match } }'),
    )
    expect((await send(search)).code).toBe('BAD_USER_INPUT')
    const cases = `query ($${name}: String) { cases(after: $${name}) { count } }`
    expect(await send(cases)).toEqual(await send('{ cases { count } }'))
  })
})
