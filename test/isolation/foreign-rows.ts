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
  tenants: Tenants,
): Promise<string[]> {
  const found = [
    ...(await leaksOfReading(client, table, tenants)),
    ...(await leaksOfChanging(client, table, tenants)),
    ...(await leaksOfDeleting(client, table, tenants)),
    ...(await leaksOfInserting(client, table, tenants)),
  ]
  return found.map(what => `${table.name}: ${what}`)
}

type Attack = typeof leaksOf

/** The names of what holds. */
const those = (findings: Record<string, boolean>): string[] =>
  Object.keys(findings).filter(what => findings[what])

const leaksOfReading: Attack = async (client, { name, readable }, { own, foreign }) => {
  if (!readable) return []
  const { rows } = await client.query<{ tenant: string }>(`select tenant from ${name}`)
  const named = await client.query(`select 1 from ${name} where tenant = $1`, [foreign])
  return those({
    'reads foreign rows': rows.some(({ tenant }) => tenant !== own),
    'reads foreign rows by name': named.rowCount !== 0,
    'does not read its own rows': rows.length === 0,
  })
}

const leaksOfChanging: Attack = async (client, { name, readable, updates }, { own, foreign }) => {
  if (!readable || !updates) return []
  const change = `update ${name} set ${updates} = ${updates} where tenant = $1`
  return those({
    'changes foreign rows': (await undone(client, change, [foreign])) !== 0,
    'does not change its own rows': (await undone(client, change, [own])) !== 1,
  })
}

const leaksOfDeleting: Attack = async (client, { name, deletable }, { own, foreign }) => {
  const remove = `delete from ${name} where tenant = $1`
  const [none, one] = deletable ? [0, 1] : ['42501', '42501']
  return those({
    'deletes foreign rows': (await undone(client, remove, [foreign])) !== none,
    'does not delete its own rows': (await undone(client, remove, [own])) !== one,
  })
}

/** The policy is asked before the constraints, so only it answers 42501. */
const leaksOfInserting: Attack = async (client, { name, insertable }, { own, foreign }) => {
  if (!insertable) return []
  const insert = `insert into ${name} (tenant) values ($1)`
  return those({
    'inserts foreign rows': (await undone(client, insert, [foreign])) !== '42501',
    'does not insert its own rows': (await undone(client, insert, [own])) === '42501',
  })
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
