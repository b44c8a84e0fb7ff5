import { fileURLToPath } from 'node:url'
import { dataDirectory } from './platform/database/locate.ts'
import type { DatabaseUrls } from './platform/database/roles.ts'
import { refuseWeakSecrets } from './secrets.ts'

/** The product's settings, read from the environment once; README lists them. */
export interface Config {
  port: number
  /** The address to listen at: this machine alone, unless a container or proxy needs another. */
  host: string
  /** Where browsers reach the product; the one issuer of the embedded sign-in. */
  publicUrl: string
  dataDir: string
  production: boolean
  /** What child processes inherit. */
  environment: Environment
  /** Set when Keycloak is a service of its own: where browsers find it, and where this process does. */
  keycloak: {
    url: string
    internalUrl: string
    realm: string
    /** Of `digintm-inviter`; without it accounts are not changed at Keycloak. */
    inviterSecret: string | null
  } | null
  /** Set when PostgreSQL is a service of its own. */
  database: Omit<DatabaseUrls, 'admin'> | null
  /** Anchor day of the demo data; today when unset. */
  demoToday: string | null
  /** Days after its end on which a quarter closes for the state's figures of single Kreise. */
  closingDays: number
  machineSecret: string
  /** Where mail is handed over, and who it is from; null when nobody takes it. */
  mail: { url: string; from: string } | null
  /** Where the demo's mailbox takes the mails that Keycloak sends. */
  demoMailPort: number | null
  /** Seals cursors; processes that answer for one another need the same. Random when unset. */
  cursorSecret: string | null
  files: {
    /** A folder or a bucket (`platform/files/locate-store.ts`); `files` in the data directory when unset. */
    url: string | null
    /** Wraps the keys of tenants; made in the data directory when unset. */
    masterKey: string | null
    /** The one before it, until all keys are wrapped anew. */
    formerMasterKey: string | null
    /** ClamAV's daemon. */
    clamd: string | null
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** Throws a sentence that names the variable when a value cannot be used. */
export function readConfig(env: Environment): Config {
  const port = portOf(env, 'PORT', 4000)
  const production = env['NODE_ENV'] === 'production'
  if (production) refuseOpenDoors(env)
  return {
    port,
    host: env['HOST'] ?? '127.0.0.1',
    publicUrl: env['PUBLIC_URL'] ?? `http://localhost:${port}`,
    dataDir: dataDirectory(env),
    production,
    environment: env,
    keycloak: keycloakOf(env),
    database: databaseOf(env),
    demoToday: env['DEMO_TODAY'] ?? null,
    mail: mailOf(env),
    demoMailPort: env['DEMO_MAIL_PORT'] ? portOf(env, 'DEMO_MAIL_PORT') : null,
    closingDays: daysOf(env, 'CLOSING_DAYS', CLOSING_DAYS),
    machineSecret: env['MINISTRY_REPORTING_SECRET'] ?? 'demo-only',
    cursorSecret: env['CURSOR_SECRET'] ?? null,
    files: filesOf(env),
  }
}

function portOf(env: Environment, name: string, otherwise?: number): number {
  const port = Number(env[name]?.trim() || otherwise)
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port
  throw new Error(`${name} must be a number from 1 to 65535, not "${env[name]}"`)
}

/** Long enough for what is written down late. */
export const CLOSING_DAYS = 15

function daysOf(env: Environment, name: string, otherwise: number): number {
  const days = Number(env[name]?.trim() || otherwise)
  if (Number.isInteger(days) && days >= 0 && days <= 90) return days
  throw new Error(`${name} must be a number of days from 0 to 90, not "${env[name]}"`)
}

/** Files of real people are never under a key that lies beside them, nor where the next release would not find them. */
function filesOf(env: Environment): Config['files'] {
  const missing = ['MASTER_KEY', 'FILES_URL'].filter(name => !env[name])
  if (env['NODE_ENV'] === 'production' && missing.length)
    throw new Error(`Set ${missing.join(' and ')}: production keeps files under a key of its own`)
  return {
    url: env['FILES_URL'] || null,
    masterKey: env['MASTER_KEY'] || null,
    formerMasterKey: env['MASTER_KEY_FORMER'] || null,
    clamd: env['CLAMD_URL'] || null,
  }
}

function keycloakOf(env: Environment): Config['keycloak'] {
  const url = env['KEYCLOAK_URL']
  if (!url) return null
  const internalUrl = env['KEYCLOAK_INTERNAL_URL'] ?? url
  const realm = env['KEYCLOAK_REALM'] ?? 'digintm'
  return { url, internalUrl, realm, inviterSecret: env['KEYCLOAK_INVITER_SECRET'] ?? null }
}

/** Secrets that others know, and addresses that carry tokens in the clear. */
function refuseOpenDoors(env: Environment): void {
  refuseWeakSecrets(env)
  for (const name of ['PUBLIC_URL', 'KEYCLOAK_URL']) {
    const url = env[name]
    if (url && !/^https:|^http:\/\/(localhost|127\.0\.0\.1)(?=[:/]|$)/.test(url))
      throw new Error(`${name} must begin with https:// in production`)
  }
}

function mailOf(env: Environment): Config['mail'] {
  const url = env['SMTP_URL']
  if (!url) return null
  const from = env['MAIL_FROM']
  if (!from) throw new Error('Set MAIL_FROM too: mail needs a sender')
  return { url, from }
}

function databaseOf(env: Environment): Config['database'] {
  const names = [
    'DATABASE_URL',
    'DATABASE_URL_REPORTING',
    'DATABASE_URL_PLATFORM',
    'DATABASE_URL_GRANTING',
    'DATABASE_URL_LINKS',
    'DATABASE_URL_MIGRATION',
  ] as const
  const urls = names.map(name => env[name])
  if (urls.every(url => !url)) return null

  const missing = names.filter((_, index) => !urls[index])
  if (missing.length)
    throw new Error(`Set ${missing.join(', ')} too: each log-in has its own rights`)
  const users = new Set(urls.map(url => new URL(url!).username))
  if (users.size < names.length)
    throw new Error(`${names.join(', ')} must be six different log-ins`)
  const [tenant, reporting, platform, granting, links, migration] = urls as string[]
  return { tenant, reporting, platform, granting, links, migration } as Config['database']
}

/** Folder of the built web UI. */
export const WEB_ROOT = fileURLToPath(new URL('../../frontend/dist', import.meta.url))
