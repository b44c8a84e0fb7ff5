import { expect, test } from 'vitest'
import { Residual } from './residual.ts'

/** Rows are nodes 0, 1, 2; columns 3, 4, 5. Each cell is an edge from its row to its column. */
const cells = (...ends: [from: number, to: number][]) => ends.map(([from, to]) => ({ from, to }))
const changeable = (edges: ReturnType<typeof cells>, values: number[]) => {
  const residual = new Residual(6, edges)
  const found = new Uint8Array(edges.length)
  const down = Uint8Array.from(values, Number)
  residual.markChangeable({ up: Uint8Array.from(edges, () => 1), down }, found)
  return [...found]
}

test('B3: four cells in two rows and two columns can change, three cannot', () => {
  expect(changeable(cells([0, 3], [0, 4], [1, 3], [1, 4]), [2, 1, 5, 3])).toEqual([1, 1, 1, 1])
  expect(changeable(cells([0, 3], [0, 4], [1, 3]), [2, 1, 5])).toEqual([0, 0, 0])
})

test('B3: zeros may rise, so they hide what is above zero beside them', () => {
  expect(changeable(cells([0, 3], [0, 4], [1, 3], [1, 4]), [2, 0, 0, 3])).toEqual([1, 1, 1, 1])
})

test('B3: a row of zeros is known to be of zeros, and hides nothing', () => {
  expect(changeable(cells([0, 3], [0, 4], [1, 3], [1, 4]), [0, 0, 5, 3])).toEqual([0, 0, 0, 0])
})

test('B3: two zeros that bar the only way in both directions leave nothing open, though no sum is zero', () => {
  const ring = cells([0, 3], [0, 4], [1, 4], [1, 5], [2, 5], [2, 3])
  expect(changeable(ring, [4, 0, 3, 2, 5, 0])).toEqual([1, 1, 1, 1, 1, 1])
  expect(changeable(ring, [4, 0, 3, 2, 0, 5])).toEqual([0, 0, 0, 0, 0, 0])
})

test('B3: what a zero would lead around to if it were one', () => {
  const edges = cells([0, 3], [0, 4], [1, 3], [1, 4])
  const residual = new Residual(6, edges)
  const freedom = (values: number[]) => ({
    up: new Uint8Array(4).fill(1),
    down: Uint8Array.from(values, value => Number(value > 0)),
  })
  expect(residual.leadsAround(0, freedom([0, 2, 3, 4]))).toBe(true)
  expect(residual.leadsAround(0, freedom([0, 2, 3, 0]))).toBe(false)
})
