import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { talksInFourKreise } from '../support/reports.ts'
import { createWorld, type ApiClient, type World } from '../support/world.ts'

let world: World
let asMinistry: ApiClient
let asCoordinator: ApiClient

const FEBRUARY = { from: '2026-02-01', to: '2026-02-28' }

interface Row {
  keys: { code: string }[]
  cell: { value: number | null; status: string }
}

const cellsOf = ({ rows }: { rows: Row[] }) =>
  Object.fromEntries(rows.map(({ keys, cell }) => [keys.map(key => key.code).join(' '), cell]))
const shown = (cells: ReturnType<typeof cellsOf>) =>
  Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, cell.value ?? cell.status]))

beforeAll(async () => {
  world = await createWorld()
  await (await world.kreis('08')).member('mia', 'ministry_analyst')
  const { boeblingen } = await talksInFourKreise(world)
  await boeblingen.kreis.member('cora', 'coordinator')
  asMinistry = await world.as('mia')
  asCoordinator = await world.as('cora')
})
afterAll(() => world.close())

const MANY = `query ($requests: [KeyFigureRequestInput!]!) { keyFigures(requests: $requests) {
  figure { code } rows { keys { code label labelEn } cell { value numerator denominator status } }
  total { value status } previousTotal { value status } completeness { received due } source } }`

describe('R-KF-1: one number in relation to another', () => {
  const many = async (...requests: object[]) =>
    (
      await asMinistry.get(MANY, {
        requests: requests.map(request => ({ ...FEBRUARY, ...request })),
      })
    )['keyFigures']

  test('is both of them, of the Land and of its parts', async () => {
    const [outside, perManager] = await many(
      { code: 'KF-37', by: ['GOVERNMENT_DISTRICT'] },
      { code: 'KF-31', by: ['GOVERNMENT_DISTRICT'] },
    )
    expect(cellsOf(outside)).toMatchObject({
      '081': { value: 0, numerator: 0, denominator: 18 },
      '082': { value: 1, numerator: 9, denominator: 9 },
    })
    expect(outside.total).toEqual({ value: 9 / 27, status: 'PUBLISHED' })
    expect(cellsOf(perManager)).toMatchObject({ '082': { value: 3, numerator: 9, denominator: 3 } })
    expect(perManager.total).toEqual({ value: 27 / 11, status: 'PUBLISHED' })
    expect(perManager.previousTotal).toEqual({ value: 4 / 11, status: 'PUBLISHED' })
  })

  test('R-SDC-10: what nobody collects yet is not reported, and not zero', async () => {
    const tables = await many(
      ...['KF-17', 'KF-19', 'KF-33', 'KF-35'].map(code => ({ code })),
      { code: 'KF-20', by: ['NETWORK_PARTNER'] },
      { code: 'KF-19', by: ['REFERRAL_GROUP'] },
    )
    for (const table of tables)
      expect(table).toMatchObject({
        total: { value: null, status: 'NOT_REPORTED' },
        previousTotal: { value: null, status: 'NOT_REPORTED' },
        completeness: { received: 0, due: 44 },
        source: expect.stringContaining('noch nicht erfasst'),
      })
    const cells = tables.flatMap((table: { rows: Row[] }) => table.rows.map(({ cell }) => cell))
    for (const { value, status } of cells) expect([value, status]).toEqual([null, 'NOT_REPORTED'])
  })

  test('a figure is data: rows of the catalogue are enough for a new one', async () => {
    await world.sql(
      `insert into reporting.key_figure select 'KF-99F', 1, label_de, label_en, definition_de, definition_en, 'RATIO', 'D', '{HOUSING}', 'FTE', null, dimensions, source_chapter
       from reporting.key_figure where code = 'KF-31'`,
    )
    await world.sql(
      `insert into reporting.key_figure_source values ('KF-99F', '2026-02-01', null, 'LIVE')`,
    )
    const [housing] = await many({ code: 'KF-99F' })
    const [staff] = await world.sql<{ fte: number }>(
      `select sum(fte_hundredths)::int / 100.0 as fte from reporting.staff_movement where month <= '2026-02-01'`,
    )
    expect(housing.total).toEqual({ value: 27 / Number(staff?.fte), status: 'PUBLISHED' })
    expect(housing.previousTotal.status).toBe('NOT_REPORTED')
    const [earlier] = await many({ code: 'KF-99F', from: '2026-01-01' })
    expect(earlier.total.status).toBe('NOT_REPORTED')
    const closed = { from: '2025-10-01', to: '2025-12-31' }
    const [kreise] = await many({ code: 'KF-99F', by: ['DISTRICT'], ...closed })
    expect(
      Object.values(shown(cellsOf(kreise))).filter(value => typeof value === 'number'),
    ).toEqual([])
  })

  test('referrals are counted by groups of their targets', async () => {
    const add = (code: string, value: number) =>
      world.sql(
        `insert into reporting.district_line values ('08111', '2026-02-01', 'E', $1, $2, 3)`,
        [code, value],
      )
    for (const [code, value] of [
      ['JOBCENTER', 4],
      ['AGENTUR_FUER_ARBEIT', 3],
      ['ABH', 2],
    ] as const)
      await add(code, value)
    await world.sql(
      `insert into reporting.key_figure_source values ('KF-19', '2026-02-01', null, 'LIVE'), ('KF-33', '2026-02-01', null, 'LIVE')`,
    )
    const [groups, perTalk] = await many(
      { code: 'KF-19', by: ['REFERRAL_GROUP'] },
      { code: 'KF-33' },
    )
    expect(shown(cellsOf(groups))).toEqual({
      EMPLOYMENT_AGENCY_JOBCENTER: 7,
      IMMIGRATION_AUTHORITY: 2,
    })
    expect(groups.rows[0].keys[0]).toMatchObject({ label: 'Agentur für Arbeit, Jobcenter' })
    expect(perTalk.total).toEqual({ value: 9 / 27, status: 'PUBLISHED' })
    await world.sql(`delete from reporting.key_figure_source where code in ('KF-19', 'KF-33')`)
  })
})

describe('many at once', () => {
  const ask = (requests: object[], client = asMinistry) =>
    client.send(MANY, {
      requests: requests.map(request => ({ ...FEBRUARY, code: 'KF-13', ...request })),
    })

  test('are what each of them is alone, in their order', async () => {
    const requests = [
      { by: ['GOVERNMENT_DISTRICT', 'SETTING'] },
      { code: 'KF-16', by: ['MONTH', 'SETTING'], territory: '082' },
      { code: 'KF-04', by: ['GENDER'], from: '2026-01-01' },
      { by: ['DISTRICT'], from: '2025-10-01', to: '2025-12-31' },
      { code: 'KF-18', by: ['TOPIC'], territory: '08111' },
    ]
    const { data } = await ask(requests)
    for (const [index, table] of data!['keyFigures'].entries()) {
      const { keyFigures } = (await ask([requests[index]!])).data!
      expect(table).toEqual(keyFigures[0])
    }
  })

  test('D7: what is wrong is told at its place, all of it at once', async () => {
    const { code, errors } = await ask([
      {},
      { from: '2026-02-02' },
      { territory: '09' },
      { by: ['SETTING', 'UNIT'] },
    ])
    expect(code).toBe('BAD_USER_INPUT')
    expect(errors[0]?.extensions.fields).toMatchObject([
      { path: 'requests.1.from', rule: 'month' },
      { path: 'requests.2.territory', rule: 'code' },
      { path: 'requests.3.by', rule: 'dimensions' },
    ])
    const unknown = await ask([{}, { code: 'KF-98' }, { by: ['TOPIC'] }])
    expect(unknown.errors[0]?.extensions.fields).toMatchObject([
      { path: 'requests.1.code', rule: 'unknown' },
      { path: 'requests.2.by', rule: 'dimensions' },
    ])
  })

  test('D7: are twenty at most', async () => {
    const some = (length: number) => ask(Array.from({ length }, () => ({})))
    expect((await some(0)).data).toEqual({ keyFigures: [] })
    expect((await some(20)).data!['keyFigures']).toHaveLength(20)
    expect((await some(21)).errors[0]?.extensions.fields).toMatchObject([
      { path: 'requests', rule: 'tooMany', most: 20 },
    ])
  })

  test('R-SDC-12: one of another Kreis refuses all', async () => {
    expect((await ask([{}, { territory: '08111' }], asCoordinator)).code).toBe('FORBIDDEN')
    const { data } = await ask([{}, { by: ['UNIT'] }], asCoordinator)
    expect(data!['keyFigures'].map(({ total }: { total: object }) => total)).toEqual(
      [0, 1].map(() => ({ value: 3, status: 'PUBLISHED' })),
    )
  })
})
