import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeOn } from '../support/closing.ts'
import { linesIn, linesOfSevenKreise, MONTHS } from '../support/reports.ts'
import { createWorld, type ApiClient, type World } from '../support/world.ts'

let world: World
let asMinistry: ApiClient

const AUTUMN = { from: '2025-10-01', to: '2025-12-31' }
const WINTER = { from: '2026-01-01', to: '2026-03-31' }
const FIGURE = `query ($code: String!, $from: Date!, $to: Date!, $by: [Dimension!]! = [], $territory: String) {
  keyFigure(code: $code, from: $from, to: $to, by: $by, territory: $territory) {
    rows { keys { code } cell { value numerator denominator status } } total { value status } previousTotal { value status }
    completeness { received due } districtsShown { shown reason openUntil nearestFrom nearestTo } } }`

interface Row {
  keys: { code: string }[]
  cell: {
    value: number | null
    numerator: number | null
    denominator: number | null
    status: string
  }
}

const figure = async (variables: Record<string, unknown>, client = asMinistry) =>
  (await client.get(FIGURE, { code: 'KF-13', ...AUTUMN, ...variables }))['keyFigure']
const cellsOf = ({ rows }: { rows: Row[] }) =>
  Object.fromEntries(rows.map(({ keys, cell }) => [keys.map(key => key.code).join(' '), cell]))
const shownIn = (table: { rows: Row[] }) =>
  Object.fromEntries(
    Object.entries(cellsOf(table)).map(([key, cell]) => [key, cell.value ?? cell.status]),
  )

beforeAll(async () => {
  world = await createWorld()
  await (await world.kreis('08')).member('mia', 'ministry_analyst')
  await (await world.kreis('08115')).member('cora', 'coordinator')
  await linesOfSevenKreise(world)
  asMinistry = await world.as('mia')
  await closeOn(world.urls, '2026-02-01')
})
afterAll(() => world.close())

describe('B1: single Kreise', () => {
  test('are shown in a closed quarter, as far as nothing hidden follows', async () => {
    const table = await figure({ by: ['DISTRICT'] })
    expect(shownIn(table)).toMatchObject({
      '08111': 270,
      '08115': 'SUPPRESSED',
      '08116': 'SUPPRESSED',
      '08117': 150,
      '08118': 'NOT_REPORTED',
      '08211': 'SUPPRESSED',
      '08215': 180,
    })
    expect(table.rows).toHaveLength(44)
    expect(table.total).toEqual({ value: 840, status: 'PUBLISHED' })
    expect(table.districtsShown).toEqual({
      shown: true,
      reason: null,
      openUntil: null,
      nearestFrom: null,
      nearestTo: null,
    })
  })

  test('are not shown by months, whatever is asked beside', async () => {
    for (const by of [['DISTRICT', 'MONTH'], ['DISTRICT']]) {
      const to = by.length > 1 ? AUTUMN.to : '2025-11-30'
      const cells = Object.values(cellsOf(await figure({ by, to })))
      expect(new Set(cells.map(({ status }) => status))).toEqual(new Set(['NOT_RELEASED']))
    }
    const alone = await figure({ territory: '08111', by: ['MONTH'], from: '2025-11-01' })
    expect(shownIn(alone)).toEqual({ '2025-11': 'NOT_RELEASED', '2025-12': 'NOT_RELEASED' })
    expect(alone.total).toEqual({ value: null, status: 'NOT_RELEASED' })
    expect(alone.districtsShown).toMatchObject({
      shown: false,
      reason: 'NOT_WHOLE_QUARTERS',
      openUntil: null,
      nearestFrom: AUTUMN.from,
      nearestTo: AUTUMN.to,
    })
  })

  test('are not shown of the running quarter, which says until when and which period is near', async () => {
    const table = await figure({ ...WINTER, by: ['DISTRICT'] })
    expect(new Set(Object.values(shownIn(table)))).toEqual(new Set(['NOT_RELEASED']))
    expect(table.total).toEqual({ value: 840, status: 'PUBLISHED' })
    expect(table.districtsShown).toEqual({
      shown: false,
      reason: 'OPEN',
      openUntil: '2026-04-15',
      nearestFrom: AUTUMN.from,
      nearestTo: AUTUMN.to,
    })
  })

  test('are completed by quarters: a month by itself does not tell who has reported', async () => {
    const { completeness } = await figure({
      territory: '08115',
      from: '2025-11-01',
      to: '2025-11-30',
    })
    expect(completeness).toEqual({ received: 1, due: 1 })
  })

  test.each([
    ['08115', 'SUPPRESSED'],
    ['08116', 'SUPPRESSED'],
    ['08118', 'NOT_REPORTED'],
  ])('B5, B7: show no more when %s is asked for alone', async (territory, status) => {
    for (const by of [[], ['UNIT'], ['SETTING'], ['GOVERNMENT_DISTRICT']]) {
      const { total, rows, previousTotal } = await figure({ territory, by })
      expect(total).toEqual({ value: null, status })
      if (!by.length) expect(rows[0].cell).toMatchObject({ value: null, status })
      expect(previousTotal).toEqual({ value: null, status: 'NOT_REPORTED' })
    }
  })
})

test('A2: a hidden cell has no numerator, no denominator and no share', async () => {
  const cells = cellsOf(await figure({ code: 'KF-16', by: ['DISTRICT', 'SETTING'] }))
  expect(cells['08111 OUTREACH']).toEqual({
    value: 81 / 270,
    numerator: 81,
    denominator: 270,
    status: 'PUBLISHED',
  })
  const nothing = { value: null, numerator: null, denominator: null, status: 'SUPPRESSED' }
  for (const district of ['08115', '08116'])
    for (const setting of ['OUTREACH', 'COUNSELLING_OFFICE', 'ACCOMPANIMENT'])
      expect(cells[`${district} ${setting}`]).toEqual(nothing)
})

test('A3: two ranges that are shown do not give a third', async () => {
  const shown = async (from: string, to: string) =>
    shownIn(await figure({ by: ['DISTRICT'], from: `${from}-01`, to: `${to}-31` }))['08116']
  expect([await shown('2025-10', '2026-01'), await shown('2025-10', '2025-12')]).toEqual([
    'NOT_RELEASED',
    'SUPPRESSED',
  ])
})

describe('B6: heads', () => {
  test('of a Kreis are shown at the end of a closed quarter, by gender as far as they hide nobody', async () => {
    const heads = await figure({ code: 'KF-05', by: ['DISTRICT'] })
    expect(shownIn(heads)).toMatchObject({
      '08111': 9,
      '08115': 2,
      '08116': 4,
      '08118': 'NOT_REPORTED',
    })
    const genders = shownIn(await figure({ code: 'KF-04', by: ['DISTRICT', 'GENDER'] }))
    expect(genders).toMatchObject({
      '08115 FEMALE': 'SUPPRESSED',
      '08116 FEMALE': 'SUPPRESSED',
      '08116 MALE': 'SUPPRESSED',
      // one person who is put right would give the small ones away
      '08111 FEMALE': 'SUPPRESSED',
      '08117 MALE': 'SUPPRESSED',
    })
  })

  test('of a day in between are not', async () => {
    const heads = await figure({ code: 'KF-05', by: ['DISTRICT'], to: '2025-11-30' })
    expect(new Set(Object.values(shownIn(heads)))).toEqual(new Set(['NOT_RELEASED']))
  })
})

test('R-SDC-12: a coordinator sees the own Kreis exactly, any months', async () => {
  const table = await figure({ by: ['MONTH'], to: '2025-11-30' }, await world.as('cora'))
  expect(shownIn(table)).toEqual({ '2025-10': 10, '2025-11': 10 })
  expect(table.districtsShown.shown).toBe(true)
})

test('B8: who takes the last talk of a closed quarter back still counts as heard', async () => {
  await linesIn(world)('08115', [0, 0], MONTHS.slice(0, 3))
  expect((await figure({ territory: '08115' })).completeness).toEqual({ received: 1, due: 1 })
  expect((await figure({ territory: '08115' }, await world.as('cora'))).completeness).toEqual({
    received: 0,
    due: 1,
  })
  await linesIn(world)('08115', [1, 2], MONTHS.slice(0, 3))
})

test('B8: of a single Kreis it is told nothing before its quarter closes, not even whether it has data', async () => {
  const running = { territory: '08115', from: '2026-01-01', to: '2026-03-31' }
  expect((await figure(running)).completeness).toEqual({ received: 0, due: 1 })
  expect((await figure({ ...running, code: 'KF-05' })).completeness).toEqual({
    received: 0,
    due: 1,
  })
  const heads = await figure({ code: 'KF-05', territory: '08115' })
  expect(heads.completeness).toEqual({ received: 1, due: 1 })
  const region = await figure({ ...running, territory: '081' })
  expect(region.completeness.received).toBeGreaterThan(0)
})

test('B4: a correction changes a value, not a status, and who comes late is decided with the next closing', async () => {
  await linesIn(world)('08117', [6, 5])
  await linesIn(world)('08115', [8, 8])
  await linesIn(world)('08118', [4, 4], MONTHS.slice(0, 3))
  expect(shownIn(await figure({ by: ['DISTRICT'] }))).toMatchObject({
    '08115': 'SUPPRESSED',
    '08117': 180,
    '08118': 'NOT_REPORTED',
  })
  const heard = async () => (await figure({ territory: '08118' })).completeness.received
  expect(await heard()).toBe(0)

  expect(await closeOn(world.urls, '2026-04-14')).toEqual([])
  const closed = await closeOn(world.urls, '2026-04-15')

  expect(closed).toEqual(['081', '082', '083', '084'].map(region => `${region} 2026-Q1`))
  expect(shownIn(await figure({ by: ['DISTRICT'] }))).toMatchObject({
    '08115': 'SUPPRESSED',
    '08117': 180,
    '08118': 120,
  })
  expect(await heard()).toBe(1)
  expect(shownIn(await figure({ ...WINTER, by: ['DISTRICT'] }))).toMatchObject({ '08115': 240 })
  const half = await figure({ from: AUTUMN.from, to: WINTER.to, by: ['DISTRICT'] })
  expect(shownIn(half)).toMatchObject({
    '08111': 540,
    '08115': 'SUPPRESSED',
    '08118': 'NOT_REPORTED',
  })
})
