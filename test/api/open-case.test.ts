import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Kreis, Manager } from '../support/population.ts'
import { createWorld, once, TODAY, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let asEva: ApiClient
let asAnna: ApiClient

const OPEN = `mutation ($input: OpenCaseInput!) { openCase(input: $input) { clientMutationId case {
  id number unit status urgency openedOn version person { displayName } municipality { ags }
  manager { id } organisationUnit { name } } } }`
const FILE = `query ($id: UUID!) { case(id: $id) { informedOn consentForm
  person { givenNames familyName nameInOriginalScript birthDate birthDatePrecision gender nationalities languages
    interpreterNeeded phone email arrivedOn }
  household { name size members { role validFrom person { displayName } } }
  assignments { role validFrom validTo manager { id } } } }`

const wish = (input: Record<string, unknown> = {}) => ({
  input: {
    clientMutationId: once(),
    person: { givenNames: 'Olena', familyName: 'Kalyna' },
    unit: 'INDIVIDUAL',
    municipality: kreis.municipality,
    ...input,
  },
})

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  await kreis.member('anna', 'coordinator')
  asEva = await world.as('eva')
  asAnna = await world.as('anna')
})
afterAll(() => world.close())

describe('openCase', () => {
  test('makes the manager who takes somebody in responsible', async () => {
    const { openCase } = await asEva.get(
      OPEN,
      wish({ urgency: 'HIGH', informedOn: TODAY, consentForm: 'WRITTEN' }),
    )
    expect(openCase.case).toMatchObject({
      unit: 'INDIVIDUAL',
      status: 'INTAKE',
      urgency: 'HIGH',
      openedOn: TODAY,
      version: 1,
      person: { displayName: 'Olena Kalyna' },
      municipality: { ags: kreis.municipality },
      manager: { id: eva.id },
    })
    const { case: file } = await asEva.get(FILE, { id: openCase.case.id })
    expect(file).toMatchObject({
      informedOn: TODAY,
      consentForm: 'WRITTEN',
      household: null,
      assignments: [{ role: 'MAIN', validFrom: TODAY, validTo: null, manager: { id: eva.id } }],
    })
  })

  test('of a coordinator waits to be assigned', async () => {
    const { openCase } = await asAnna.get(OPEN, wish())
    expect(openCase.case).toMatchObject({
      manager: null,
      organisationUnit: { name: 'Landratsamt' },
      status: 'INTAKE',
      urgency: 'NORMAL',
    })
    expect(
      await world.sql('select from app.case_assignment where case_file = $1', [openCase.case.id]),
    ).toEqual([])
  })

  test('takes in a family with everything that is known of a person', async () => {
    const person = {
      givenNames: ' Sofia ',
      familyName: 'Kalyna',
      nameInOriginalScript: 'Софія Калина',
      birthDate: '1990-05-01',
      birthDatePrecision: 'MONTH',
      gender: 'FEMALE',
      nationalities: ['166'],
      languages: ['uk', 'ru'],
      interpreterNeeded: true,
      phone: '+49 621 000',
      email: 's@example.org',
      arrivedOn: '2022-03-20',
    }
    const members = [{ role: 'CHILD', person: { givenNames: 'Iwan', familyName: 'Kalyna' } }]
    const { openCase } = await asEva.get(OPEN, wish({ unit: 'FAMILY', person, members }))
    const { case: file } = await asEva.get(FILE, { id: openCase.case.id })
    expect(file.person).toEqual({ ...person, givenNames: 'Sofia' })
    expect(file.household).toEqual({
      name: 'Kalyna',
      size: 2,
      members: expect.arrayContaining([
        { role: 'HEAD', validFrom: TODAY, person: { displayName: 'Sofia Kalyna' } },
        { role: 'CHILD', validFrom: TODAY, person: { displayName: 'Iwan Kalyna' } },
      ]),
    })
  })

  test.each<[string, string, Record<string, unknown>]>([
    ['municipality', 'territory', { municipality: '08111000' }],
    ['municipality', 'territory', { municipality: 'x' }],
    ['members', 'required', { unit: 'FAMILY' }],
    [
      'members',
      'unit',
      { members: [{ role: 'CHILD', person: { givenNames: 'I', familyName: 'K' } }] },
    ],
    ['informedOn', 'inFuture', { informedOn: '2026-03-17' }],
    ['person.familyName', 'required', { person: { givenNames: ' ', familyName: ' ' } }],
    ['person.familyName', 'tooLong', { person: { givenNames: 'O', familyName: 'x'.repeat(201) } }],
    [
      'person.birthDate',
      'day',
      { person: { givenNames: 'O', familyName: 'K', birthDate: '2026-03-17' } },
    ],
    [
      'person.arrivedOn',
      'day',
      { person: { givenNames: 'O', familyName: 'K', arrivedOn: '1899-12-31' } },
    ],
    [
      'person.nationalities',
      'code',
      { person: { givenNames: 'O', familyName: 'K', nationalities: ['UA'] } },
    ],
    [
      'person.languages',
      'code',
      { person: { givenNames: 'O', familyName: 'K', languages: ['Ukrainisch'] } },
    ],
    ['person.email', 'email', { person: { givenNames: 'O', familyName: 'K', email: 'nobody' } }],
    [
      'person.email',
      'email',
      { person: { givenNames: 'O', familyName: 'K', email: 'a@b.de?cc=x' } },
    ],
    [
      'members.0.person.familyName',
      'required',
      {
        unit: 'FAMILY',
        members: [{ role: 'CHILD', person: { givenNames: '', familyName: ' ' } }],
      },
    ],
  ])('%s: %s', async (path, rule, input) => {
    const { errors } = await asEva.send(OPEN, wish(input))
    expect(errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path, rule }],
    })
  })

  test('is nothing for the ministry', async () => {
    const ministry = await world.kreis('08')
    await ministry.member('kern', 'ministry_analyst')
    expect((await (await world.as('kern')).send(OPEN, wish())).code).toBe('FORBIDDEN')
  })
})

test('file numbers have no gaps in a Kreis and start anew in the next', async () => {
  const other = await world.kreis('08111')
  await other.manager('tom')
  const asTom = await world.as('tom')
  const numbers = async (client: ApiClient, count: number, input?: Record<string, unknown>) => {
    const answers = await Promise.all(
      Array.from({ length: count }, () => client.get(OPEN, wish(input))),
    )
    return answers.map(({ openCase }) => openCase.case.number as string).sort()
  }
  const [mine, theirs] = await Promise.all([
    numbers(asEva, 12),
    numbers(asTom, 5, { municipality: other.municipality }),
  ])
  await asEva.send(OPEN, wish({ municipality: '08111000' }))
  const [next] = await numbers(asEva, 1)
  const first = Number(mine[0]!.slice(5))
  expect([...mine, next]).toEqual(
    Array.from({ length: 13 }, (_, index) => `2026-${String(first + index).padStart(5, '0')}`),
  )
  expect(theirs).toEqual(['2026-00001', '2026-00002', '2026-00003', '2026-00004', '2026-00005'])
})
