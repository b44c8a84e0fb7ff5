import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import pg from 'pg'
import { splitStatements } from './split-statements.ts'

const ROLES_SQL = new URL('../../../../infra/postgres/roles.sql', import.meta.url)
const LOGINS = ['tenant', 'reporting', 'platform', 'granting', 'links', 'migration'] as const

/** One URL per log-in; `admin` is the superuser's, for the demo and tests only. */
export interface DatabaseUrls {
  tenant: string
  reporting: string
  platform: string
  /** The granting authority's: schema `funding` alone. */
  granting: string
  /** Of whoever comes by a limited link: no table, only functions that take the link's hash. */
  links: string
  migration: string
  admin: string
}

export interface ServerToPrepare {
  adminUrl: string
  database: string
  /** 0600 file that keeps the log-ins' random passwords from start to start */
  secretsFile: string
}

/** Creates database, roles and schemas where missing, sets the log-ins' passwords. May be called again. */
export async function prepareServer(server: ServerToPrepare): Promise<DatabaseUrls> {
  const { adminUrl, database } = server
  await withClient(adminUrl, client => createDatabase(client, database))
  const passwords = keptPasswords(server.secretsFile)
  await withClient(urlFor(adminUrl, { database }), async client => {
    for (const statement of splitStatements(readFileSync(ROLES_SQL, 'utf8')))
      await client.query(statement)
    for (const login of LOGINS) {
      const password = client.escapeLiteral(passwords[login])
      await client.query(`alter role digintm_${login} password ${password}`)
    }
  })
  return databaseUrls(adminUrl, database, passwords)
}

/** The URLs of a database on a server that is prepared, without asking it. */
export function preparedUrls({ adminUrl, database, secretsFile }: ServerToPrepare): DatabaseUrls {
  return databaseUrls(adminUrl, database, keptPasswords(secretsFile))
}

/** The same server with another database or log-in. */
export function urlFor(
  url: string,
  change: { database?: string; user?: string; password?: string },
): string {
  const result = new URL(url)
  if (change.database !== undefined) result.pathname = `/${change.database}`
  if (change.user !== undefined) result.username = change.user
  if (change.password !== undefined) result.password = change.password
  return result.href
}

/** One connection for this piece of work. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function createDatabase(client: pg.Client, database: string): Promise<void> {
  const found = await client.query('select from pg_database where datname = $1', [database])
  if (found.rowCount === 0)
    await client.query(`create database ${client.escapeIdentifier(database)}`)
}

type Passwords = Record<(typeof LOGINS)[number], string>

function keptPasswords(file: string): Passwords {
  const kept = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Passwords>)
    : {}
  const missing = LOGINS.filter(login => !kept[login])
  if (missing.length === 0) return kept as Passwords
  const made = missing.map(login => [login, randomBytes(24).toString('base64url')])
  const all = { ...kept, ...Object.fromEntries(made) } as Passwords
  writeFileSync(file, JSON.stringify(all), { mode: 0o600 })
  return all
}

function databaseUrls(adminUrl: string, database: string, passwords: Passwords): DatabaseUrls {
  const of = (login: keyof Passwords) =>
    urlFor(adminUrl, { database, user: `digintm_${login}`, password: passwords[login] })
  return {
    tenant: of('tenant'),
    reporting: of('reporting'),
    platform: of('platform'),
    granting: of('granting'),
    links: of('links'),
    migration: of('migration'),
    admin: urlFor(adminUrl, { database }),
  }
}
