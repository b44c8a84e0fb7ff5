import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gate, type GateCell } from './privacy-gate.ts'

const cell = (district: string, value: number, contributors: number): GateCell => ({
  district,
  value,
  contributors,
  weight: value,
  column: 'HOUSING',
  family: '',
})
const verdicts = (...cells: GateCell[]): unknown[] => [...gate(cells).values()]

test('R-SDC-3: fewer than three managers hide a cell, zero is shown', () => {
  expect(verdicts(cell('08111', 9, 2), cell('08115', 8, 2), cell('08116', 0, 0))).toEqual([
    'SUPPRESSED_PRIMARY',
    'SUPPRESSED_PRIMARY',
    'PUBLISHED',
  ])
})

test('R-SDC-5: a single hidden Kreis takes the next smallest of its Regierungsbezirk along', () => {
  const cells = [
    cell('08111', 4, 2),
    cell('08115', 90, 9),
    cell('08116', 20, 3),
    cell('08211', 5, 3),
  ]
  expect(verdicts(...cells)).toEqual([
    'SUPPRESSED_PRIMARY',
    'PUBLISHED',
    'SUPPRESSED_SECONDARY',
    'PUBLISHED',
  ])
})

test('R-SDC-5: no sum with other cells gives a hidden one back, in any table', () => {
  const counts = fc.record({ value: fc.nat(20), contributors: fc.nat(5) })
  const tables = fc.array(counts, { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(tables, table => {
      const cells = table.map((counted, index) => ({
        ...cell(
          ['08111', '08115', '08116', '08117'][index % 4]!,
          counted.value,
          counted.contributors,
        ),
        column: String(index >> 2),
      }))
      const found = gate(cells)
      for (const keyOf of [(one: GateCell) => one.column, (one: GateCell) => one.district])
        for (const line of Map.groupBy(cells, keyOf).values()) {
          const hidden = line.filter(one => found.get(one) !== 'PUBLISHED')
          expect(hidden).not.toHaveLength(1)
        }
    }),
  )
})
