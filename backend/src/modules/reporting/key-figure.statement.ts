import type { Statement } from '../../platform/database/statement.ts'
import { IS_DECIDED } from './gate/closing-sql.ts'
import { askedRow } from './key-figure.asked.ts'
import { receivedOf } from './key-figure.received.ts'
import { MOST_REQUESTS, type KeyFigureRequest } from './key-figure.request.ts'

/** The columns of a figure under the names of the API. */
export const FIGURE = `json_build_object('code', k.code, 'version', k.version, 'labelDe', k.label_de, 'labelEn', k.label_en, 'definitionDe', k.definition_de, 'definitionEn', k.definition_en, 'kind', k.kind,
  'numeratorBlock', k.numerator_block, 'numeratorCodes', k.numerator_codes, 'denominatorBlock', k.denominator_block, 'denominatorCodes', k.denominator_codes, 'dimensions', k.dimensions, 'sourceChapter', k.source_chapter,
  'collectedFrom', (select min(o.valid_from) from reporting.key_figure_source o where o.code = k.code),
  'sources', (select coalesce(json_agg(json_build_array(o.source, o.valid_from, o.valid_to) order by o.valid_from), '[]') from reporting.key_figure_source o where o.code = k.code))`

/**
 * All of many figures in one statement over `reporting` alone. `tenant` is the Kreis whose own lines are read, exactly;
 * null for the state, to which single Kreise are shown as the gate has decided.
 */
export const figuresOf = (
  requests: readonly KeyFigureRequest[],
  tenant: string | null,
): Statement => {
  const rows = requests.map((request, n) => askedRow(request, n, tenant))
  const wish = {
    isState: tenant === null,
    isWhole: requests.every(({ territory }) => territory === '08'),
    isGated: rows.some(({ gated }) => gated),
    isCounted: rows.some(({ counted }) => counted),
  }
  const name = ['kf', ...Object.values(wish).map(Number)].join('-')
  return { name, text: textOf(wish), values: [tenant, JSON.stringify(rows)] }
}

/** What a statement has to find out; what nobody asks for is not in it, as preparing to answer costs as much as the sums. */
interface Wish {
  /** Else the own Kreis, exactly. */
  isState: boolean
  /** All is of the whole Land. */
  isWhole: boolean
  /** Single Kreise are named. */
  isGated: boolean
  /** Who has reported. */
  isCounted: boolean
}

/** The limit tells the planner how many there are at most. */
const ASKED = `asked as materialized (select * from jsonb_to_recordset($2::jsonb) as a (n int, code text, first_day date, last_day date,
    before date, territory text, place text, by_month boolean, block text, list text, named boolean, gated boolean, counted boolean,
    line_parts text[], line_parts_before text[], staff_parts text[], staff_parts_before text[]) limit ${MOST_REQUESTS}),
  figure as materialized (select a.n, f.* from asked a
    cross join lateral (select * from reporting.key_figure k where k.code = a.code order by k.version desc limit 1) f)`

/** Numerators (0) and denominators (1), unless these are the sum of what they divide. */
const TERMS = `term as materialized (
  select a.*, t.part, t.source, t.codes, t.by_code, t.source in ('HEADS', 'FTE') as is_staff,
    t.codes is null as any_code, t.by_code or a.gated and t.codes is not null as is_coded,
    case a.place when 'DISTRICT' then 5 else 3 end as digits
  from asked a join figure f using (n) cross join lateral (values
    (0, coalesce(a.block, f.numerator_block), f.numerator_codes, a.block is not null),
    (1, f.denominator_block, f.denominator_codes, false)) as t (part, source, codes, by_code)
  where t.source is not null and not (t.part = 1 and f.denominator_block = f.numerator_block
    and f.numerator_codes is null and f.denominator_codes is null))`

/**
 * A block's codes are added where nothing names them; groups of codes are made of the sums. How many lines a request has is hidden
 * from the planner, which takes two bounds for a narrow range and would sort what it thinks are few: said as they are here, it
 * expects enough to hash.
 */
const linesOf = (own: string, isWhole: boolean): string => {
  const within = isWhole ? '' : ' and coalesce(starts_with(l.tenant, t.territory), true)'
  const place = 'case when t.place is null then t.territory else left(l.tenant, t.digits) end'
  const coded = (code: string) => `case when t.is_coded then ${code} end`
  const group = `case when t.list = 'REFERRAL_GROUP'
    then (select c.reporting_group from reporting.code c where c.list = 'REFERRAL_TARGET' and c.code = l.code) else l.code end`
  const staff = `case t.source when 'FTE' then l.fte_hundredths / 100.0 else l.heads end`
  return `line as materialized (
    select t.n, t.part, t.gated, l.place, l.month, ${group} as code, sum(l.value) as value, sum(l.previous) as previous
    from term t cross join lateral (
      select ${place} as place, case when t.by_month then l.month end as month, ${coded('l.code')} as code,
        sum(l.value) - coalesce(sum(l.value) filter (where l.month < t.first_day), 0) as value,
        coalesce(sum(l.value) filter (where l.month < t.first_day), 0) as previous
      from reporting.district_line l
      where ${own} and l.block = t.source and l.month >= t.before and l.month + 0 <= t.last_day${within}
        and (t.any_code or l.code = any (t.codes)) group by 1, 2, 3) l
    where not t.is_staff group by 1, 2, 3, 4, 5, 6
    union all
    select t.n, t.part, t.gated, l.place, null, l.code, l.value, l.previous from term t cross join lateral (
      select ${place} as place, ${coded('l.gender')} as code,
        sum(${staff}) as value, coalesce(sum(${staff}) filter (where l.month < t.first_day), 0) as previous
      from reporting.staff_movement l
      where ${own} and l.month <= t.last_day and starts_with(l.tenant, t.territory)
        and (t.codes is null or l.gender = any (t.codes)) group by 1, 2) l
    where t.is_staff)`
}

/**
 * Cells of single Kreise that are decided in a part of the range at least; what is hidden never leaves the database. A
 * number that is made of codes needs each of them. Codes that a dimension names are not compared with the period before.
 */
const CELLS = `gate as (select t.n, t.part, t.territory, t.codes, t.by_code,
    case when t.is_staff then t.staff_parts else t.line_parts end as asked,
    case when t.is_staff then t.staff_parts_before else t.line_parts_before end as before,
    case t.source when 'HEADS' then 'GENDER' else t.source end as block,
    case t.source when 'HEADS' then 'GENDER' when 'B' then 'A' else t.source end as whole
  from term t where t.gated),
  cell as materialized (select g.n, g.part, g.asked, g.before, s.* from gate g cross join lateral (
    select s.tenant, s.code,
      count(*) filter (where s.period = any (g.asked))::int as decided,
      count(*) filter (where s.period = any (g.asked) and s.status = 'SHOWN') as shown,
      count(*) filter (where s.period = any (g.before))::int as decided_before,
      count(*) filter (where s.period = any (g.before) and s.status = 'SHOWN') as shown_before
    from reporting.cell_status s
    where s.block in (g.block, g.whole) and s.period = any (g.asked || g.before) and ${IS_DECIDED} and starts_with(s.tenant, g.territory)
      and case when s.code = '' then s.block = g.whole and g.codes is null
        else s.block = g.block and (s.code = any (g.codes) or g.by_code and s.period = any (g.asked)) end
    group by 1, 2) s),
  number as (
    select l.n, l.part, l.place as tenant, l.code, l.value, l.previous from line l where l.gated and l.code is not null
    union all select l.n, l.part, l.place, '', sum(l.value), sum(l.previous) from line l where l.gated group by 1, 2, 3)`

const GATED = `
  'cells', (select coalesce(json_agg(json_build_array(c.n, c.part, c.tenant, c.code,
      c.decided, case when c.shown = nullif(cardinality(c.asked), 0) then coalesce(f.value, 0) end,
      c.decided_before, case when c.shown_before = nullif(cardinality(c.before), 0) then coalesce(f.previous, 0) end)), '[]')
    from cell c left join number f using (n, part, tenant, code)),
  'wholes', (select coalesce(json_agg(json_build_array(w.n, w.part, w.value, w.previous)), '[]') from (
    select t.n, t.part, coalesce(sum(l.value), 0) as value, coalesce(sum(l.previous), 0) as previous
    from term t left join line l using (n, part) where t.gated and length(t.territory) < 5 group by 1, 2) w)`
const OPEN = `'cells', '[]'::json, 'wholes', '[]'::json`
const CLOSINGS = `(select json_agg(json_build_array(g.ags, (select max(p.last_day) from reporting.period_closing p where p.tenant = g.ags)))
    from reporting.government_district g)`

function textOf({ isState, isWhole, isGated, isCounted }: Wish): string {
  const own = isState ? '$1::text is null' : 'l.tenant = $1'
  const ctes = [ASKED, TERMS, linesOf(own, isWhole)]
  if (isGated) ctes.push(CELLS)
  if (isCounted) ctes.push(receivedOf(own, isState))
  return `with ${ctes.join(', ')}
  select json_build_object(
  'requests', (select json_agg(json_build_array(case when k.code is not null then ${FIGURE} end,
      (select count(*) from reporting.district d where starts_with(d.ags, a.territory)), ${isCounted ? 'h.received' : 'null'}) order by a.n)
    from asked a left join figure k using (n)${isCounted ? HEARD : ''}),
  'facts', (select coalesce(json_agg(json_build_array(l.n, l.part, l.place, to_char(l.month, 'YYYY-MM'), l.code, l.value, l.previous)), '[]')
    from line l where not l.gated),
  ${isGated ? GATED : OPEN}, 'closings', ${isState ? CLOSINGS : `'[]'::json`},
  'codes', (select coalesce(json_agg(json_build_array(c.list, c.code, c.label_de, c.label_en) order by c.position), '[]')
    from reporting.code c where c.list in (select a.list from asked a)),
  'districts', case when exists (select from asked a where a.named)
    then (select json_agg(json_build_array(d.ags, d.display_name) order by d.ags) from reporting.district d) else '[]' end,
  'governmentDistricts', (select json_agg(json_build_array(g.ags, g.name)) from reporting.government_district g),
  'territoryVersion', (select max(d.territory_on) from reporting.district d)) j`
}

const HEARD = `
    left join heard h on a.counted and (h.first_day, h.last_day, h.territory, h.is_stock) = (a.first_day, a.last_day, a.territory,
      k.numerator_block in ('HEADS', 'FTE') and coalesce(k.denominator_block, 'HEADS') in ('HEADS', 'FTE'))`
