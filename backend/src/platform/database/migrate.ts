import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'
import { withClient } from './roles.ts'
import { splitStatements } from './split-statements.ts'

const FOLDER = new URL('../../migrations/', import.meta.url)

const REMEDY =
  'this database is of another version; `npm run reset` empties the demo, the next start fills it anew'

/** What the runner itself needs; the same rules as for any migration. */
const GROUND = [
  `create table if not exists platform.migration (
     name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
  `comment on table platform.migration is 'retention: OPERATIONAL · which migrations this database has'`,
  `create table if not exists platform.migration_turn (one boolean primary key check (one))`,
  `comment on table platform.migration_turn is 'retention: OPERATIONAL · its one row is locked by the runner whose turn it is'`,
  `insert into platform.migration_turn values (true) on conflict do nothing`,
]

/**
 * Brings the database up to the newest migration, as the log-in `digintm_migration`.
 * Each file is one transaction, so a killed run is simply run again; several at once take turns by a row lock,
 * which a dead one cannot keep. A file whose text changed after it was applied stops the run, and so does one that is
 * not here any more: the database is of before the first release then, and has nothing that anybody keeps.
 * @returns names of the files applied now
 */
export async function migrate(url: string, onProgress?: (text: string) => void): Promise<string[]> {
  return withClient(url, async client => {
    await client.query('set role digintm_owner')
    await layGround(client)
    const applied: string[] = []
    const names = migrationNames()
    await refuseForeign(client, names)
    for (const name of names) {
      if (await apply(client, name, onProgress)) applied.push(name)
    }
    return applied
  })
}

function migrationNames(): string[] {
  return readdirSync(FOLDER)
    .filter(name => name.endsWith('.sql'))
    .sort()
}

async function layGround(client: pg.Client): Promise<void> {
  try {
    for (const statement of GROUND) await client.query(statement)
  } catch (error) {
    // two first starts at once: `if not exists` is not atomic
    if (!['23505', '42P07'].includes(String((error as { code?: unknown }).code))) throw error
    for (const statement of GROUND) await client.query(statement)
  }
}

async function apply(
  client: pg.Client,
  name: string,
  onProgress?: (text: string) => void,
): Promise<boolean> {
  const sql = readFileSync(new URL(name, FOLDER), 'utf8')
  const checksum = createHash('sha256').update(sql).digest('hex')
  await client.query('begin')
  try {
    await client.query(`set local lock_timeout = '120s'`)
    await client.query('select one from platform.migration_turn for update')
    await client.query(`set local lock_timeout = '10s'`)
    const isNew = await mustApply(client, name, checksum)
    if (isNew) {
      onProgress?.(`Migrating: ${name}`)
      for (const statement of splitStatements(sql)) await client.query(statement)
      const row = [name, checksum]
      await client.query('insert into platform.migration (name, checksum) values ($1, $2)', row)
    }
    await client.query('commit')
    return isNew
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function refuseForeign(client: pg.Client, names: string[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'select name from platform.migration where name <> all ($1) order by name',
    [names],
  )
  if (rows[0]) throw new Error(`There is no migration ${rows[0].name} any more: ${REMEDY}`)
}

async function mustApply(client: pg.Client, name: string, checksum: string): Promise<boolean> {
  const { rows } = await client.query<{ checksum: string }>(
    'select checksum from platform.migration where name = $1',
    [name],
  )
  if (rows[0] && rows[0].checksum !== checksum)
    throw new Error(`Migration ${name} was changed after it had been applied: ${REMEDY}`)
  return rows.length === 0
}
