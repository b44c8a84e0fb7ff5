import { expect, test } from 'vitest'
import { decideClosing } from './closing.ts'
import type { LineRow, StatusRow } from './network.ts'

/** Talks of a Kreis in the first month, by unit and by setting; so many managers hold each kind. */
const talks = (
  district: string,
  [family, individual]: [number, number],
  managers: number,
): LineRow[] =>
  (
    [
      ['A', 'FAMILY', family],
      ['A', 'INDIVIDUAL', individual],
      ['B', 'COUNSELLING_OFFICE', family],
      ['B', 'OUTREACH', individual - 2],
      ['B', 'ACCOMPANIMENT', 2],
    ] as const
  ).map(([block, code, value]) => [district, 0, block, code, value, value && managers])

const TOPICS = ['HOUSING', 'LANGUAGE', 'HEALTH', 'OTHER']
const DISTRICTS = ['08111', '08115', '08116', '08117']

function wholes(
  lines: LineRow[],
  { statuses = [], of = 'A' }: { statuses?: StatusRow[]; of?: string } = {},
): Record<string, string> {
  const rows = { closed: false, last: 0, topics: TOPICS, districts: DISTRICTS, lines, statuses }
  const decided = decideClosing(rows, '2026-Q1').filter(({ block, code }) => block === of && !code)
  return Object.fromEntries(decided.map(({ district, status }) => [district, status]))
}

test('B2: fewer than three managers hide a Kreis, and the next smallest with it', () => {
  const lines = [
    ...talks('08111', [90, 40], 9),
    ...talks('08115', [6, 2], 2),
    ...talks('08116', [30, 12], 4),
    ...talks('08117', [60, 30], 5),
  ]
  expect(wholes(lines)).toEqual({
    '08111': 'SHOWN',
    '08115': 'PRIMARY',
    '08116': 'SECONDARY',
    '08117': 'SHOWN',
  })
})

test('B3: topics are hidden where the talks are, of which there are not fewer', () => {
  const topics = (district: string, mentions: number, managers: number): LineRow[] =>
    ['HOUSING', 'HEALTH'].map(code => [district, 0, 'D', code, mentions, managers])
  const lines = [
    ...talks('08111', [90, 40], 9),
    ...topics('08111', 100, 9),
    ...talks('08115', [6, 2], 2),
    ...topics('08115', 5, 2),
    ...talks('08116', [30, 12], 4),
    ...topics('08116', 40, 4),
    ...talks('08117', [60, 30], 5),
    ...topics('08117', 35, 5),
  ]
  expect(wholes(lines, { of: 'D' })).toEqual({
    '08111': 'SHOWN',
    '08115': 'PRIMARY',
    '08116': 'SECONDARY',
    '08117': 'SHOWN',
  })
})

test('B2: two Kreise with few managers hide each other', () => {
  const lines = [
    ...talks('08111', [90, 40], 9),
    ...talks('08115', [6, 2], 2),
    ...talks('08116', [5, 5], 2),
  ]
  expect(wholes(lines)).toEqual({ '08111': 'SHOWN', '08115': 'PRIMARY', '08116': 'PRIMARY' })
})

test('B2: zero is hidden like one and two', () => {
  const lines = [
    ...talks('08111', [90, 40], 9),
    ...talks('08115', [60, 2], 4),
    ...talks('08116', [30, 9], 2),
  ]
  const rows = { closed: false, last: 0, topics: TOPICS, districts: DISTRICTS, lines, statuses: [] }
  const outreach = decideClosing(rows, '2026-Q1').filter(({ code }) => code === 'OUTREACH')
  expect(outreach.map(({ status }) => status).toSorted()).toEqual(['PRIMARY', 'PRIMARY', 'SHOWN'])
})

test('B4: a Kreis without data is not decided', () => {
  expect(wholes([...talks('08111', [90, 40], 9), ...talks('08115', [60, 30], 5)])).toEqual({
    '08111': 'SHOWN',
    '08115': 'SHOWN',
  })
})

test('B3: a Kreis that is alone with data hides what would follow from itself once another comes', () => {
  const lines: LineRow[] = [
    ['08111', 0, 'A', 'FAMILY', 90, 9],
    ['08111', 0, 'A', 'INDIVIDUAL', 40, 2],
    ['08111', 0, 'B', 'COUNSELLING_OFFICE', 130, 9],
  ]
  const rows = { closed: false, last: 0, topics: TOPICS, districts: DISTRICTS, lines, statuses: [] }
  const units = decideClosing(rows, '2026-Q1').filter(({ block }) => block === 'A')
  expect(units.map(({ code, status }) => [code, status])).toEqual([
    ['INDIVIDUAL', 'PRIMARY'],
    ['FAMILY', 'SHOWN'],
    ['', 'SECONDARY'],
  ])
})

test('B4: what is decided is not decided again; who comes late is decided after it', () => {
  const lines = [
    ...talks('08111', [90, 40], 9),
    ...talks('08115', [60, 30], 5),
    ...talks('08116', [50, 20], 5),
    ...talks('08117', [6, 2], 2),
  ]
  const before = decideClosing(
    {
      closed: false,
      last: 0,
      topics: TOPICS,
      districts: DISTRICTS,
      lines: lines.slice(0, 15),
      statuses: [],
    },
    '2026-Q1',
  )
  const known = before.map(({ district, block, code, status }): StatusRow => [
    district,
    0,
    block,
    code,
    status === 'SHOWN',
  ])
  expect(wholes(lines, { statuses: known })).toEqual({ '08117': 'PRIMARY' })
})

test('B4: a code that is new is decided alone, and what was shown beside it stays', () => {
  const heads = (district: string, count: number): LineRow[] =>
    ['FEMALE', 'MALE'].map(code => [district, 2, 'GENDER', code, count, count])
  const managers = { '08111': 9, '08115': 5, '08116': 4 }
  const lines = Object.entries(managers).flatMap(([district, count]): LineRow[] => [
    ...talks(district, [count * 9, count * 4], count),
    ...heads(district, count),
  ])
  const rows = { closed: false, last: 0, topics: TOPICS, districts: DISTRICTS, lines }
  const known = decideClosing({ ...rows, statuses: [] }, '2026-Q1')
    .filter(({ code }) => code !== 'HOUSING' && code !== 'DIVERSE')
    .map(({ district, block, code, status }): StatusRow => [
      district,
      0,
      block,
      code,
      status === 'SHOWN',
    ])
  const decided = decideClosing({ ...rows, statuses: known }, '2026-Q1')
  expect(new Set(decided.map(({ code }) => code))).toEqual(new Set(['HOUSING', 'DIVERSE']))
})

/** A Kreis whose managers differ from quarter to quarter. */
const year = (district: string, value: number, managers: readonly number[]): LineRow[] =>
  managers.flatMap((count, quarter) =>
    talks(district, [value, value], count).map(([ags, , ...rest]): LineRow => [
      ags,
      quarter * 3,
      ...rest,
    ]),
  )

function yearOf(lines: LineRow[]): Record<string, string> {
  let statuses: StatusRow[] = []
  for (const [index, quarter] of ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'].entries()) {
    const decided = decideClosing(
      { closed: false, last: 0, topics: TOPICS, districts: DISTRICTS, lines, statuses },
      quarter,
    )
    const years = decided.filter(
      ({ period, block, code }) => period === '2026' && block === 'A' && !code,
    )
    if (years.length)
      return Object.fromEntries(years.map(({ district, status }) => [district, status]))
    const shown = decided.map(({ district, block, code, status }): StatusRow => [
      district,
      index,
      block,
      code,
      status === 'SHOWN',
    ])
    statuses = [...statuses, ...shown]
  }
  return {}
}

test('B3: all talks of a year are shown where those of its quarters are', () => {
  const lines = [
    ...year('08111', 40, [5, 5, 5, 5]),
    ...year('08115', 30, [2, 5, 5, 5]),
    ...year('08116', 20, [2, 5, 5, 5]),
    ...year('08117', 10, [2, 5, 5, 2]),
  ]
  expect(yearOf(lines)).toEqual({
    '08111': 'SHOWN',
    '08115': 'SECONDARY',
    '08116': 'SECONDARY',
    '08117': 'SECONDARY',
  })
})
