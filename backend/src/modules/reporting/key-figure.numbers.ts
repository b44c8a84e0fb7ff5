import type { Cell } from './key-figure.type.ts'

/** Rows of a table under the codes of their keys, and its sums. */
export interface Numbers {
  rows(): { codes: string[]; cell: Cell }[]
  total(): Cell
  previousTotal(): Cell
}
