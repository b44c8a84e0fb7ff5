import type { Statement } from '../../platform/database/tenant-query.ts'
import type { Dimension } from './key-figure.codes.ts'
import { CODE_DIMENSIONS, startOfPrevious, type KeyFigureRequest } from './key-figure.request.ts'

/**
 * A line of one place, summed as far as the request allows; `previous` is of the period of equal length before. The
 * place is a Kreis where single Kreise are shown, else a Regierungsbezirk or the territory. What the gate alone needs
 * is zero above the Kreis.
 */
export type FactRow = [
  place: string,
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
  /** Of the territory: Kreise with data in the period, unless nobody asks, and all of them. */
  received: number | null
  due: number
  /** Where single Kreise are shown. */
  districts: [ags: string, label: string][]
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

const FIGURE_CTE = `figure as (select * from reference.key_figure where code = $5 order by version desc limit 1)`

/** Sums above the Kreis are all shown and need no gate; everything else is asked for Kreis by Kreis. */
export const showsDistricts = ({ by, territory }: KeyFigureRequest): boolean =>
  by.includes('DISTRICT') || territory.length === 5

/** `$6` is the territory; `heard` tells whether the Kreis `d` has data in the period. */
const frameOf = (request: KeyFigureRequest, heard: string): string => `
  'figure', (select ${FIGURE} from figure k),
  'received', ${request.counted ? `(select count(*) from reference.district d where starts_with(d.ags, $6) and ${heard})` : 'null'},
  'due', (select count(*) from reference.district d where starts_with(d.ags, $6)),
  'districts', ${showsDistricts(request) ? `(select json_agg(json_build_array(d.ags, d.display_name) order by d.ags) from reference.district d)` : `'[]'::json`},
  'governmentDistricts', (select json_agg(json_build_array(g.ags, g.name)) from reference.government_district g),
  'territoryVersion', (select max(d.population_on) from reference.district d)`

/**
 * Sums of lines for the period and the one before. `$1` is the Kreis whose own lines are read, or null for the state.
 * Without a code dimension a block's codes are added; a block without its own (counts of talks) is read as units.
 */
export function factsOf(request: KeyFigureRequest, tenant: string | null): Statement {
  const { by } = request
  const block = blockOf(by)
  const code = by.some(dimension => CODE_DIMENSIONS.includes(dimension)) ? 'l.code' : 'null::text'
  const month = by.includes('MONTH') ? 'l.month' : 'null::date'
  const own = tenant === null ? '$1::text is null' : 'l.tenant = $1'
  const lines = `reporting.district_line l where l.block = ${block} and ${own}`
  const line = showsDistricts(request)
    ? `select l.tenant as place, ${month} as month, ${code} as code,
        coalesce(sum(l.value) filter (where l.month between $2 and $3), 0)::int as value,
        coalesce(sum(l.value) filter (where l.month < $2 and l.month >= $4), 0)::int as previous,
        coalesce(max(l.contributors) filter (where l.month between $2 and $3), 0)::int as contributors,
        coalesce(max(l.contributors) filter (where l.month < $2 and l.month >= $4), 0)::int as before,
        sum(l.value)::int as weight
      from ${lines} group by 1, 2, 3`
    : `select ${placeOf(request)} as place, ${month} as month, ${code} as code,
        (sum(l.value) - coalesce(sum(l.value) filter (where l.month < $2), 0))::int as value,
        coalesce(sum(l.value) filter (where l.month < $2), 0)::int as previous,
        0 as contributors, 0 as before, 0 as weight
      from ${lines} and l.month between $4 and $3${withinTerritory(request)} group by 1, 2, 3`
  const heard = `exists (select from ${lines} and l.tenant = d.ags and l.month between $2 and $3 and l.value <> 0)`
  const text = `with ${FIGURE_CTE}, line as (${line})
    select json_build_object(${frameOf(request, heard)},
      'facts', (select coalesce(json_agg(json_build_array(f.place, to_char(f.month, 'YYYY-MM'), f.code, f.value, f.previous, f.contributors, f.weight, f.before)), '[]')
        from line f where f.month is null or f.month between $4 and $3)) j`
  return statementOf('line', { text, request, tenant })
}

/** Heads on the last day of the period, by the gender of managers or without; always Kreis by Kreis. */
export function headsOf(request: KeyFigureRequest, tenant: string | null): Statement {
  const gender = request.by.includes('GENDER') ? 'm.gender' : 'null::text'
  const own = tenant === null ? 'and $1::text is null' : 'and m.tenant = $1'
  const heard = `exists (select from line f where f.place = d.ags and f.value <> 0)`
  const text = `with ${FIGURE_CTE}, line as (
      select m.tenant as place, ${gender} as code, sum(m.heads)::int as value,
        coalesce(sum(m.heads) filter (where m.month < $2 and $4::date is not null), 0)::int as previous
      from reporting.staff_movement m where m.month <= $3 ${own} group by 1, 2)
    select json_build_object(${frameOf(request, heard)},
      'facts', (select coalesce(json_agg(json_build_array(f.place, null, f.code, f.value, f.previous, f.value, f.value, f.previous)), '[]') from line f)) j`
  return statementOf('heads', { text, request, tenant })
}

const blockOf = (by: readonly Dimension[]): string => {
  if (by.includes('SETTING')) return `'B'`
  return by.includes('TOPIC') ? `'D'` : `coalesce((select source_block from figure), 'A')`
}

const placeOf = ({ by }: KeyFigureRequest): string =>
  by.includes('GOVERNMENT_DISTRICT') ? 'left(l.tenant, 3)' : '$6::text'

const withinTerritory = ({ territory }: KeyFigureRequest): string =>
  territory === '08' ? '' : ' and starts_with(l.tenant, $6)'

/** The text depends on what its name says alone, so the number of plans is small. */
function statementOf(
  kind: string,
  { text, request, tenant }: { text: string; request: KeyFigureRequest; tenant: string | null },
): Statement {
  const { code, from, to, by, territory, counted } = request
  const shape = [...[...by].sort(), territory.length, counted ? 'counted' : 'plain'].join('-')
  return {
    name: `kf-${kind}-${shape}-${tenant === null ? 'state' : 'own'}`,
    text,
    values: [tenant, from, to, startOfPrevious(request), code, territory],
  }
}
