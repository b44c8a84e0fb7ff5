import type { Range } from './months.ts'

/** What a state function asks of `keyFigure`. */
export interface Question extends Range {
  figure: string
  by: readonly string[]
  territory: string
}

type Wish = [figure: string, ...by: string[]]

const OF_KREISE: Wish[] = [
  ['KF-13', 'DISTRICT'],
  ['KF-13', 'DISTRICT', 'SETTING'],
  ['KF-14', 'DISTRICT', 'UNIT'],
  ['KF-15', 'DISTRICT', 'UNIT'],
  ['KF-16', 'DISTRICT', 'SETTING'],
  ['KF-18', 'DISTRICT', 'TOPIC'],
  ['KF-04', 'DISTRICT', 'GENDER'],
  ['KF-05', 'DISTRICT'],
  ['KF-31', 'DISTRICT'],
  ['KF-37', 'DISTRICT'],
  ['KF-40', 'DISTRICT'],
]
/** Those whose numbers are not all in another's answer. */
const ENOUGH: Wish[] = [0, 2, 4, 5, 6, 7].map(index => OF_KREISE[index]!)

/** The total is the whole of the Kreis. */
const OF_ONE: Wish[] = [['KF-13'], ['KF-18', 'TOPIC']]

const OF_REGIONS: Wish[] = [
  ['KF-13', 'GOVERNMENT_DISTRICT', 'SETTING'],
  ['KF-13', 'GOVERNMENT_DISTRICT', 'UNIT'],
  ['KF-18', 'GOVERNMENT_DISTRICT', 'TOPIC'],
  ['KF-04', 'GOVERNMENT_DISTRICT', 'GENDER'],
]

/**
 * What to ask of all Kreise for these ranges, of those that are named alone, and of the Regierungsbezirke for each of
 * the months.
 */
export function questions(
  {
    ofKreise,
    ofRegions,
    alone = [],
  }: { ofKreise: readonly Range[]; ofRegions: readonly string[]; alone?: readonly string[] },
  thorough = true,
): Question[] {
  const ask = ({ from, to }: Range, [figure, ...by]: Wish, territory = '08'): Question => ({
    figure,
    from,
    to,
    by,
    territory,
  })
  return [
    ...ofKreise.flatMap(range => (thorough ? OF_KREISE : ENOUGH).map(wish => ask(range, wish))),
    ...ofKreise.flatMap(range => alone.flatMap(ags => OF_ONE.map(wish => ask(range, wish, ags)))),
    ...ofRegions.flatMap(month => OF_REGIONS.map(wish => ask({ from: month, to: month }, wish))),
  ]
}
