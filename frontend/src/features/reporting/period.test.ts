import { expect, test } from 'vitest'
import { lastDay, periodBefore, QUICK, readPeriod } from './period.ts'

test('the last 12 months end with the running month', () => {
  expect(QUICK['12-monate']('2026-11')).toEqual({ from: '2025-12', to: '2026-11' })
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
])('an address with %s to %s is no period', (from, to) => {
  expect(readPeriod(from, to)).toBeUndefined()
})
