/** What is counted: lines of a block, or staff; of a block these codes alone, or all. */
export interface Term {
  block: 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'HEADS' | 'FTE'
  codes?: readonly string[]
  de: string
}

/** One version of a key figure; a changed formula is a new version, never an edit. */
export interface KeyFigureRow {
  code: string
  version: number
  labelDe: string
  labelEn: string
  definitionDe: string
  definitionEn: string
  kind: 'COUNT' | 'SHARE' | 'RATIO' | 'HEADS'
  /** R-KF-1: shares and ratios are both, never only a rate */
  numerator: Term
  denominator?: Term
  dimensions: readonly string[]
  /** chapter of the ministry's report that shows the figure */
  sourceChapter: string
}

export const PLACES: readonly string[] = ['STATE', 'GOVERNMENT_DISTRICT', 'DISTRICT']
