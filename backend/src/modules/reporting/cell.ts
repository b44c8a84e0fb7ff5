import type { CellStatus } from './key-figure.codes.ts'
import type { Cell } from './key-figure.type.ts'

export const shown = (value: number): Cell => ({
  value,
  numerator: value,
  denominator: null,
  status: 'PUBLISHED',
})

/** Share of a sum, never a mean of shares (R-KF-2). */
export const share = (numerator: number, denominator: number): Cell =>
  denominator === 0
    ? without('NOT_APPLICABLE')
    : { value: numerator / denominator, numerator, denominator, status: 'PUBLISHED' }

export const without = (status: CellStatus): Cell => ({
  value: null,
  numerator: null,
  denominator: null,
  status,
})
