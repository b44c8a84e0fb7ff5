import { parseDate } from '@internationalized/date'
import { expect, test } from 'vitest'
import {
  comparisonOf,
  FIRST,
  lastDay,
  openMonths,
  QUICK,
  readPeriod,
  usuallyClosed,
} from './period.ts'

const NOVEMBER = { running: '2026-11', closed: '2026-09' }

test('the last 12 months end with the running month', () => {
  expect(QUICK['12-monate'](NOVEMBER)).toEqual({ from: '2025-12', to: '2026-11' })
})

test('B9: the page opens with the last four closed quarters', () => {
  expect(QUICK[FIRST](NOVEMBER)).toEqual({ from: '2025-10', to: '2026-09' })
  expect(openMonths(NOVEMBER)).toEqual({ from: '2026-10', to: '2026-11' })
})

test.each([
  ['2026-11-30', '2026-09'],
  ['2026-10-15', '2026-06'],
  ['2026-10-16', '2026-09'],
  ['2027-01-10', '2026-09'],
  ['2027-03-31', '2026-12'],
])('on %s the quarter up to %s is usually the last that is closed', (day, month) => {
  expect(usuallyClosed(parseDate(day))).toBe(month)
})

test('a period that has ended is compared with the one as long that ends just before', () => {
  expect(comparisonOf({ from: '2026-01', to: '2026-03' }, '2026-11')).toMatchObject({
    months: { from: '2026-01', to: '2026-03' },
    before: { from: '2025-10', to: '2025-12' },
    yearly: false,
  })
})

test.each([
  ['jahr', { from: '2026-01', to: '2026-10' }, { from: '2025-01', to: '2025-10' }],
  ['12-monate', { from: '2025-12', to: '2026-10' }, { from: '2024-12', to: '2025-10' }],
] as const)(
  'C16: %s is compared in its whole months with the same of the year before',
  (quick, months, before) => {
    const period = QUICK[quick](NOVEMBER)
    expect(comparisonOf(period, '2026-11')).toEqual({
      months,
      before,
      headsBefore: { from: before.from, to: '2025-11' },
      yearly: true,
    })
  },
)

test.each([
  ['the running month alone', { from: '2026-11', to: '2026-11' }],
  ['a year of which no month has ended', { from: '2026-11', to: '2026-12' }],
  ['more than a year with the running month', { from: '2025-10', to: '2026-11' }],
  ['what began with the counselling', { from: '2015-01', to: '2015-12' }],
])('C16: %s is not compared', (_, period) => {
  expect(comparisonOf(period, '2026-11')).toBeUndefined()
})

test('the last day knows leap years', () => {
  expect([lastDay('2024-02'), lastDay('2026-02')]).toEqual(['2024-02-29', '2026-02-28'])
})

test.each([
  ['2026-03', '2026-01'],
  ['2000-01', '2026-01'],
  ['2026-13', '2026-12'],
  [undefined, '2026-01'],
  ['2014-12', '2015-03'],
  ['2026-11', '2027-01'],
])('an address with %s to %s is no period', (from, to) => {
  expect(readPeriod(from, to, '2026-11')).toBeUndefined()
})

test.each([
  ['2015-01', '2024-12'],
  ['2026-11', '2026-12'],
])('an address with %s to %s is one', (from, to) => {
  expect(readPeriod(from, to, '2026-11')).toEqual({ from, to })
})
