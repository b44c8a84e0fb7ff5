import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { pino } from 'pino'
import { createFiles, type Files, type FileSettings } from '../../backend/src/files.ts'
import { readManifest } from '../../backend/src/manifest.ts'
import type { Ide } from '../../backend/src/platform/api/graphiql.ts'
import { HTTP_LIMITS, type HttpLimits } from '../../backend/src/platform/api/http-limits.ts'
import type { Manifest } from '../../backend/src/platform/api/operations.ts'
import { rootKeys } from '../../backend/src/platform/encryption/root-keys.ts'
import { keep } from '../../backend/src/platform/files/file-content.ts'
import { DirectoryStore } from '../../backend/src/platform/files/directory-store.ts'
import { uuidv7 } from '../../backend/src/platform/database/uuidv7.ts'
import { createServer, type RunningServer } from '../../backend/src/server.ts'
import { freshDatabase, WAIT_MS, type FreshDatabase } from './database.ts'
import { createTestIssuer, portOf, type TestIssuer, type TokenWishes } from './identity.ts'
import { inserterOf, type Insert } from './inserter.ts'
import { Kreis, type Someone } from './population.ts'

export interface WorldWishes {
  /** Only operations of the manifest (GQL-1). */
  registeredOnly?: boolean
  /** As in production: no names of the schema in errors, no introspection. */
  hideSchema?: boolean
  manifest?: Manifest
  onStatement?: (name: string) => void
  /** The server's today; statements that ask the database have the real one. */
  today?: string
  connections?: number
  limits?: Partial<HttpLimits>
  ide?: Ide
  /** Instead of a folder, a key and no scanner. */
  files?: Partial<FileSettings>
  /** Where the server finds the database, when not where the tests do. */
  databases?: (urls: FreshDatabase) => FreshDatabase
}

interface ApiError {
  message: string
  path?: (string | number)[]
  extensions: {
    code: string
    fields?: { path: string; rule: string; message: string }[]
    currentVersion?: number
    id?: string
  }
}

/** Answers are as varied as the documents that ask for them; the expectations check them. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Data = Record<string, any>

export interface Answer {
  status: number
  data: Data | null | undefined
  errors: ApiError[]
  /** Code of the first error. */
  code: string | undefined
}

export interface ApiClient {
  token: string
  send(document: string, variables?: Record<string, unknown>): Promise<Answer>
  /** The data; throws when there is any error. */
  get(document: string, variables?: Record<string, unknown>): Promise<Data>
}

export const TODAY = '2026-03-16'
/** Seconds that somebody stays signed in: on a busy machine a test takes longer than a token of the realm is good. */
const LONGEST = 3600
/** What is worked for a request on a busy machine is not cut off. */
const LIMITS = { ...HTTP_LIMITS, work: 900_000 }

/** A running server over an own database and an own issuer, and the people whom a test puts into it. */
export class World {
  readonly #members = new Map<string, Someone[]>()
  /** What the server logged, one JSON text each. */
  readonly log: string[] = []

  constructor(
    readonly urls: FreshDatabase,
    readonly issuer: TestIssuer,
    readonly admin: Client,
  ) {
    this.insert = inserterOf(admin)
  }

  readonly insert: Insert

  declare server: RunningServer
  /** Where files are kept. */
  declare folder: string
  declare files: Files
  declare url: string

  /** An organisation, founded with one employer; `08` for the ministry. */
  async kreis(ags: string): Promise<Kreis> {
    const [row] = await this.sql<{ ags: string }>(
      'select ags from reference.municipality where district = $1 order by ags limit 1',
      [ags],
    )
    const kreis = new Kreis(ags, {
      municipality: row?.ags ?? '',
      insert: this.insert,
      enrol: (someone, membership) => this.enrol(someone, membership),
      keep: content => keep(this.files.ground, ags, content),
    })
    return row ? kreis.found() : kreis
  }

  /** Gives somebody a function, limited to the unit of `scope` if there is one. A person may hold several, in several organisations. */
  async enrol(someone: Someone, row: Record<string, unknown> = {}): Promise<void> {
    const { login, role, tenant } = someone
    const { scope, ...terms } = row
    const id = uuidv7()
    await this.insert(tenant, 'app.membership', {
      id,
      issuer: this.issuer.issuer,
      subject: login,
      login,
      display_name: login,
      role,
      valid_from: '2020-01-01',
      ...terms,
    })
    if (scope)
      await this.insert(tenant, 'app.membership_scope', { membership: id, kind: 'UNIT', id: scope })
    this.#members.set(login, [...(this.#members.get(login) ?? []), someone])
  }

  /** Signed in just now as `login`, with a second factor and a token for `tenant` (the first membership's when left out; `null` names none). */
  async as(login: string, tenant?: string | null, wishes: TokenWishes = {}): Promise<ApiClient> {
    const members = this.#members.get(login) ?? []
    const organization = tenant === undefined ? members[0]?.tenant : tenant
    const now = Math.floor(Date.now() / 1000)
    const token = await this.issuer.token({
      subject: login,
      login,
      name: login,
      roles: [...new Set(members.map(({ role }) => role))],
      ...(organization && { organizations: [organization] }),
      ...wishes,
      claims: { acr: '2', auth_time: now, exp: now + LONGEST, ...wishes.claims },
    })
    const send: ApiClient['send'] = (document, variables) =>
      this.send(token, { query: document, variables })
    return {
      token,
      send,
      async get(document, variables) {
        const { data, errors } = await send(document, variables)
        if (errors.length) throw new Error(JSON.stringify(errors))
        return data as Data
      },
    }
  }

  /** Posts any body, with or without a token. */
  async send(token: string | null, body: unknown): Promise<Answer> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const answer = (await response.json()) as { data?: Data; errors?: ApiError[] }
    const errors = answer.errors ?? []
    return { status: response.status, data: answer.data, errors, code: errors[0]?.extensions.code }
  }

  /** Looks behind the scenes as the superuser. */
  async sql<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.admin.query(text, values)).rows as Row[]
  }

  async close(): Promise<void> {
    await this.server.stop()
    await this.issuer.close()
    await this.admin.end()
    await this.files.stop()
    await this.urls.drop()
    await rm(this.folder, { recursive: true })
  }
}

/** A new world without people. */
export async function createWorld(wishes: WorldWishes = {}): Promise<World> {
  const [urls, issuer] = await Promise.all([freshDatabase(), createTestIssuer()])
  const admin = new Client({ connectionString: urls.admin })
  await admin.connect()
  const world = new World(urls, issuer, admin)
  world.folder = await mkdtemp(join(tmpdir(), 'digintm-files-'))
  const files = {
    store: new DirectoryStore(world.folder),
    roots: rootKeys(randomBytes(32)),
    scanner: null,
    unscanned: true,
    ...wishes.files,
  }
  world.files = createFiles(urls.tenant, files)
  world.server = await serverIn(world, { ...wishes, files })
  const { http } = world.server
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
  world.url = `http://127.0.0.1:${portOf(http)}/graphql`
  return world
}

function serverIn(
  { urls, issuer, log }: World,
  wishes: WorldWishes & { files: FileSettings },
): Promise<RunningServer> {
  const { registeredOnly = false, manifest = readManifest(), today = TODAY } = wishes
  const { databases = () => urls, connections = 4, limits, ...others } = wishes
  return createServer({
    hideSchema: false,
    ...others,
    limits: { ...LIMITS, ...limits },
    connections: { max: connections, wait: WAIT_MS },
    databases: databases(urls),
    identity: { issuer: issuer.issuer, certsUrl: issuer.certsUrl },
    operations: { manifest, registeredOnly },
    log: pino({ level: 'warn' }, { write: line => void log.push(line) }),
    today: () => today,
  })
}

/** A new wish to do something once. */
export const once = (): string => randomUUID()
