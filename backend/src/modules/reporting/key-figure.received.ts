import { IS_DECIDED } from './gate/closing-sql.ts'
import { quarterIn } from './quarters.ts'

/**
 * Kreise with data in the quarters that the period touches; a month by itself would tell of a Kreis what only closed
 * quarters may. To the state a closed quarter says who was decided: that somebody takes back the last talk of it must
 * not be seen, because it would give away the others; and of a single Kreis it is told nothing before its quarter closes,
 * not even whether it has heads. Asked once for each period, however many figures are of it.
 */
export function receivedOf(own: string, isState: boolean): string {
  const heads = `(select count(*) from (select l.tenant from reporting.staff_movement l
      where l.month <= w.last_day and ${own} and starts_with(l.tenant, w.territory) group by 1 having sum(l.heads) <> 0) h)`
  const received = isState
    ? `case when w.is_stock and length(w.territory) = 5 then ${HEADS_DECIDED} when w.is_stock then ${heads}
        when length(w.territory) = 5 then (select count(*) from (${DECIDED} group by 1) d) else ${talks(own)} end`
    : `case when w.is_stock then ${heads} else (select count(distinct l.tenant) from reporting.district_line l where ${counted(own)}) end`
  return `${isState ? `${CLOSED},` : ''}
    period as (select distinct a.first_day, a.last_day, a.territory,
        k.numerator_block in ('HEADS', 'FTE') and coalesce(k.denominator_block, 'HEADS') in ('HEADS', 'FTE') as is_stock
      from asked a join figure k using (n) where a.counted),
    heard as materialized (select w.*, ${received} as received from period w)`
}

const CLOSED = `closed as materialized (select g.ags, coalesce(max(p.last_day), '-infinity') as last_day
  from reporting.government_district g left join reporting.period_closing p on p.tenant = g.ags group by 1)`

const HEADS_DECIDED = `(select count(*) from reporting.cell_status s
  where s.block = 'GENDER' and s.code = '' and s.tenant = w.territory and s.period = ${quarterIn('w.last_day')} and ${IS_DECIDED})`

const DECIDED = `select s.tenant from reporting.cell_status s
  where s.block = 'A' and s.code = '' and s.period between ${quarterIn('w.first_day')} and ${quarterIn('w.last_day')}
    and starts_with(s.tenant, w.territory) and ${IS_DECIDED}`

const counted = (own: string): string => `l.block = 'A' and l.value <> 0
  and l.month between date_trunc('quarter', w.first_day::timestamp) and date_trunc('quarter', w.last_day::timestamp) + interval '2 months'
  and ${own} and starts_with(l.tenant, w.territory)`

const talks = (own: string): string => `(select count(*) from (
  ${DECIDED}
  union
  select l.tenant from reporting.district_line l join closed c on c.ags = left(l.tenant, 3) and l.month > c.last_day
    where l.month > (select min(c.last_day) from closed c) and ${counted(own)}) h)`
