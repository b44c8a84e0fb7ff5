import type { Statement } from '../../platform/database/tenant-query.ts'
import type { Dimension } from './key-figure.codes.ts'
import { startOfPrevious, type KeyFigureRequest } from './key-figure.request.ts'

/** A line of one Kreis, summed as far as the request allows; `previous` is of the period of equal length before. */
export type FactRow = [
  district: string,
  month: string | null,
  code: string | null,
  value: number,
  previous: number,
  contributors: number,
  weight: number,
  contributorsBefore: number,
]

/** Everything that a key figure is made of, in one row of one statement. */
export interface Facts {
  figure: FigureRow | null
  facts: FactRow[]
  districts: [ags: string, label: string, governmentDistrict: string][]
  governmentDistricts: [string, string][]
  territoryVersion: string
}

interface FigureRow {
  code: string
  version: number
  labelDe: string
  labelEn: string
  definitionDe: string
  definitionEn: string
  kind: 'COUNT' | 'SHARE' | 'HEADS'
  dimensions: Dimension[]
  sourceChapter: string
}

/** The columns of a figure under the names of the API. */
export const FIGURE = `json_build_object('code', k.code, 'version', k.version, 'labelDe', k.label_de, 'labelEn', k.label_en, 'definitionDe', k.definition_de, 'definitionEn', k.definition_en, 'kind', k.kind, 'dimensions', k.dimensions, 'sourceChapter', k.source_chapter)`

const FRAME = `
  'figure', (select ${FIGURE} from figure k),
  'districts', (select json_agg(json_build_array(d.ags, d.display_name, d.government_district) order by d.ags) from reference.district d),
  'governmentDistricts', (select json_agg(json_build_array(g.ags, g.name) order by g.ags) from reference.government_district g),
  'territoryVersion', (select max(d.population_on) from reference.district d)`

const FIGURE_CTE = `figure as (select * from reference.key_figure where code = $5 order by version desc limit 1)`

/**
 * Sums of lines for the period and the one before. `$1` is the Kreis whose own lines are read, or null for the state.
 * Without a code dimension a block's codes are added; a block without its own (counts of talks) is read as units.
 */
export function factsOf(request: KeyFigureRequest, tenant: string | null): Statement {
  const { code, from, to, by } = request
  const month = by.includes('MONTH') ? 'l.month' : 'null::date'
  const block = by.includes('SETTING')
    ? `'B'`
    : by.includes('TOPIC')
      ? `'D'`
      : `coalesce((select source_block from figure), 'A')`
  const coded = by.some(dimension => ['SETTING', 'UNIT', 'TOPIC'].includes(dimension))
  const own = tenant === null ? 'and $1::text is null' : 'and l.tenant = $1'
  const text = `with ${FIGURE_CTE}, line as (
      select l.tenant district, ${month} as month, ${coded ? 'l.code' : 'null::text'} code,
        coalesce(sum(l.value) filter (where l.month between $2 and $3), 0)::int as value,
        coalesce(sum(l.value) filter (where l.month < $2 and l.month >= $4), 0)::int as previous,
        coalesce(max(l.contributors) filter (where l.month between $2 and $3), 0)::int as contributors,
        coalesce(max(l.contributors) filter (where l.month < $2 and l.month >= $4), 0)::int as before,
        sum(l.value)::int as weight
      from reporting.district_line l where l.block = ${block} ${own} group by 1, 2, 3)
    select json_build_object(${FRAME},
      'facts', (select coalesce(json_agg(json_build_array(f.district, to_char(f.month, 'YYYY-MM'), f.code, f.value, f.previous, f.contributors, f.weight, f.before)), '[]')
        from line f where f.month is null or f.month between $4 and $3)) j`
  return {
    name: nameOf('line', by, tenant),
    text,
    values: [tenant, from, to, startOfPrevious(request), code],
  }
}

/** Heads on the last day of the period, by the gender of managers or without. */
export function headsOf(request: KeyFigureRequest, tenant: string | null): Statement {
  const { code, from, to, by } = request
  const gender = by.includes('GENDER') ? 'm.gender' : 'null::text'
  const own = tenant === null ? 'and $1::text is null' : 'and m.tenant = $1'
  const text = `with ${FIGURE_CTE}, line as (
      select m.tenant district, ${gender} code, sum(m.heads)::int as value, 
        coalesce(sum(m.heads) filter (where m.month < $2 and $4::date is not null), 0)::int as previous
      from reporting.staff_movement m where m.month <= $3 ${own} group by 1, 2)
    select json_build_object(${FRAME},
      'facts', (select coalesce(json_agg(json_build_array(f.district, null, f.code, f.value, f.previous, f.value, f.value, f.previous)), '[]') from line f)) j`
  return {
    name: nameOf('heads', by, tenant),
    text,
    values: [tenant, from, to, startOfPrevious(request), code],
  }
}

/** The text depends on these alone, so the number of plans is small. */
const nameOf = (kind: string, by: Dimension[], tenant: string | null): string =>
  `kf-${kind}-${[...by].sort().join('+')}-${tenant === null ? 'state' : 'own'}`
