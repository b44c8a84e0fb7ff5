import { expect, test } from 'vitest'
import { sortRows } from './sortRows.ts'

const rows = [{ n: 2 }, { n: null }, { n: 10 }]
const valueOf = (row: { n: number | null }) => row.n

test('what has no value stands last in both directions', () => {
  expect(sortRows(rows, { key: 'n', down: false }, valueOf).map(valueOf)).toEqual([2, 10, null])
  expect(sortRows(rows, { key: 'n', down: true }, valueOf).map(valueOf)).toEqual([10, 2, null])
})
