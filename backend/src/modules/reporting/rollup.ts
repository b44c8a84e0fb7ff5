import type { ClientBase } from 'pg'

/** A line that facts and rollup do not agree on; null where one of them has none. */
export interface LineDifference {
  table: string
  tenant: string
  key: string
  expected: string | null
  found: string | null
}

interface Rollup {
  table: string
  key: string[]
  values: string[]
  /** The lines of one tenant ($1), computed from its facts alone. */
  facts: string
}

const MENTIONS = `
  from app.consultation, lateral (
    select 'A' as block, unit as code union all select 'B', setting union all select 'D', unnest(topics)) as line
  where tenant = $1 and not no_show`
const MONTH = `date_trunc('month', held_on::timestamp)::date as month`

const ROLLUPS: readonly Rollup[] = [
  {
    table: 'app.manager_line',
    key: ['month', 'block', 'code', 'manager'],
    values: ['value'],
    facts: `select ${MONTH}, block, code, manager, count(*)::int as value ${MENTIONS} group by 1, 2, 3, 4`,
  },
  {
    table: 'reporting.district_line',
    key: ['month', 'block', 'code'],
    values: ['value', 'contributors'],
    facts: `select ${MONTH}, block, code, count(*)::int as value,
      count(distinct manager)::int as contributors ${MENTIONS} group by 1, 2, 3`,
  },
  {
    table: 'reporting.staff_movement',
    key: ['month', 'gender', 'qualification'],
    values: ['heads', 'fte_hundredths'],
    facts: `select month, gender, qualification, sum(sign)::int as heads,
      sum(sign * fte_hundredths)::int as fte_hundredths
      from app.staff_period, lateral (values
        (1, date_trunc('month', valid_from::timestamp)::date),
        (-1, (date_trunc('month', valid_to::timestamp) + interval '1 month')::date)) as move (sign, month)
      where tenant = $1 and counted and month is not null group by 1, 2, 3`,
  },
]

/**
 * Recomputes all activity lines and staff movements from the facts and compares.
 * Needs an open transaction of the superuser or of `digintm_owner`; goes through the tenants one by one.
 */
export async function compareLines(client: ClientBase): Promise<LineDifference[]> {
  const differences: LineDifference[] = []
  for (const tenant of await kreise(client)) {
    await client.query('select app.enter($1)', [tenant])
    for (const rollup of ROLLUPS) {
      const { rows } = await client.query<LineDifference>(comparison(rollup), [tenant])
      differences.push(...rows.map(row => ({ ...row, table: rollup.table, tenant })))
    }
  }
  return differences
}

/** Throws all lines away and writes them anew from the facts. Transaction and role as in {@link compareLines}. */
export async function rebuildLines(client: ClientBase): Promise<void> {
  for (const tenant of await kreise(client)) {
    await client.query('select app.enter($1)', [tenant])
    for (const { table, key, values, facts } of ROLLUPS) {
      await client.query(`delete from ${table} where tenant = $1`, [tenant])
      const columns = [...key, ...values].join(', ')
      await client.query(
        `insert into ${table} (tenant, ${columns})
         select $1, ${columns} from (${facts}) as fact order by ${key.join(', ')}`,
        [tenant],
      )
    }
  }
}

async function kreise(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ ags: string }>(
    'select ags from reference.district order by 1',
  )
  return rows.map(row => row.ags)
}

/** A line of zeros says the same as none: triggers leave it behind, a rebuild does not write it. */
function comparison({ table, key, values, facts }: Rollup): string {
  const said = (side: string) =>
    `concat_ws('/', ${values.map(name => `${side}.${name}`).join(', ')})`
  const notZero = values.map(name => `${name} <> 0`).join(' or ')
  return `
    select concat_ws(' ', ${key.join(', ')}) as key,
      nullif(${said('fact')}, '') as expected, nullif(${said('line')}, '') as found
    from (select * from (${facts}) as computed where ${notZero}) as fact
    full join (select * from ${table} where tenant = $1 and (${notZero})) as line using (${key.join(', ')})
    where ${values.map(name => `fact.${name} is distinct from line.${name}`).join(' or ')}
    order by 1`
}
