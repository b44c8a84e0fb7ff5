import type { Dimension } from './key-figure.codes.ts'
import { CODE_DIMENSIONS, type KeyFigureRequest } from './key-figure.request.ts'

/** What a statement reads, and what of the answer comes out of it. */
export interface Source {
  /** Common table expressions, after that of the figure. */
  ctes: string
  facts: string
  cells: string
  whole: string
  /** Values after `$6`. */
  values: unknown[]
}

/** Figures of staff; all others come from activity lines. */
const HEADS = new Set(['KF-04', 'KF-05'])
export const isStock = ({ code }: KeyFigureRequest): boolean => HEADS.has(code)

/** Whether the answer names single Kreise, which state functions see through the gate. */
export const namesDistricts = ({ by, territory }: KeyFigureRequest): boolean =>
  by.includes('DISTRICT') || territory.length === 5

export const hasCodes = (by: readonly Dimension[]): boolean =>
  by.some(dimension => CODE_DIMENSIONS.includes(dimension))

/** A block without a dimension of its own, counts of talks, is read as units. */
export function blockOf(by: readonly Dimension[]): string {
  if (by.includes('SETTING')) return `'B'`
  return by.includes('TOPIC') ? `'D'` : `coalesce((select source_block from figure), 'A')`
}

/** Holds to the territory, where that is less than the Land. */
export const within = ({ territory }: KeyFigureRequest, tenant = 'l.tenant'): string =>
  territory === '08' ? '' : ` and starts_with(${tenant}, $6)`
