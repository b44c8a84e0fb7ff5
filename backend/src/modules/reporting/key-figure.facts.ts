import type { Statement } from '../../platform/database/statement.ts'
import type { Dimension } from './key-figure.codes.ts'
import { IS_DECIDED } from './gate/closing-sql.ts'
import { gatedSource, type CellRow } from './key-figure.cells.ts'
import { startOfPrevious, type KeyFigureRequest } from './key-figure.request.ts'
import { isStock, namesDistricts, within } from './key-figure.source.ts'
import { exactSource } from './key-figure.sums.ts'
import { quarterIn } from './quarters.ts'

/** What is known to be true of a place, a month and a code, as far as the request names them. */
export type FactRow = [
  place: string,
  month: string | null,
  code: string | null,
  value: number,
  /** Of the period of equal length before. */
  previous: number,
]

/** Everything that a key figure is made of, in one row of one statement. */
export interface Facts {
  figure: FigureRow | null
  /** Sums that need no gate: of the own Kreis, of Regierungsbezirke and the Land. */
  facts: FactRow[]
  /** Cells of single Kreise, of state functions alone: what is hidden never leaves the database. */
  cells: CellRow[]
  /** Where cells are gated, the exact sum of the territory, unless that is a Kreis. */
  whole: [value: number, previous: number] | null
  /** Last day of the last closed quarter. */
  closedThrough: string | null
  /** Of the territory: Kreise with data in the period's quarters, unless nobody asks, and all of them. */
  received: number | null
  due: number
  /** All topics in their order, retired ones too, where they are a dimension. */
  topics: [code: string, labelDe: string, labelEn: string][]
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

/**
 * All of a figure in one statement over `reporting` alone. `tenant` is the Kreis whose own lines are read, exactly;
 * null for the state, to which single Kreise are shown as the gate has decided.
 * `$1` tenant, `$2` and `$3` first and last day, `$4` first day of the period before, `$5` figure, `$6` territory.
 */
export function factsOf(request: KeyFigureRequest, tenant: string | null): Statement {
  const { code, from, to, by, territory, counted } = request
  const own = tenant === null ? '$1::text is null' : 'l.tenant = $1'
  const source =
    tenant === null && namesDistricts(request) ? gatedSource(request) : exactSource(request, own)
  const shape = [...[...by].sort(), territory.length, counted ? 'counted' : 'plain'].join('-')
  return {
    name: `kf-${isStock(request) ? 'heads' : 'line'}-${shape}-${tenant === null ? 'state' : 'own'}`,
    text: `with figure as (select * from reporting.key_figure where code = $5 order by version desc limit 1),
      ${source.ctes}
      select json_build_object('facts', ${source.facts}, 'cells', ${source.cells}, 'whole', ${source.whole},
        'closedThrough', ${tenant === null ? CLOSED_THROUGH : 'null'}, ${frameOf(request, own, tenant)}) j`,
    values: [tenant, from, to, startOfPrevious(request), code, territory, ...source.values],
  }
}

const frameOf = (request: KeyFigureRequest, own: string, tenant: string | null): string => `
  'figure', (select ${FIGURE} from figure k),
  'received', ${request.counted ? receivedOf(request, own, tenant) : 'null'},
  'due', (select count(*) from reporting.district d where starts_with(d.ags, $6)),
  'topics', ${request.by.includes('TOPIC') ? TOPICS : `'[]'::json`},
  'districts', ${namesDistricts(request) ? DISTRICTS : `'[]'::json`},
  'governmentDistricts', (select json_agg(json_build_array(g.ags, g.name)) from reporting.government_district g),
  'territoryVersion', (select max(d.territory_on) from reporting.district d)`

const TOPICS = `(select coalesce(json_agg(json_build_array(c.code, c.label_de, c.label_en) order by c.position), '[]')
  from reporting.code c where c.list = 'TOPIC')`
const DISTRICTS = `(select json_agg(json_build_array(d.ags, d.display_name) order by d.ags) from reporting.district d)`
/** Nothing as long as one of the Regierungsbezirke has not closed any quarter. */
const CLOSED_THROUGH = `(select nullif(min(r.last_day), '-infinity') from (
  select coalesce(max(p.last_day), '-infinity') as last_day
  from reporting.government_district g left join reporting.period_closing p on p.tenant = g.ags
  where starts_with(g.ags, left($6, 3)) group by g.ags) r)`

/**
 * Kreise with data in the quarters that the period touches; a month by itself would tell of a Kreis what only closed
 * quarters may. To the state a closed quarter says who was decided: that somebody takes back the last talk of it must
 * not be seen, because it would give away the others; and of a single Kreis it is told nothing before its quarter closes,
 * not even whether it has heads.
 */
function receivedOf(request: KeyFigureRequest, own: string, tenant: string | null): string {
  const isSingle = tenant === null && request.territory.length === KREIS
  if (isStock(request) && isSingle)
    return `(select count(*) from reporting.cell_status s
      where s.block = 'GENDER' and s.code = '' and s.tenant = $6 and s.period = ${quarterIn('$3::date')} and ${IS_DECIDED})`
  if (isStock(request))
    return `(select count(*) from (select l.tenant from reporting.staff_movement l
      where l.month <= $3 and ${own}${within(request)} group by 1 having sum(l.heads) <> 0) heard)`
  const from = `from reporting.district_line l`
  const counted = `l.block = 'A' and l.value <> 0
      and l.month between date_trunc('quarter', $2::timestamp) and date_trunc('quarter', $3::timestamp) + interval '2 months' and ${own}${within(request)}`
  if (tenant !== null) return `(select count(distinct l.tenant) ${from} where ${counted})`
  const decided = `select s.tenant from reporting.cell_status s
        where s.block = 'A' and s.code = '' and s.period between ${quarterIn('$2::date')} and ${quarterIn('$3::date')}${within(request, 's.tenant')}
          and ${IS_DECIDED}`
  if (isSingle) return `(select count(*) from (${decided} group by 1) heard)`
  return `(with closed as (select g.ags, coalesce(max(p.last_day), '-infinity') as last_day
        from reporting.government_district g left join reporting.period_closing p on p.tenant = g.ags group by 1)
    select count(*) from (
      ${decided}
      union
      select l.tenant ${from} join closed c on c.ags = left(l.tenant, 3) and l.month > c.last_day
        where l.month > (select min(c.last_day) from closed c) and ${counted}) heard)`
}

/** Digits in the key of a Kreis. */
const KREIS = 5
