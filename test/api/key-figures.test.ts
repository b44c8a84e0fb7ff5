import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Kreis, Manager } from '../support/population.ts'
import { talksInFourKreise } from '../support/reports.ts'
import { createWorld, once, TODAY, type ApiClient, type World } from '../support/world.ts'

let world: World
let asMinistry: ApiClient
let asCoordinator: ApiClient
let tilda: Manager
let mannheim: Kreis

const FEBRUARY = { from: '2026-02-01', to: '2026-02-28' }
const FIGURE = `query ($code: String!, $from: Date!, $to: Date!, $by: [Dimension!]! = [], $territory: String) {
  keyFigure(code: $code, from: $from, to: $to, by: $by, territory: $territory) {
    territory territoryLabel completeness { received due } rows { keys { code } cell { value numerator denominator status } }
    total { value status } previousTotal { value status } } }`

interface Row {
  keys: { code: string }[]
  cell: { value: number | null; numerator: number; denominator: number; status: string }
}

const figure = async (client: ApiClient, variables: Record<string, unknown>) =>
  (await client.get(FIGURE, { ...FEBRUARY, ...variables }))['keyFigure']
const refused = (client: ApiClient, variables: Record<string, unknown>) =>
  client.send(FIGURE, { ...FEBRUARY, code: 'KF-13', ...variables })
const cellsOf = ({ rows }: { rows: Row[] }) =>
  Object.fromEntries(rows.map(({ keys, cell }) => [keys.map(key => key.code).join(' '), cell]))
const shown = (cells: ReturnType<typeof cellsOf>) =>
  Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, cell.value ?? cell.status]))

beforeAll(async () => {
  world = await createWorld()
  await (await world.kreis('08')).member('mia', 'ministry_analyst')
  const { boeblingen, far } = await talksInFourKreise(world)
  await boeblingen.kreis.member('cora', 'coordinator')
  ;[mannheim, tilda] = [far.kreis, far.managers[0]!]
  asMinistry = await world.as('mia')
  asCoordinator = await world.as('cora')
})
afterAll(() => world.close())

test('the catalogue describes each figure in two languages', async () => {
  const { keyFigureCatalogue } = await asMinistry.get(
    '{ keyFigureCatalogue { code version labelDe labelEn definitionDe definitionEn kind dimensions sourceChapter } }',
  )
  expect(keyFigureCatalogue.map(({ code }: { code: string }) => code)).toEqual(
    '04 05 10 13 14 15 16 17 18 19 20 31 33 35 37 40'.split(' ').map(number => `KF-${number}`),
  )
  for (const row of keyFigureCatalogue) expect(Object.values(row)).not.toContain('')
  expect(keyFigureCatalogue[6]).toMatchObject({ kind: 'SHARE', labelEn: 'Place of counselling' })
})

test('C25: what stands beside a figure is told in English too', async () => {
  const { keyFigureCatalogue, collected, missing } = await asMinistry.get(
    `query ($from: Date!, $to: Date!) { keyFigureCatalogue { labelEn definitionEn }
      collected: keyFigure(code: "KF-13", from: $from, to: $to, by: []) { source sourceEn }
      missing: keyFigure(code: "KF-17", from: $from, to: $to, by: []) { source sourceEn } }`,
    FEBRUARY,
  )
  const english = [
    ...keyFigureCatalogue.flatMap(Object.values),
    ...[collected, missing].map(({ sourceEn }) => sourceEn),
  ]

  expect(english.filter(text => /[äöüß]|\b(?:der|die|und|von|mit|nach)\b/.test(text))).toEqual([])
  expect(collected.sourceEn).toContain('live from their case work')
  expect(missing.sourceEn).toContain('not collected yet')
})

describe('the ministry', () => {
  test('sees totals that are the sums of their parts, and the period before', async () => {
    const table = await figure(asMinistry, { code: 'KF-13', by: ['GOVERNMENT_DISTRICT'] })
    expect(shown(cellsOf(table))).toEqual({ '081': 18, '082': 9 })
    expect(table).toMatchObject({
      territory: '08',
      total: { value: 27, status: 'PUBLISHED' },
      previousTotal: { value: 4, status: 'PUBLISHED' },
      completeness: { received: 4, due: 44 },
    })
  })

  test('sees no Kreis before a quarter is closed', async () => {
    const table = await figure(asMinistry, { code: 'KF-13', by: ['DISTRICT'] })
    expect(new Set(Object.values(shown(cellsOf(table))))).toEqual(new Set(['NOT_RELEASED']))
  })

  test.each([
    ['KF-16', 'SETTING', { COUNSELLING_OFFICE: 18, OUTREACH: 9 }],
    ['KF-14', 'UNIT', { INDIVIDUAL: 18, FAMILY: 9 }],
  ])('R-KF-2: %s has shares from sums, not means of shares', async (code, dimension, sums) => {
    const cells = cellsOf(await figure(asMinistry, { code, by: [dimension] }))
    for (const [key, numerator] of Object.entries(sums))
      expect(cells[key]).toMatchObject({ numerator, denominator: 27, value: numerator / 27 })
  })

  test('sees a talk with the next query', async () => {
    const march = { code: 'KF-13', from: '2026-03-01', to: '2026-03-31' }
    const before = await figure(asMinistry, march)
    const file = await mannheim.case(tilda)
    await (
      await world.as(tilda.login)
    ).get(
      'mutation ($input: RecordConsultationInput!) { recordConsultation(input: $input) { clientMutationId } }',
      {
        input: {
          clientMutationId: once(),
          caseId: file.id,
          heldOn: TODAY,
          unit: 'FAMILY',
          setting: 'OUTREACH',
          topics: ['HEALTH'],
        },
      },
    )
    const after = await figure(asMinistry, march)
    expect(after.total.value - before.total.value).toBe(1)
  })
})

describe('R-SDC-12: a coordinator', () => {
  test('sees the own Kreis exactly', async () => {
    const { territory, total, rows } = await figure(asCoordinator, { code: 'KF-13', by: ['UNIT'] })
    expect([territory, total]).toEqual(['08115', { value: 3, status: 'PUBLISHED' }])
    expect(rows[0].cell).toMatchObject({ value: 3, status: 'PUBLISHED' })
  })

  test.each(['08', '081', '08111'])('is refused %s', async territory => {
    expect((await refused(asCoordinator, { territory })).code).toBe('FORBIDDEN')
  })

  test('managers read no figures', async () => {
    expect((await refused(await world.as(tilda.login), {})).code).toBe('FORBIDDEN')
  })
})

test.each<[string, string, Record<string, unknown>]>([
  ['from', 'month', { from: '2026-02-02' }],
  ['to', 'month', { to: '2026-02-27' }],
  ['to', 'period', { from: '2026-03-01' }],
  ['to', 'inFuture', { from: '2026-12-01', to: '2027-01-31' }],
  ['to', 'inFuture', { from: '9999-12-01', to: '9999-12-31' }],
  ['from', 'tooOld', { from: '0001-01-01', to: '0001-12-31' }],
  ['from', 'tooOld', { from: '1582-10-01', to: '1582-10-31' }],
  ['from', 'tooOld', { from: '2004-12-01', to: '2005-01-31' }],
  ['code', 'unknown', { code: 'KF-99' }],
  ['territory', 'code', { territory: '09' }],
  ['territory', 'code', { territory: '08499' }],
  ['territory', 'code', { territory: '08499', by: ['UNIT'] }],
  ['by', 'dimensions', { by: ['TOPIC'] }],
  ['by', 'dimensions', { by: ['SETTING', 'UNIT'] }],
  ['by', 'dimensions', { code: 'KF-16' }],
])('D7: refuses %s: %s for %o', async (path, rule, variables) => {
  const { code, errors } = await refused(asMinistry, variables)
  expect(code).toBe('BAD_USER_INPUT')
  expect(errors[0]?.extensions.fields).toMatchObject([{ path, rule }])
})

test('D7: the running year to its end, and the period before the longest, are asked for', async () => {
  const months = [
    { from: '2026-01-01', to: '2026-12-31' },
    { from: '2015-01-01', to: '2024-12-31' },
    { from: '2005-01-01', to: '2014-12-31' },
  ]
  for (const period of months) expect((await refused(asMinistry, period)).errors).toEqual([])
})
