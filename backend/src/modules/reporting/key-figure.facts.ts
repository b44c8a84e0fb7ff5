import { isDivided, listIn, type Figure } from './key-figure.formula.ts'
import type { KeyFigureRequest } from './key-figure.request.ts'

/** What is known to be true of a place, a month and a code, as far as the request names them. */
export type FactRow = [
  place: string,
  month: string | null,
  code: string | null,
  value: number,
  /** Of the period of equal length before; of staff, on its last day. */
  previous: number,
]

/** A cell of a single Kreis that is decided in a part of the range at least; the empty code is the Kreis's whole. */
export type CellRow = [
  district: string,
  code: string,
  /** In how many parts of the range it is decided. */
  decided: number,
  /** Null where it is hidden. */
  value: number | null,
  /** The period before is known of wholes, and of codes that the figure itself names. */
  decidedBefore: number,
  previous: number | null,
]

/** Numbers of a numerator or of a denominator. */
export interface TermFacts {
  /** Sums that need no gate: of the own Kreis, of Regierungsbezirke and the Land. */
  facts: FactRow[]
  /** Cells of single Kreise, of state functions alone: what is hidden never leaves the database. */
  cells: CellRow[]
  /** Where cells are gated, the exact sum of the territory, unless that is a Kreis. */
  whole: [value: number, previous: number] | null
}

/** Everything that a key figure is made of. */
export interface Facts {
  figure: Figure | null
  numerator: TermFacts
  /** Of a figure that divides its own codes, the numerator. */
  denominator: TermFacts
  /** Last day of the last closed quarter. */
  closedThrough: string | null
  /** Of the territory: Kreise with data in the period's quarters, unless nobody asks, and all of them. */
  received: number | null
  due: number
  /** All codes of the dimension's list in their order, retired ones too. */
  codes: [code: string, labelDe: string, labelEn: string][]
  /** Where single Kreise are named. */
  districts: [ags: string, label: string][]
  governmentDistricts: [string, string][]
  territoryVersion: string
}

type Numbered<Row extends unknown[]> = [request: number, part: 0 | 1, ...Row]

/** The one row of the statement: all figures together. */
export interface Answer extends Pick<
  Facts,
  'districts' | 'governmentDistricts' | 'territoryVersion'
> {
  requests: [figure: Figure | null, due: number, received: number | null][]
  facts: Numbered<FactRow>[]
  cells: Numbered<CellRow>[]
  wholes: Numbered<[number, number]>[]
  /** Last closed day of each Regierungsbezirk. */
  closings: [ags: string, lastDay: string | null][]
  codes: [list: string, code: string, labelDe: string, labelEn: string][]
}

/** What of the answer is of each request. */
export function factsIn(answer: Answer, requests: readonly KeyFigureRequest[]): Facts[] {
  const { districts, governmentDistricts, territoryVersion } = answer
  const termOf = termsIn(answer)
  return requests.map(({ by, territory }, n) => {
    const [figure, due, received] = answer.requests[n]!
    const list = listIn(by)
    const numerator = termOf(n, 0)
    return {
      figure,
      numerator,
      denominator: figure && isDivided(figure) ? numerator : termOf(n, 1),
      closedThrough: closedThrough(answer.closings, territory),
      received,
      due,
      codes: answer.codes.flatMap(([of, ...code]) => (of === list ? [code] : [])),
      districts,
      governmentDistricts,
      territoryVersion,
    }
  })
}

type TermOf = (request: number, part: 0 | 1) => TermFacts

function termsIn({ facts, cells, wholes }: Answer): TermOf {
  const keyOf = ([request, part]: readonly [number, number, ...unknown[]]) => `${request} ${part}`
  const [factsOf, cellsOf, wholesOf] = [
    Map.groupBy(facts, keyOf),
    Map.groupBy(cells, keyOf),
    new Map(wholes.map(row => [keyOf(row), row])),
  ]
  return (request, part) => {
    const key = keyOf([request, part])
    const whole = wholesOf.get(key)
    return {
      facts: (factsOf.get(key) ?? []).map(([, , ...row]) => row),
      cells: (cellsOf.get(key) ?? []).map(([, , ...row]) => row),
      whole: whole ? [whole[2], whole[3]] : null,
    }
  }
}

/** Nothing as long as one of the Regierungsbezirke has not closed any quarter. */
function closedThrough(closings: Answer['closings'], territory: string): string | null {
  const days = closings.flatMap(([ags, day]) => (ags.startsWith(territory.slice(0, 3)) ? day : []))
  if (!days.length || days.includes(null)) return null
  return (days as string[]).toSorted()[0]!
}
