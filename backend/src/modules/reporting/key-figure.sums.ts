import type { Dimension } from './key-figure.codes.ts'
import type { KeyFigureRequest } from './key-figure.request.ts'
import { blockOf, hasCodes, isStock, within, type Source } from './key-figure.source.ts'

/** Sums that are shown as they are: of the own Kreis, of Regierungsbezirke and the Land. A block's codes are added where no dimension names them. */
export function exactSource(request: KeyFigureRequest, own: string): Source {
  return {
    ctes: `line as (${isStock(request) ? stocks(request, own) : sums(request, own)})`,
    facts: `(select coalesce(json_agg(json_build_array(f.place, to_char(f.month, 'YYYY-MM'), f.code, f.value, f.previous)), '[]') from line f)`,
    cells: `'[]'::json`,
    whole: 'null',
    values: [],
  }
}

const sums = (request: KeyFigureRequest, own: string): string =>
  `select ${placeOf(request)} as place, ${request.by.includes('MONTH') ? 'l.month' : 'null::date'} as month,
      ${codeOf(request.by, 'l.code')} as code,
      (sum(l.value) - coalesce(sum(l.value) filter (where l.month < $2), 0))::bigint as value,
      coalesce(sum(l.value) filter (where l.month < $2), 0)::bigint as previous
    from reporting.district_line l
    where l.block = ${blockOf(request.by)} and ${own} and l.month between $4 and $3${within(request)} group by 1, 2, 3`

/** Heads on the last day of the period. */
const stocks = (request: KeyFigureRequest, own: string): string =>
  `select ${placeOf(request)} as place, null::date as month, ${codeOf(request.by, 'l.gender')} as code,
      sum(l.heads)::int as value, 0 as previous
    from reporting.staff_movement l
    where $2::date is not null and $4::date is not null and ${own} and l.month <= $3${within(request)} group by 1, 2, 3`

const codeOf = (by: readonly Dimension[], column: string): string =>
  hasCodes(by) ? column : 'null::text'

function placeOf({ by }: KeyFigureRequest): string {
  if (by.includes('DISTRICT')) return 'l.tenant'
  return by.includes('GOVERNMENT_DISTRICT') ? 'left(l.tenant, 3)' : '$6::text'
}
