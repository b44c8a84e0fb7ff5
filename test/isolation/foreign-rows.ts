import pg from 'pg'

/** A tenant table and what `digintm_tenant` may do with it, from the catalogue. */
export interface TenantTable {
  name: string
  readable: boolean
  insertable: boolean
  deletable: boolean
  /** A column that the role may update, if there is one. */
  updates: string | null
}

export const TENANT_TABLES = `
  select relation as name,
    has_table_privilege('digintm_tenant', relation, 'SELECT') as readable,
    has_table_privilege('digintm_tenant', relation, 'INSERT') as insertable,
    has_table_privilege('digintm_tenant', relation, 'DELETE') as deletable,
    (select min(attname) from pg_attribute a where a.attrelid = relation::regclass and attnum > 0
       and has_column_privilege('digintm_tenant', attrelid, attnum, 'UPDATE')) as updates
  from platform.placement where kind = 'TENANT' order by 1`

export interface Tenants {
  own: string
  foreign: string
}

/**
 * Everything that goes wrong when the client's role works in `own` against the rows of `foreign`; empty when the
 * database alone keeps them apart. Needs an open transaction in the context of `own`, and leaves nothing behind.
 */
export async function leaksOf(
  client: pg.ClientBase,
  table: TenantTable,
  { own, foreign }: Tenants,
): Promise<string[]> {
  const { name, readable, insertable, deletable, updates } = table
  const leaks: string[] = []
  const report = (what: string): number => leaks.push(`${name}: ${what}`)

  if (readable) {
    const { rows } = await client.query<{ tenant: string }>(`select tenant from ${name}`)
    if (rows.some(({ tenant }) => tenant !== own)) report('reads foreign rows')
    if (rows.length === 0) report('does not read its own rows')
    const named = await client.query(`select 1 from ${name} where tenant = $1`, [foreign])
    if (named.rowCount) report('reads foreign rows by name')
  }
  if (readable && updates) {
    const change = `update ${name} set ${updates} = ${updates} where tenant = $1`
    if ((await undone(client, change, [foreign])) !== 0) report('changes foreign rows')
    if ((await undone(client, change, [own])) !== 1) report('does not change its own rows')
  }
  const remove = `delete from ${name} where tenant = $1`
  if ((await undone(client, remove, [foreign])) !== (deletable ? 0 : '42501'))
    report('deletes foreign rows')
  if (deletable && (await undone(client, remove, [own])) !== 1) report('does not delete its own')
  if (insertable) {
    const insert = `insert into ${name} (tenant) values ($1)`
    // the policy is asked before the constraints, so only it can answer 42501
    if ((await undone(client, insert, [foreign])) !== '42501') report('inserts foreign rows')
    if ((await undone(client, insert, [own])) === '42501') report('does not insert its own')
  }
  return leaks
}

/** Number of rows or SQLSTATE of a statement that is taken back at once. */
async function undone(
  client: pg.ClientBase,
  text: string,
  values: unknown[],
): Promise<number | string> {
  await client.query('savepoint attempt')
  try {
    return (await client.query(text, values)).rowCount ?? 0
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.code ?? 'unknown'
    throw error
  } finally {
    await client.query('rollback to attempt')
  }
}
