import type { Statement } from '../../../platform/database/statement.ts'
import { firstDayOf, lastDayOf, quarterIn, quartersOf, yearOf, type Period } from '../quarters.ts'
import type { StatusOf } from './closing.ts'

export interface Outlook {
  /** First month with anything counted in the whole state. */
  first: string | null
  closed: Period[]
  /** Closed quarters for which a Kreis has reported that is not decided. */
  late: Period[]
}

/** Key figures are counted from this year on; a day before it is a slip of the pen. */
const SINCE = '2017-01-01'

/** What of `reporting.cell_status s` is decided; a run that was killed has left rows without. */
export const IS_DECIDED = `s.decision in (select p.decision from reporting.period_closing p)`

export const outlook = (region: string): Statement => ({
  name: 'closing-outlook',
  text: `with closing as (select p.quarter, p.last_day from reporting.period_closing p where p.tenant = $1),
    reported as (
      select l.tenant, ${quarterIn('l.month')} as quarter, 'A' as block from reporting.district_line l
        where starts_with(l.tenant, $1) and l.block = 'A' and l.value <> 0
      union
      select m.tenant, c.quarter, 'GENDER' from closing c
        join reporting.staff_movement m on m.month <= c.last_day and starts_with(m.tenant, $1)
        group by 1, 2 having sum(m.heads) <> 0),
    decided as (select s.tenant, s.period as quarter, s.block from reporting.cell_status s
      where ${IS_DECIDED} and starts_with(s.tenant, $1) and s.code = '' and s.block in ('A', 'GENDER'))
    select json_build_object(
      'first', (select min(l.month) from reporting.district_line l where l.block = 'A' and l.value <> 0 and l.month >= '${SINCE}'),
      'closed', (select coalesce(json_agg(distinct c.quarter), '[]') from closing c),
      'late', (select coalesce(json_agg(o.quarter order by o.quarter), '[]') from (
        select distinct r.quarter from reported r join closing c using (quarter)
        left join decided d using (tenant, quarter, block) where d.tenant is null) o)) j`,
  values: [region],
})

/** A Regierungsbezirk's year as it stands, with what is decided of it and the number of the last decision. */
export const yearRows = (region: string, quarter: Period): Statement => {
  const year = yearOf(quarter)
  const quarters = quartersOf(year)
  return {
    name: 'closing-year',
    text: `with day as (select unnest($4::date[]) as last_day),
      stock as (
        select m.tenant, d.last_day, 'GENDER' as block, m.gender as code, sum(m.heads)::int as heads
          from day d join reporting.staff_movement m on m.month <= d.last_day where starts_with(m.tenant, $1) group by 1, 2, 4
        union all
        select m.tenant, d.last_day, 'QUALIFICATION', m.qualification, sum(m.heads)::int
          from day d join reporting.staff_movement m on m.month <= d.last_day where starts_with(m.tenant, $1) group by 1, 2, 4),
      line as (
        select l.tenant, l.month, l.block, l.code, l.value, l.contributors from reporting.district_line l
          where starts_with(l.tenant, $1) and l.month between $2 and $3
        union all select s.tenant, s.last_day, s.block, s.code, s.heads, s.heads from stock s)
      select json_build_object(
        'closed', exists (select from reporting.period_closing p where p.tenant = $1 and p.quarter = $7),
        'last', (select coalesce(max(p.number), 0) from reporting.period_closing p where p.tenant = $1),
        'topics', (select coalesce(json_agg(c.code order by c.position), '[]') from reporting.code c where c.list = 'TOPIC'),
        'districts', (select json_agg(d.ags order by d.ags) from reporting.district d where starts_with(d.ags, $1)),
        'lines', (select coalesce(json_agg(json_build_array(l.tenant, extract(month from l.month)::int - 1, l.block, l.code, l.value, l.contributors)), '[]') from line l),
        'statuses', (select coalesce(json_agg(json_build_array(s.tenant, array_position($5, s.period) - 1, s.block, s.code, s.status = 'SHOWN')), '[]')
          from reporting.cell_status s where ${IS_DECIDED} and starts_with(s.tenant, $1) and s.period = any($5::text[] || $6::text))) j`,
    values: [
      region,
      firstDayOf(year),
      lastDayOf(year),
      quarters.map(lastDayOf),
      quarters,
      year,
      quarter,
    ],
  }
}

export function statusRows(
  tenant: string,
  decision: string,
  statuses: readonly StatusOf[],
): Statement {
  const values: unknown[] = [tenant, decision]
  const rows = statuses.map(({ period, block, code, status }) => {
    const places = [period, block, code, status].map(value => `$${values.push(value)}`)
    return `($1, $2, ${places.join(', ')})`
  })
  return {
    name: `closing-cells-${statuses.length}`,
    text: `insert into reporting.cell_status (tenant, decision, period, block, code, status) values ${rows.join(', ')}`,
    values,
  }
}

/** What makes a decision valid, unless another has taken its number. */
export const closingRow = (
  region: string,
  { number, quarter, decision }: { number: number; quarter: Period; decision: string },
): Statement => ({
  name: 'closing-row',
  text: `insert into reporting.period_closing (tenant, number, quarter, last_day, decision) values ($1, $2, $3, $4, $5)
    on conflict (tenant, number) do nothing returning number`,
  values: [region, number, quarter, lastDayOf(quarter), decision],
})
