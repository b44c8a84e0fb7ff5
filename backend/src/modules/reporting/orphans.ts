import type { ClientBase } from 'pg'
import type { LineDifference } from './line-difference.ts'

/** A column that holds codes of a list, as declared by `app.hold_to_list`. */
interface CodedColumn {
  relation: string
  column: string
  list: string
  stateColumn: string | null
  /** Gives what the codes count as, and null where one of them is not known. */
  resolve: string
}

export async function codedColumns(client: ClientBase): Promise<CodedColumn[]> {
  const { rows } = await client.query<CodedColumn>(`
    select c.relation, c.column_name as column, c.list, c.state_column as "stateColumn",
      case format_type(a.atttypid, a.atttypmod) when 'text[]' then 'app.state_codes' else 'app.state_code' end as resolve
    from platform.coded_column c
    join pg_attribute a on a.attrelid = c.relation::regclass and a.attname = c.column_name
    order by 1, 2`)
  return rows
}

/** Codes in a tenant's rows that no list has, or that count as something else than stands beside them. */
export async function orphansIn(
  client: ClientBase,
  { relation, column, list, stateColumn, resolve }: CodedColumn,
  tenant: string,
): Promise<LineDifference[]> {
  const resolved = `${resolve}(tenant, '${list}', ${column})`
  const isWrong = stateColumn
    ? `${stateColumn} is distinct from ${resolved} or ${resolved} is null`
    : `${resolved} is null`
  const { rows } = await client.query<Pick<LineDifference, 'key' | 'expected' | 'found'>>(
    `select '${column} ' || ${column}::text as key, '${list}' as expected, count(*) || ' rows' as found
     from ${relation} where tenant = $1 and ${column} is not null and (${isWrong}) group by 1 order by 1`,
    [tenant],
  )
  return rows.map(row => ({ ...row, table: relation, tenant }))
}
