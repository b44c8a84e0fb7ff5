import { afterAll, beforeAll, expect, test } from 'vitest'
import { todayInBerlin } from '../../backend/src/platform/ground/today.ts'
import { createWorld, type ApiClient, type World } from '../support/world.ts'

let world: World
let asAnna: ApiClient
let provider: string

const STAFF = `query ($filter: StaffFilter, $first: Int! = 50, $after: String) {
  staff(filter: $filter, first: $first, after: $after) { nodes { displayName fte openCases consultationsThisMonth
    unit { name kind } gender qualification languages activeFrom activeUntil }
    pageInfo { hasNextPage endCursor } } }`

const names = async (variables: Record<string, unknown>): Promise<string[]> => {
  const { staff } = await asAnna.get(STAFF, variables)
  return staff.nodes.map(({ displayName }: { displayName: string }) => displayName)
}

beforeAll(async () => {
  world = await createWorld()
  const kreis = await world.kreis('08226')
  await kreis.member('anna', 'coordinator')
  provider = await kreis.employer({ name: 'Beispielwerk', kind: 'PROVIDER' })
  const eva = await kreis.manager('eva', {
    given_name: 'Eva',
    family_name: 'Zander',
    fte_hundredths: 75,
    languages: ['uk', 'de'],
  })
  await kreis.manager('ben', { given_name: 'Ben', family_name: 'Adler', unit: provider })
  await kreis.manager('old', { given_name: 'Ole', family_name: 'Mohn', active_until: '2024-12-31' })
  await kreis.case(eva)
  await kreis.case(eva, { status: 'CLOSED', closed_on: '2026-01-01' })
  const day = todayInBerlin()
  for (const no_show of [false, false, true]) await kreis.talk(eva, { held_on: day, no_show })
  await kreis.talk(eva, { held_on: '2024-01-01' })
  const other = await world.kreis('08111')
  await other.manager('tom')
  asAnna = await world.as('anna')
})
afterAll(() => world.close())

test('staff shows the managers of the Kreis with VZÄ, open cases and talks of the month', async () => {
  const { staff } = await asAnna.get(STAFF)
  expect(staff.nodes.map((one: { displayName: string }) => one.displayName)).toEqual([
    'Ben Adler',
    'Ole Mohn',
    'Eva Zander',
  ])
  expect(staff.nodes[2]).toEqual({
    displayName: 'Eva Zander',
    fte: 0.75,
    openCases: 1,
    consultationsThisMonth: 2,
    unit: { name: 'Landratsamt', kind: 'DISTRICT' },
    gender: 'FEMALE',
    qualification: 'TYPE_A',
    languages: ['uk', 'de'],
    activeFrom: '2020-01-01',
    activeUntil: null,
  })
})

test('staff can be narrowed to the employed, the former and an employer', async () => {
  expect(await names({ filter: { active: true } })).toEqual(['Ben Adler', 'Eva Zander'])
  expect(await names({ filter: { active: false } })).toEqual(['Ole Mohn'])
  expect(await names({ filter: { unitId: provider } })).toEqual(['Ben Adler'])
  expect(await names({ filter: { active: null, unitId: null } })).toHaveLength(3)
})

test('staff pages by name', async () => {
  const { staff } = await asAnna.get(STAFF, { first: 2 })
  expect(staff.pageInfo.hasNextPage).toBe(true)
  expect(await names({ first: 2, after: staff.pageInfo.endCursor })).toEqual(['Eva Zander'])
})

test('staff is nothing for managers: what a colleague does in a month is nobody’s business', async () => {
  const eva = await world.as('eva')
  expect((await eva.send('{ staff { nodes { id } } }')).code).toBe('FORBIDDEN')
  const { cases } = await eva.get('{ cases { nodes { manager { displayName } } } }')
  expect(cases.nodes[0].manager).toEqual({ displayName: 'Eva Zander' })
  for (const field of ['fte', 'openCases', 'consultationsThisMonth', 'gender', 'qualification']) {
    const answer = await eva.send(`{ cases { nodes { manager { ${field} } } } }`)
    expect(answer.code).toBe('FORBIDDEN')
  }
})
