import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/** A name in Latin letters and, where the origin writes otherwise, in its own. */
export interface Written {
  latin: string
  original: string | null
}

export interface Origin {
  /** key of Destatis */
  nationality: string
  /** ISO 639 */
  languages: string[]
  female: Written[]
  male: Written[]
  /** Words of nature, so that nobody is taken for a real person. */
  family: Written[]
  /** Whoever marries keeps the father's name. */
  wivesKeepNames: boolean
}

const rows: { origin: string; kind: string; latin: string; original: string }[] = parse(
  readFileSync(new URL('names.csv', import.meta.url)),
  { columns: true },
)

const KEPT = new Set(['syria', 'eritrea'])

/** Where the people of the demo come from, with weights. */
export const ORIGINS: readonly (readonly [Origin, number])[] = [
  [origin('475', ['ar'], 'syria'), 27],
  [origin('438', ['ar', 'ku'], 'syria'), 8],
  [origin('423', ['fa', 'ps'], 'afghanistan'), 15],
  [origin('166', ['uk', 'ru'], 'ukraine'), 22],
  [origin('224', ['ti'], 'eritrea'), 8],
  [origin('163', ['tr', 'ku'], 'turkey'), 7],
  [origin('237', ['en', 'wo'], 'gambia'), 5],
  [origin('232', ['en', 'yo'], 'nigeria'), 4],
  [origin('150', ['sq'], 'kosovo'), 4],
]

function origin(nationality: string, languages: string[], key: string): Origin {
  const of = (kind: string) =>
    rows
      .filter(row => row.origin === key && row.kind === kind)
      .map(({ latin, original }) => ({ latin, original: original === '' ? null : original }))
  return {
    nationality,
    languages,
    female: of('female'),
    male: of('male'),
    family: of('family'),
    wivesKeepNames: KEPT.has(key),
  }
}
