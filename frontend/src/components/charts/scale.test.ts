import { expect, test } from 'vitest'
import { quantiles, stepOf, wholePercents } from './scale.ts'

test('whole percents add up to 100 (R-KF-5)', () => {
  expect(wholePercents([1 / 3, 1 / 3, 1 / 3])).toEqual([34, 33, 33])
  expect(wholePercents([0.7385, 0.2206, 0.0409])).toEqual([74, 22, 4])
})

test('classes hold equally many values', () => {
  const bounds = quantiles([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5)

  expect([1, 4, 10].map(value => stepOf(value, bounds))).toEqual([1, 2, 5])
})

test('too few values make no classes', () => {
  expect(quantiles([1, 2], 5)).toEqual([])
})
