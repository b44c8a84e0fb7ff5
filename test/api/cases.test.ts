import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Kreis, Manager } from '../support/population.ts'
import { createWorld, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let nina: Manager
let asEva: ApiClient
let asAnna: ApiClient

const LIST = `query ($first: Int! = 100, $after: String, $filter: CaseFilter, $orderBy: CaseOrder! = NUMBER_ASC) {
  cases(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes { number } edges { cursor node { number } } count pageInfo { hasNextPage endCursor } } }`

const numbersOf = async (client: ApiClient, variables: Record<string, unknown> = {}) => {
  const { cases } = await client.get(LIST, variables)
  return cases.nodes.map(({ number }: { number: string }) => number.slice(-2)) as string[]
}

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  const other = await world.kreis('08111')
  eva = await kreis.manager('eva')
  nina = await kreis.manager('nina')
  await kreis.member('anna', 'coordinator')
  // the same second, the same microsecond, and the same day: all that a keyset can trip over
  const rows = [
    { updated_at: '2026-03-01 10:00:00.000001+00', opened_on: '2025-03-01', urgency: 'LOW' },
    { updated_at: '2026-03-01 10:00:00.000002+00', opened_on: '2025-03-01', urgency: 'HIGH' },
    { updated_at: '2026-03-01 10:00:00.000002+00', opened_on: '2025-02-01', urgency: 'CRISIS' },
    { updated_at: '2026-03-01 10:00:00.0009+00', opened_on: '2025-02-01' },
    { updated_at: '2026-03-01 10:00:00+00', opened_on: '2025-04-01', status: 'PAUSED' },
    { updated_at: '2026-02-01 10:00:00+00', status: 'CLOSED', closed_on: '2026-01-01' },
    { updated_at: '2026-02-01 10:00:00+00', municipality: '08226095' },
  ]
  for (const row of rows) await kreis.case(eva, row)
  await kreis.case(nina, { updated_at: '2026-01-01 10:00:00+00' })
  await kreis.case(null, { updated_at: '2026-01-02 10:00:00+00' })
  await other.case(await other.manager('tom'))
  asEva = await world.as('eva')
  asAnna = await world.as('anna')
})
afterAll(() => world.close())

describe.each(['UPDATED_DESC', 'URGENT_FIRST', 'OPENED_ASC', 'OPENED_DESC', 'NUMBER_ASC'])(
  'cases by %s',
  orderBy => {
    test.each([1, 2, 3])('in pages of %i skip and repeat nothing', async first => {
      const all = await numbersOf(asAnna, { orderBy })
      const seen: string[] = []
      for (let after: string | null = null, more = true; more;) {
        const { cases } = await asAnna.get(LIST, { orderBy, first, after })
        seen.push(
          ...cases.edges.map((edge: { node: { number: string } }) => edge.node.number.slice(-2)),
        )
        expect(cases.nodes).toEqual(cases.edges.map((edge: { node: object }) => edge.node))
        after = cases.pageInfo.endCursor
        more = cases.pageInfo.hasNextPage
      }
      expect(seen).toEqual(all)
      expect(new Set(seen).size).toBe(9)
    })
  },
)

describe('the order of cases', () => {
  test('C23: urgent ones first, and of these the oldest', async () => {
    const numbers = await numbersOf(asEva, { orderBy: 'URGENT_FIRST' })
    expect(numbers.slice(0, 2)).toEqual(['03', '02'])
    expect(numbers.at(-1)).toBe('01')
  })

  test('is by the microsecond of the last change', async () => {
    const [first, second, third, fourth, fifth] = await numbersOf(asEva, {
      orderBy: 'UPDATED_DESC',
    })
    expect([first, new Set([second, third]), fourth, fifth]).toEqual([
      '04',
      new Set(['02', '03']),
      '01',
      '05',
    ])
  })

  test('is by the day of opening', async () => {
    const days = async (orderBy: string) => {
      const { cases } = await asAnna.get(
        'query ($orderBy: CaseOrder!) { cases(orderBy: $orderBy) { nodes { openedOn } } }',
        { orderBy },
      )
      return cases.nodes.map(({ openedOn }: { openedOn: string }) => openedOn) as string[]
    }
    const ascending = await days('OPENED_ASC')
    expect(ascending).toEqual(ascending.toSorted())
    expect(await days('OPENED_DESC')).toEqual(ascending.toReversed())
  })
})

test.each<[Record<string, unknown>, string[]]>([
  [{}, ['01', '02', '03', '04', '05', '06', '07', '08', '09']],
  [{ status: ['PAUSED', 'CLOSED'] }, ['05', '06']],
  [{ status: [] }, []],
  [{ open: true }, ['01', '02', '03', '04', '05', '07', '08', '09']],
  [{ open: false }, ['06']],
  [{ urgency: ['HIGH', 'CRISIS'] }, ['02', '03']],
  [{ unassigned: true }, ['09']],
  [{ unassigned: false, urgency: ['LOW'] }, ['01']],
  [{ municipality: '08226095' }, ['07']],
  [{ municipality: "08'; --" }, []],
  [{ open: null, status: null }, ['01', '02', '03', '04', '05', '06', '07', '08', '09']],
])('filter %o shows %o', async (filter, expected) => {
  expect(await numbersOf(asAnna, { filter })).toEqual(expected)
})

test('filter by manager shows theirs', async () => {
  expect(await numbersOf(asAnna, { filter: { managerId: nina.id } })).toEqual(['08'])
  expect(await numbersOf(asEva, { filter: { managerId: nina.id } })).toEqual([])
})

describe('count', () => {
  const count = async (client: ApiClient, filter?: Record<string, unknown>): Promise<number> =>
    (
      await client.get(
        'query ($filter: CaseFilter) { cases(first: 1, filter: $filter) { count } }',
        { filter },
      )
    )['cases'].count

  test('counts what the caller may see, whatever the page', async () => {
    expect(await count(asAnna)).toBe(9)
    expect(await count(asEva)).toBe(7)
    expect(await count(asEva, { open: false })).toBe(1)
    const { cases } = await asAnna.get(LIST, { first: 2 })
    expect(cases.count).toBe(9)
  })

  test('stops at 1001', async () => {
    const crowd = await world.kreis('08115')
    await crowd.member('carl', 'coordinator')
    const person = await crowd.person()
    await world.admin.query('begin')
    await world.sql('select app.enter($1)', ['08115'])
    await world.sql(
      `insert into app.case_file (id, number, unit, person, municipality, organisation_unit, status, opened_on)
       select gen_random_uuid(), n::text, 'INDIVIDUAL', $1, $2, $3, 'INTAKE', '2026-01-01' from generate_series(1, 1100) n`,
      [person, crowd.municipality, crowd.unit],
    )
    await world.admin.query('commit')
    expect(await count(await world.as('carl'))).toBe(1001)
  })
})

describe('a page', () => {
  test.each([0, -1, 101, 99_999_999])('of %i rows is refused', async first => {
    const { errors } = await asEva.send(LIST, { first })
    expect(errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'first', rule: 'range' }],
    })
  })

  test('nested in another is measured too', async () => {
    const { code } = await asEva.send(
      'query ($first: Int!) { cases(first: 1) { nodes { consultations(first: $first) { nodes { id } } } } }',
      { first: 101 },
    )
    expect(code).toBe('BAD_USER_INPUT')
  })

  test.each([
    'nonsense',
    Buffer.from('["2026-03-01"]').toString('base64url'),
    Buffer.from('["x","y"]').toString('base64url'),
    Buffer.from('["2026-13-99 10:00:00+00","018f2f6e-0000-7000-8000-000000000001"]').toString(
      'base64url',
    ),
    Buffer.from('["2026-02-31 10:00:00+00","018f2f6e-0000-7000-8000-000000000001"]').toString(
      'base64url',
    ),
    Buffer.from('["2026-03-01 99:00:00+00","018f2f6e-0000-7000-8000-000000000001"]').toString(
      'base64url',
    ),
    Buffer.from('["0000-03-01 10:00:00+00","018f2f6e-0000-7000-8000-000000000001"]').toString(
      'base64url',
    ),
    Buffer.from('{"__proto__":1}').toString('base64url'),
    '',
  ])('behind the made-up cursor %s is refused', async after => {
    const { code, errors } = await asEva.send(LIST, { after, orderBy: 'UPDATED_DESC' })
    expect([code, errors[0]?.extensions.fields?.[0]?.path]).toEqual(['BAD_USER_INPUT', 'after'])
  })

  test('of a stranger’s cursor shows only what the caller may see', async () => {
    const { cases } = await asAnna.get(LIST, { first: 1, orderBy: 'UPDATED_DESC' })
    const mine = await numbersOf(asEva, {
      after: cases.pageInfo.endCursor,
      orderBy: 'UPDATED_DESC',
    })
    expect(mine).not.toContain('08')
  })

  test('without rows has no cursor', async () => {
    const { cases } = await asEva.get(LIST, { filter: { status: [] } })
    expect(cases).toEqual({
      nodes: [],
      edges: [],
      count: 0,
      pageInfo: { hasNextPage: false, endCursor: null },
    })
  })
})
