import { IS_DECIDED } from './gate/closing-sql.ts'
import { partsOf } from './key-figure.released.ts'
import { startOfPrevious, type KeyFigureRequest } from './key-figure.request.ts'
import { blockOf, hasCodes, isStock, within, type Source } from './key-figure.source.ts'
import { daysAfter } from './quarters.ts'

/** A cell of a single Kreis that is decided in a part of the range at least; the empty code is the Kreis's whole. */
export type CellRow = [
  district: string,
  code: string,
  /** In how many parts of the range it is decided. */
  decided: number,
  /** Null where it is hidden. */
  value: number | null,
  /** The period before is known of wholes alone. */
  decidedBefore: number,
  previous: number | null,
]

/**
 * Single Kreise as state functions see them: a cell of the range has a value only if it is shown in each of the range's
 * parts. `$7` and `$8` are the parts of the range and of the one before.
 */
export function gatedSource(request: KeyFigureRequest): Source {
  const { by } = request
  const stock = isStock(request)
  const block = stock ? `'GENDER'` : blockOf(by)
  const whole = stock ? `'GENDER'` : `case ${block} when 'B' then 'A' else ${block} end`
  return {
    ctes: `line as materialized (${stock ? stocksOf(request) : linesOf(request, block)}),
      before as materialized (${stock ? NOTHING_BEFORE : beforeOf(request, block)}),
      figures as (select tenant, code, value, null::bigint as previous from line
        union all select tenant, '', sum(value), sum(previous) from
          (select tenant, value, 0 as previous from line union all select tenant, 0, previous from before) every group by 1),
      part as materialized (select p.period, p.period = any($7) as asked from unnest($7::text[] || $8::text[]) as p (period)),
      cell as (select s.tenant, s.code,
          count(*) filter (where p.asked)::int as decided,
          count(*) filter (where p.asked and s.status = 'SHOWN') as shown,
          count(*) filter (where not p.asked)::int as decided_before,
          count(*) filter (where not p.asked and s.status = 'SHOWN') as shown_before
        from reporting.cell_status s join part p on p.period = s.period
        where ${IS_DECIDED}${within(request, 's.tenant')}
          and (${hasCodes(by) ? `p.asked and s.block = ${block} and s.code <> '' or ` : ''}s.block = ${whole} and s.code = '')
        group by 1, 2)`,
    facts: `'[]'::json`,
    cells: `(select coalesce(json_agg(json_build_array(c.tenant, c.code,
        c.decided, case when c.shown = nullif(cardinality($7), 0) then coalesce(f.value, 0) end,
        c.decided_before, case when c.shown_before = nullif(cardinality($8), 0) then coalesce(f.previous, 0) end)), '[]')
      from cell c left join figures f using (tenant, code))`,
    whole:
      request.territory.length === 5
        ? 'null'
        : '(select json_build_array((select coalesce(sum(value), 0) from line), (select coalesce(sum(previous), 0) from before)))',
    values: [partsAsked(request), partsBefore(request)],
  }
}

/** Of how many parts the range consists; none when no Kreis is shown for it. */
export const partsAsked = (request: KeyFigureRequest): string[] =>
  partsOf({ ...request, stock: isStock(request) })

export function partsBefore(request: KeyFigureRequest): string[] {
  const { from } = request
  if (isStock(request) || !partsAsked(request).length) return []
  return partsOf({ from: startOfPrevious(request), to: daysAfter(from, -1), stock: false })
}

const linesOf = (
  request: KeyFigureRequest,
  block: string,
): string => `select l.tenant, l.code, sum(l.value)::bigint as value
  from reporting.district_line l
  where $1::text is null and l.block = ${block} and l.month between $2 and $3${within(request)} group by 1, 2`

/** Codes are not compared with the period before. */
const beforeOf = (
  request: KeyFigureRequest,
  block: string,
): string => `select l.tenant, sum(l.value)::bigint as previous
  from reporting.district_line l
  where l.block = ${block} and l.month >= $4 and l.month < $2${within(request)} group by 1`

const stocksOf = (
  request: KeyFigureRequest,
): string => `select l.tenant, l.gender as code, sum(l.heads)::int as value
  from reporting.staff_movement l
  where $1::text is null and $2::date is not null and $4::date is not null and l.month <= $3${within(request)}
  group by 1, 2`

const NOTHING_BEFORE = `select null::text as tenant, null::bigint as previous where false`
