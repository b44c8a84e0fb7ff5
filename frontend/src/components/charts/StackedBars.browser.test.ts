import { expect, test } from 'vitest'
import { h } from 'vue'
import { mount } from '../../testing/mount.ts'
import StackedBars, { type Bar } from './StackedBars.vue'

const bar = (key: string, total: number, parts: (number | null)[]): Bar => ({
  key,
  label: key,
  total,
  totalText: String(total),
  parts: parts.map((value, i) => ({ label: `Teil ${i}`, value })),
})

function widths(rows: Bar[]) {
  const main = mount(() => h(StackedBars, { rows, rest: 'nicht ausgewiesen' }))
  return [...main.querySelectorAll<SVGRectElement>('rect')].map(r => r.getBoundingClientRect())
}

test('lengths are proportional to values, parts touch each other', () => {
  const [first, second, third] = widths([bar('A', 300, [200, 100]), bar('B', 50, [50])])

  expect(first!.width / second!.width).toBeCloseTo(2, 1)
  expect(first!.width / third!.width).toBeCloseTo(4, 1)
  expect(first!.right).toBeCloseTo(second!.left, 0)
})

test('hidden parts appear as one hatched rest of the total', () => {
  const [known, rest] = widths([bar('A', 300, [100, null, null])])

  expect(rest!.width / known!.width).toBeCloseTo(2, 1)
})
