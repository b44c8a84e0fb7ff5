import type { CellStatus } from './key-figure.codes.ts'
import type { Cell } from './key-figure.type.ts'

export const shown = (value: number): Cell => ({
  value,
  numerator: value,
  denominator: null,
  status: 'PUBLISHED',
})

/** One sum in relation to another, never a mean of shares (R-KF-2); told only if both of them are. */
export function quotient(numerator: Cell, denominator: Cell): Cell {
  if (numerator.value === null) return numerator
  if (denominator.value === null) return denominator
  if (denominator.value === 0) return without('NOT_APPLICABLE')
  return {
    value: numerator.value / denominator.value,
    numerator: numerator.value,
    denominator: denominator.value,
    status: 'PUBLISHED',
  }
}

export const without = (status: CellStatus): Cell => ({
  value: null,
  numerator: null,
  denominator: null,
  status,
})
