import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { createWorld, once, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let tom: Manager
let asEva: ApiClient
let asTom: ApiClient
let asAnna: ApiClient
let file: CaseFile

const NUMBER = 'query ($id: UUID!) { case(id: $id) { number } }'

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  tom = await kreis.manager('tom')
  await kreis.member('anna', 'coordinator')
  file = await kreis.case(eva)
  await kreis.talk(eva, { case_file: file.id, held_on: '2026-01-10' })
  await kreis.talk(eva, { case_file: file.id, held_on: '2026-02-10', note: 'Vertraulich.' })
  await kreis.talk(eva, { case_file: file.id, held_on: '2026-03-10', no_show: true })
  asEva = await world.as('eva')
  asTom = await world.as('tom')
  asAnna = await world.as('anna')
})
afterAll(() => world.close())

describe('case', () => {
  test('R-CASE-5: of another manager answers null, like one that does not exist', async () => {
    const foreign = await asTom.send(NUMBER, { id: file.id })
    const missing = await asTom.send(NUMBER, { id: once() })
    expect(foreign.data).toEqual({ case: null })
    expect(foreign).toEqual(missing)
    expect(await asEva.get(NUMBER, { id: file.id })).toEqual({ case: { number: file.number } })
  })

  test('of another Kreis answers null, whatever the function', async () => {
    const other = await world.kreis('08111')
    const theirs = await other.case(await other.manager('paul'))
    for (const client of [asEva, asAnna])
      expect(await client.get(NUMBER, { id: theirs.id })).toEqual({ case: null })
  })

  test('of an id that is none is refused', async () => {
    expect((await asEva.send(NUMBER, { id: "x' or true --" })).code).toBe('BAD_USER_INPUT')
  })

  test('shows talks latest first, the last one held, and how many', async () => {
    const { case: found } = await asEva.get(
      `query ($id: UUID!) { case(id: $id) { consultationCount lastConsultation { heldOn note }
        consultations(first: 2) { nodes { heldOn noShow } pageInfo { hasNextPage } }
        can { recordConsultation assign } } }`,
      { id: file.id },
    )
    expect(found).toEqual({
      consultationCount: 2,
      lastConsultation: { heldOn: '2026-02-10', note: 'Vertraulich.' },
      consultations: {
        nodes: [
          { heldOn: '2026-03-10', noShow: true },
          { heldOn: '2026-02-10', noShow: false },
        ],
        pageInfo: { hasNextPage: true },
      },
      can: { recordConsultation: true, assign: false },
    })
  })
})

describe('a deputy', () => {
  test('sees the file while the deputyship lasts', async () => {
    const shared = await kreis.case(eva)
    const past = await kreis.case(eva)
    await kreis.assignment(shared.id, tom)
    await kreis.assignment(past.id, tom, { valid_to: '2025-12-31' })
    expect(await asTom.get(NUMBER, { id: shared.id })).toEqual({ case: { number: shared.number } })
    expect(await asTom.get(NUMBER, { id: past.id })).toEqual({ case: null })
    const { cases } = await asTom.get('{ cases { nodes { number can { recordConsultation } } } }')
    expect(cases.nodes).toEqual([{ number: shared.number, can: { recordConsultation: true } }])
  })

  test('is not whoever counsels along', async () => {
    const shared = await kreis.case(eva)
    await kreis.assignment(shared.id, tom, { role: 'CO' })
    expect(await asTom.get(NUMBER, { id: shared.id })).toEqual({ case: null })
  })
})

describe('a coordinator', () => {
  test('reads what assigning needs of every case', async () => {
    const { case: found } = await asAnna.get(
      `query ($id: UUID!) { case(id: $id) { number urgency municipality { name } manager { displayName }
        person { displayName } can { assign recordConsultation } } }`,
      { id: file.id },
    )
    expect(found).toMatchObject({
      number: file.number,
      manager: { displayName: 'Eva Sternau' },
      can: { assign: true, recordConsultation: false },
    })
  })

  test.each([
    'closedOn',
    'informedOn',
    'consentForm',
    'counsellingStart',
    'updatedAt',
    'consultationCount',
    'household { id }',
    'assignments { id }',
    'lastConsultation { id }',
    'consultations { nodes { id } }',
    'nextFollowUp { id }',
    'followUps { id }',
    'person { phone }',
    'person { email }',
  ])('does not read %s', async field => {
    const one = await asAnna.send(`query ($id: UUID!) { case(id: $id) { ${field} } }`, {
      id: file.id,
    })
    expect([one.code, one.data?.['case'] ?? null]).toEqual(['FORBIDDEN', null])
    const list = await asAnna.send(`{ cases { nodes { ${field} } } }`)
    expect(list.code).toBe('FORBIDDEN')
    const missing = await asAnna.send(`query ($id: UUID!) { case(id: $id) { ${field} } }`, {
      id: once(),
    })
    expect(missing.errors).toEqual(one.errors)
  })
})
