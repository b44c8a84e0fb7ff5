import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { loadReference } from '../../backend/src/modules/reference/data/load-reference.ts'
import { removeCluster, startPostgres } from '../../backend/src/platform/database/embedded.ts'
import { migrate } from '../../backend/src/platform/database/migrate.ts'
import { alive } from '../../backend/src/platform/database/postmaster.ts'
import {
  prepareServer,
  preparedUrls,
  urlFor,
  withClient,
  type DatabaseUrls,
} from '../../backend/src/platform/database/roles.ts'

const TEMPLATE = 'digintm_template'
const PREFIX = 'digintm-test-'
/** A crash loses nothing that a test run wants to keep. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** A machine that is busy with other tests is no failure: whoever needs a connection waits for its turn. */
export const WAIT_MS = 120_000

declare module 'vitest' {
  export interface ProvidedContext {
    database: { adminUrl: string; secretsFile: string }
  }
}

export interface FreshDatabase extends DatabaseUrls {
  /** Ends what is still connected and removes the database. */
  drop(): Promise<void>
}

/** vitest's global set-up: one server a run, with a migrated template that holds the reference data. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep()
  const home = join(tmpdir(), `${PREFIX}${process.pid}`)
  mkdirSync(home, { recursive: true })
  chmodSync(home, 0o755)
  const dataDir = join(home, 'postgres')
  const server = await startPostgres({ dataDir, settings: FAST })
  const secretsFile = join(home, 'secrets.json')
  const { adminUrl } = server
  const urls = await prepareServer({ adminUrl, database: TEMPLATE, secretsFile })
  await migrate(urls.migration)
  await loadReference(urls.migration)
  project.provide('database', { adminUrl, secretsFile })
  return async () => {
    await server.stop()
    removeCluster(dataDir)
    rmSync(home, { recursive: true, force: true })
  }
}

/** An own database for a test file, copied from the template in some ten milliseconds. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { adminUrl, secretsFile } = inject('database')
  const database = `t_${randomUUID().replaceAll('-', '')}`
  await withClient(adminUrl, async client => {
    await client.query(`create database ${database} template ${TEMPLATE} strategy file_copy`)
    await client.query(`revoke all on database ${database} from public`)
    await client.query(
      `grant connect on database ${database} to digintm_tenant, digintm_reporting, digintm_platform, digintm_granting, digintm_links, digintm_migration`,
    )
  })
  const drop = () =>
    withClient(adminUrl, async client => {
      await client.query(`drop database ${database} with (force)`)
    })
  return { ...preparedUrls({ adminUrl, database, secretsFile }), drop }
}

/** Without the limits of the database's log-ins: whatever waits or works is ended by nobody but the product. */
export function unlimited(url: string): string {
  const { href } = new URL(`?options=${encodeURIComponent(UNLIMITED)}`, url)
  return href
}
const UNLIMITED = ['lock', 'statement', 'idle_in_transaction_session']
  .map(what => `-c ${what}_timeout=0`)
  .join(' ')

/** Runs one statement as the superuser, for arranging and looking behind the scenes. */
export async function asAdmin<T>(
  urls: DatabaseUrls,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  return withClient(urls.admin, async client => (await client.query(text, values)).rows as T[])
}

/** The URL of the maintenance database, where databases are listed and sessions ended. */
export function maintenanceUrl(): string {
  return urlFor(inject('database').adminUrl, { database: 'postgres' })
}

/** Servers of runs that were killed, recognised by their number in the folder's name. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(name.slice(PREFIX.length))
    if (!name.startsWith(PREFIX) || alive(pid)) continue
    const dataDir = join(tmpdir(), name, 'postgres')
    const left = await startPostgres({ dataDir, settings: FAST }).catch(() => undefined)
    await left?.stop()
    removeCluster(dataDir)
    rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}
