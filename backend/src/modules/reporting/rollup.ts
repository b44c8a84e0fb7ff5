import type { ClientBase } from 'pg'
import type { LineDifference } from './line-difference.ts'
import { codedColumns, orphansIn } from './orphans.ts'

interface Rollup {
  table: string
  key: string[]
  values: string[]
  /** The lines of one tenant ($1), computed from its facts alone. */
  facts: string
}

/** A table of facts with the lines that it is counted in, as declared by `app.count_lines`. */
interface Counted {
  relation: string
  lines: string
  condition: string
}

const COUNTED = `
  select relation, condition,
    string_agg(format('select %L as block, %s as code, %s as day, %s as weight', block, code, day, weight),
      ' union all ' order by position) as lines
  from platform.counted_line group by 1, 2 order by 1`

/** What each manager did in each month, from the facts of one tenant ($1) alone. */
const mentionsOf = (counted: readonly Counted[]): string =>
  counted
    .map(
      ({ relation, lines, condition }) => `
      select date_trunc('month', day::timestamp)::date as month, block, code, manager, weight
      from ${relation}, lateral (${lines}) as line
      where tenant = $1 and (${condition}) and day is not null`,
    )
    .join(' union all ')

const STAFF: Rollup = {
  table: 'reporting.staff_movement',
  key: ['month', 'gender', 'qualification'],
  values: ['heads', 'fte_hundredths'],
  facts: `select month, gender, qualification, sum(sign)::int as heads,
      sum(sign * fte_hundredths)::int as fte_hundredths
      from app.staff_period, lateral (values
        (1, date_trunc('month', valid_from::timestamp)::date),
        (-1, (date_trunc('month', valid_to::timestamp) + interval '1 month')::date)) as move (sign, month)
      where tenant = $1 and counted and month is not null group by 1, 2, 3`,
}

async function rollupsOf(client: ClientBase): Promise<readonly Rollup[]> {
  const { rows } = await client.query<Counted>(COUNTED)
  const managers = `select month, block, code, manager, sum(weight)::bigint as value
    from (${mentionsOf(rows)}) as mention group by 1, 2, 3, 4`
  return [
    {
      table: 'app.manager_line',
      key: ['month', 'block', 'code', 'manager'],
      values: ['value'],
      facts: managers,
    },
    {
      table: 'reporting.district_line',
      key: ['month', 'block', 'code'],
      values: ['value', 'contributors'],
      facts: `select month, block, code, sum(value)::bigint as value,
        (count(*) filter (where value > 0))::int as contributors
        from (${managers}) as manager_line group by 1, 2, 3`,
    },
    STAFF,
  ]
}

/**
 * Recomputes all activity lines and staff movements from the facts and compares.
 * Needs an open transaction of the superuser or of `digintm_owner`; goes through the tenants one by one.
 */
export async function compareLines(client: ClientBase): Promise<LineDifference[]> {
  const differences: LineDifference[] = []
  const coded = await codedColumns(client)
  const rollups = await rollupsOf(client)
  for (const tenant of await kreise(client)) {
    await client.query('select app.enter($1)', [tenant])
    for (const rollup of rollups) {
      const { rows } = await client.query<LineDifference>(comparison(rollup), [tenant])
      differences.push(...rows.map(row => ({ ...row, table: rollup.table, tenant })))
    }
    for (const column of coded) differences.push(...(await orphansIn(client, column, tenant)))
  }
  return differences
}

/** Throws all lines away and writes them anew from the facts. Transaction and role as in {@link compareLines}. */
export async function rebuildLines(client: ClientBase): Promise<void> {
  const rollups = await rollupsOf(client)
  for (const tenant of await kreise(client)) {
    await client.query('select app.enter($1)', [tenant])
    for (const { table, key, values, facts } of rollups) {
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
