import type { Dimension, KeyFigureKind } from './key-figure.codes.ts'

/** What is counted: lines of a block, or staff on a day. */
export type Counted = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'HEADS' | 'FTE'

/** A figure as the catalogue has it. */
export interface Figure {
  code: string
  version: number
  labelDe: string
  labelEn: string
  definitionDe: string
  definitionEn: string
  kind: keyof typeof KeyFigureKind
  numeratorBlock: Counted
  /** These codes of the block alone. */
  numeratorCodes: string[] | null
  denominatorBlock: Counted | null
  denominatorCodes: string[] | null
  dimensions: Dimension[]
  sourceChapter: string
  /** First day that it has values of. */
  collectedFrom: string | null
  /** Where its values come from, and of which days; nothing overlaps. */
  sources: FigureSource[]
}

type FigureSource = [source: 'LIVE', from: string, to: string | null]

/** Staff is counted on the last day of a period, lines within it. */
export const isStaff = (counted: Counted): boolean => counted === 'HEADS' || counted === 'FTE'

/** Whether it says how things are on a day, and nothing of what was done before. */
export const isStock = ({ numeratorBlock, denominatorBlock }: Figure): boolean =>
  isStaff(numeratorBlock) && (denominatorBlock === null || isStaff(denominatorBlock))

export const isQuotient = ({ kind }: Pick<Figure, 'kind'>): boolean =>
  kind === 'SHARE' || kind === 'RATIO'

/** Whether it is the share of each code in all of them: its total is what is divided. */
export const isDivided = (figure: Figure): boolean =>
  figure.numeratorBlock === figure.denominatorBlock &&
  figure.numeratorCodes === null &&
  figure.denominatorCodes === null

/** What a dimension of codes reads: units and settings both add up to all talks. */
export const BLOCK_OF: Partial<Record<Dimension, Counted>> = {
  UNIT: 'A',
  SETTING: 'B',
  TOPIC: 'D',
  GENDER: 'HEADS',
  REFERRAL_GROUP: 'E',
  NETWORK_PARTNER: 'F',
}

/** Dimensions whose codes are data, under the name of their list. */
const LISTS: readonly Dimension[] = ['TOPIC', 'REFERRAL_GROUP', 'NETWORK_PARTNER']

export const listIn = (by: readonly Dimension[]): Dimension | undefined =>
  by.find(dimension => LISTS.includes(dimension))

/** The dimension of codes, of which a request has one at most. */
export const codesIn = (by: readonly Dimension[]): Dimension | undefined =>
  by.find(dimension => dimension in BLOCK_OF)

/** The one source of all the days, if there is one. */
export const sourceOf = (
  { sources }: Pick<Figure, 'sources'>,
  { from, to }: { from: string; to: string },
): 'LIVE' | undefined =>
  sources.find(([, first, last]) => first <= from && (last === null || to <= last))?.[0]
