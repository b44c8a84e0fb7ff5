import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPostgres } from './embedded.ts'
import { prepareServer, type DatabaseUrls } from './roles.ts'

const REPOSITORY = fileURLToPath(new URL('../../../../', import.meta.url))
/** Name of the product's database on an embedded server. */
export const DATABASE = 'digintm'

export type Environment = Readonly<Record<string, string | undefined>>

export interface LocatedDatabase {
  urls: DatabaseUrls
  /** true: a server of our own in the data directory, false: somebody else's by DATABASE_URL */
  embedded: boolean
  /** false when the server ran before, because the product or an orphan of it does */
  started: boolean
  stop(): Promise<void>
}

/** DIGINTM_DATA, or `.data` in the repository. */
export function dataDirectory(env: Environment): string {
  return resolve(env['DIGINTM_DATA'] ?? join(REPOSITORY, '.data'))
}

/** Folder of the embedded cluster and the file with the log-ins' passwords. */
export function embeddedPaths(env: Environment): { dataDir: string; secretsFile: string } {
  const home = dataDirectory(env)
  return { dataDir: join(home, 'postgres'), secretsFile: join(home, 'database-passwords.json') }
}

/** The database this environment means; an embedded one is started or adopted, roles included. */
export async function locateDatabase(
  env: Environment,
  onProgress?: (text: string) => void,
): Promise<LocatedDatabase> {
  const external = externalUrls(env)
  if (external) return { urls: external, embedded: false, started: false, stop: async () => {} }
  refuseProduction(env, 'The embedded PostgreSQL')
  mkdirSync(dataDirectory(env), { recursive: true })
  const { dataDir, secretsFile } = embeddedPaths(env)
  const server = await startPostgres({ dataDir, ...(onProgress && { onProgress }) })
  const target = { adminUrl: server.adminUrl, database: DATABASE, secretsFile }
  const urls = await prepareServer(target)
  return { urls, embedded: true, started: !server.adopted, stop: () => server.stop() }
}

/** Ends with a sentence where a part of the demo would touch a production system. */
export function refuseProduction(env: Environment, what: string): void {
  if (env['NODE_ENV'] === 'production') throw new Error(`${what} does not run in production`)
}

function externalUrls(env: Environment): DatabaseUrls | undefined {
  const tenant = env['DATABASE_URL']
  if (tenant === undefined) return undefined
  const of = (name: string) => {
    const url = env[`DATABASE_URL_${name}`]
    if (url === undefined) throw new Error(`DATABASE_URL is set, DATABASE_URL_${name} is not`)
    return url
  }
  return {
    tenant,
    reporting: of('REPORTING'),
    platform: of('PLATFORM'),
    granting: of('GRANTING'),
    links: of('LINKS'),
    migration: of('MIGRATION'),
    admin: env['DATABASE_URL_ADMIN'] ?? '',
  }
}
