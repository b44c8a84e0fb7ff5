import { expect, test } from 'vitest'
import { countIn, shareIn, type Table } from './figureText.ts'

const row = (codes: string[], value: number | null, [numerator, denominator] = [0, 0]) => ({
  keys: codes.map(code => ({ code })),
  cell: { value, numerator, denominator },
})
const months = { from: '2026-01', to: '2026-02' }

test('C16: the running month is no part of what is compared', () => {
  const table = { rows: [row(['2026-01'], 10), row(['2026-02'], 20), row(['2026-03'], 5)] }
  expect(countIn(table as unknown as Table, months)).toBe(30)
})

test('C16: a share of several months is that of all of them together', () => {
  const table = {
    rows: [
      row(['2026-01', 'FAMILY'], 0.5, [5, 10]),
      row(['2026-01', 'INDIVIDUAL'], 0.5, [5, 10]),
      row(['2026-02', 'FAMILY'], 0.1, [3, 30]),
      row(['2026-03', 'FAMILY'], 1, [1, 1]),
    ],
  }
  expect(shareIn(table as unknown as Table, months, 'FAMILY')).toBe(8 / 40)
})

test('C16: with a hidden month nothing is compared', () => {
  const table = { rows: [row(['2026-01'], 10), row(['2026-02'], null)] }
  expect(countIn(table as unknown as Table, months)).toBeUndefined()
})
