import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { tryVerb } from '../support/verbs.ts'
import { createWorld, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let asEva: ApiClient
let file: CaseFile

const RECORD = `version displayName givenNames familyName birthDate birthDatePrecision phone email address languages
  arrivedOn municipality { ags } can { change }`
const change = (input: Record<string, unknown>, client = asEva) =>
  tryVerb(client, ['changePerson', RECORD], { id: file.person, version: 1, ...input })
const found = async (text: string): Promise<string[]> => {
  const { search } = await asEva.get(
    'query ($text: String!) { search(text: $text) { person { id } } }',
    { text },
  )
  return search.map((hit: { person: { id: string } }) => hit.person.id)
}

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  asEva = await world.as('eva')
})
beforeEach(async () => {
  const person = await kreis.person({ phone: '0621 1', birth_date: '1990-05-01' })
  file = await kreis.case(eva, { person })
})
afterAll(() => world.close())

describe('C8: contact and data of a person', () => {
  test('change by what is named alone; an empty text removes', async () => {
    const { record } = await change({
      email: 'o@example.org',
      address: 'Weg 1\n68159 Mannheim',
      languages: ['uk'],
      phone: ' ',
    })
    expect(record).toMatchObject({
      version: 2,
      givenNames: 'Olena',
      birthDate: '1990-05-01',
      phone: null,
      email: 'o@example.org',
      address: 'Weg 1\n68159 Mannheim',
      languages: ['uk'],
      can: { change: true },
    })
  })

  test('a name that changes is found by, and the former is not', async () => {
    await change({ familyName: 'Wessels' })
    expect(await found('wessels')).toEqual([file.person])
    expect(await found('kalyna')).not.toContain(file.person)
  })

  test('LOCK-1: two who change the same person', async () => {
    await change({ phone: '0621 2' })
    const { answer } = await change({ phone: '0621 3' })
    expect(answer.errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', changed: ['phone'] })
  })

  test('what was wrong before is no obstacle to something else', async () => {
    await world.sql(`update app.person set email = 'nirgends' where id = '${file.person}'`)
    expect((await change({ phone: '1' })).problems).toEqual([])
    expect((await change({ version: 2, email: 'auch keine' })).problems).toEqual(['email email'])
  })

  test('places are those of the Kreis', async () => {
    expect((await change({ municipality: '08111000' })).problems).toEqual([
      'municipality territory',
    ])
  })

  test('R-CASE-5: only for own and deputised cases, of members of the family, too', async () => {
    const nina = await kreis.manager('nina')
    const asNina = await world.as('nina')
    expect((await change({ phone: '1' }, asNina)).answer.code).toBe('NOT_FOUND')
    await kreis.assignment(file.id, nina)
    expect((await change({ phone: '1' }, asNina)).problems).toEqual([])
    const child = await kreis.person()
    const household = await kreis.household(file.person, [child])
    await kreis.case(eva, { person: file.person, household, unit: 'FAMILY' })
    const { record } = await tryVerb(asEva, ['changePerson', 'phone'], {
      id: child,
      version: 1,
      phone: '7',
    })
    expect(record).toEqual({ phone: '7' })
  })

  test('Art. 16 GDPR: what is wrong in a closed case is put right', async () => {
    await world.sql(
      `update app.case_file set status = 'CLOSED', closed_on = '2026-01-01' where id = '${file.id}'`,
    )
    expect((await change({ phone: '1' })).problems).toEqual([])
  })
})

describe('C2: a birth date', () => {
  test.each([
    ['lies in the past', { birthDate: '2026-03-17' }, ['birthDate day']],
    ['lies in a lifetime', { birthDate: '1899-12-31' }, ['birthDate day']],
    ['lies before the arrival', { arrivedOn: '1989-01-01' }, ['arrivedOn beforeBirth']],
    [
      'that is not known is none',
      { birthDatePrecision: 'UNKNOWN', birthDate: '1990-01-01' },
      ['birthDate birthUnknown'],
    ],
  ])('%s', async (_name, input, told) => {
    expect((await change(input)).problems).toEqual(told)
  })

  test.each([
    ['a year', { birthDate: '1985-01-01', birthDatePrecision: 'YEAR' }],
    ['a month', { birthDate: '1985-03-01', birthDatePrecision: 'MONTH' }],
    ['an estimate', { birthDate: '1985-01-01', birthDatePrecision: 'ESTIMATED' }],
  ])('can be %s', async (_name, input) => {
    expect((await change(input)).record).toMatchObject(input)
  })

  test('can be said to be unknown', async () => {
    const { record } = await change({ birthDatePrecision: 'UNKNOWN' })
    expect(record).toMatchObject({ birthDate: null, birthDatePrecision: 'UNKNOWN' })
  })
})

describe('C3: a single name is a name', () => {
  const single = { givenNames: '', familyName: 'Mirwais' }

  test('in either field, and is found', async () => {
    const { record } = await change({ givenNames: 'Mirwais', familyName: '' })
    expect(record).toMatchObject({ ...single, displayName: 'Mirwais' })
    expect(await found('mirwais')).toContain(file.person)
  })

  test.each([
    ['as the family name', { familyName: 'Mirwais' }],
    ['as the given name', { givenNames: ' Mirwais ', familyName: ' ' }],
  ])('of somebody who is taken in %s', async (_name, person) => {
    const selection = 'person { givenNames familyName displayName }'
    const { record } = await tryVerb(asEva, ['openCase', selection], {
      person,
      unit: 'INDIVIDUAL',
      municipality: kreis.municipality,
    })
    expect(record).toEqual({ person: { ...single, displayName: 'Mirwais' } })
  })

  test('but none at all is not', async () => {
    const told = await change({ givenNames: '', familyName: ' ' })
    expect(told.problems).toEqual(['familyName required'])
  })
})
