import { parseDate } from '@internationalized/date'
import { expect, test } from 'vitest'
import {
  FIRST,
  lastDay,
  openMonths,
  periodBefore,
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

test('the period before is as long and ends just before', () => {
  expect(periodBefore({ from: '2026-01', to: '2026-03' })).toEqual({
    from: '2025-10',
    to: '2025-12',
  })
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
