import { codeOf } from '../../backend/src/platform/ground/errors.ts'
import type { World } from '../support/world.ts'
import { changeIn } from './stage.ts'

/** Begins every text that was planted: `canary-phone-1a2b3c4d`. */
export const CANARY = 'canary'

interface Column {
  relation: string
  name: string
  type: 'text' | 'ARRAY'
}

/** Codes and keys: the database lets nothing else in (foreign key, check). */
const CONSTRAINED = new Set(['23503', '23514'])
/** Without them nobody could sign in, not even for the positive control. */
const SIGN_IN = new Set(['app.membership.issuer', 'app.membership.subject'])

const COLUMNS = `
  select p.relation, c.column_name as name, c.data_type as type
  from platform.placement p
  join information_schema.columns c on p.relation = format('%s.%s', c.table_schema, c.table_name)
  where p.kind = 'TENANT' and c.column_name <> 'tenant' and (c.data_type = 'text' or c.udt_name = '_text')
  order by 1, 2`

/**
 * Writes a canary into each row of every text column of the tenant, where the database takes any text.
 * @returns the columns, as `app.person.phone`
 */
export async function plantEverywhere(world: World, tenant: string): Promise<string[]> {
  const planted: string[] = []
  for (const column of await world.sql<Column>(COLUMNS)) {
    const name = `${column.relation}.${column.name}`
    if (!SIGN_IN.has(name) && (await plant(world, tenant, column))) planted.push(name)
  }
  return planted
}

async function plant(world: World, tenant: string, column: Column): Promise<boolean> {
  const { relation, name, type } = column
  const text = `'${CANARY}-${name}-' || substr(md5(random()::text), 1, 8)`
  const value = type === 'text' ? text : `array[${text}]`
  const change = `update ${relation} set ${name} = ${value} where tenant = '${tenant}'`
  // the audit log does not change, so its triggers are set aside
  const asReplica =
    relation === 'app.audit_entry' ? ['set local session_replication_role = replica'] : []
  try {
    await changeIn(world, tenant, [...asReplica, change])
    return true
  } catch (error) {
    await world.sql('rollback')
    if (!CONSTRAINED.has(codeOf(error))) throw error
    return false
  }
}

/** Every identifier that stands in a row of the tenant. */
export async function idsOf(world: World, tenant: string): Promise<string[]> {
  const columns = await world.sql<{ relation: string; name: string }>(
    COLUMNS.replace(`(c.data_type = 'text' or c.udt_name = '_text')`, `c.data_type = 'uuid'`),
  )
  const rows = columns.map(
    ({ relation, name }) => `select ${name} as id from ${relation} where tenant = '${tenant}'`,
  )
  const ids = await world.sql<{ id: string }>(
    `select id from (${rows.join(' union ')}) ids where id is not null order by 1`,
  )
  return ids.map(({ id }) => id)
}

/** Tables of tenants in which that one has no row. */
export async function emptyTables(world: World, tenant: string): Promise<string[]> {
  const tables = await world.sql<{ relation: string }>(
    `select relation from platform.placement where kind = 'TENANT' order by 1`,
  )
  const counts = tables.map(
    ({ relation }) =>
      `select '${relation}' as relation where not exists (select from ${relation} where tenant = '${tenant}')`,
  )
  const empty = await world.sql<{ relation: string }>(counts.join(' union all '))
  return empty.map(({ relation }) => relation)
}
