import { readFileSync } from 'node:fs'
import * as v from 'valibot'

const Claims = v.array(v.object({ config: v.record(v.string(), v.string()) }))

const ClientFile = v.object({
  clientId: v.string(),
  enabled: v.boolean(),
  publicClient: v.boolean(),
  redirectUris: v.array(v.string()),
  webOrigins: v.array(v.string()),
  attributes: v.optional(v.record(v.string(), v.string()), {}),
  protocolMappers: v.optional(Claims, []),
  standardFlowEnabled: v.boolean(),
  serviceAccountsEnabled: v.boolean(),
  defaultClientScopes: v.optional(v.array(v.string()), []),
})

const RealmFile = v.object({
  realm: v.string(),
  accessTokenLifespan: v.number(),
  accessCodeLifespan: v.number(),
  accessCodeLifespanLogin: v.number(),
  ssoSessionIdleTimeout: v.number(),
  ssoSessionMaxLifespan: v.number(),
  roles: v.object({ realm: v.array(v.object({ name: v.string() })) }),
  organizations: v.array(v.object({ alias: v.string(), name: v.string() })),
  clientScopes: v.array(v.object({ name: v.string(), protocolMappers: Claims })),
  clients: v.array(ClientFile),
  users: v.array(
    v.object({
      id: v.string(),
      username: v.string(),
      firstName: v.string(),
      lastName: v.string(),
      serviceAccountClientId: v.string(),
      realmRoles: v.array(v.string()),
    }),
  ),
})

interface WebClient {
  clientId: string
  redirectUris: string[]
  postLogoutRedirectUris: string[]
  webOrigins: string[]
}

/** A client that signs in as itself; in tokens it looks like a person. */
export interface MachineClient {
  clientId: string
  subject: string
  login: string
  name: string
  roles: string[]
  organizations: string[]
}

export interface Realm {
  name: string
  roles: string[]
  organizations: { alias: string; name: string }[]
  /** Client id of the API, which access tokens carry in `aud`. */
  audience: string
  web: WebClient
  machines: MachineClient[]
  /** Seconds (KC-6). */
  lifetimes: { accessToken: number; code: number; login: number; idle: number; session: number }
}

/**
 * The realm file that Keycloak imports, as far as the embedded issuer needs it, so that the two cannot
 * drift. `placeholders` fill the file's `${NAME:default}`.
 */
export function readRealm(file: string, placeholders: Record<string, string> = {}): Realm {
  const text = readFileSync(file, 'utf8').replace(
    /\$\{(\w+)(?::([^}]*))?\}/g,
    (_, name: string, fallback = '') => placeholders[name] ?? fallback,
  )
  const realm = v.parse(RealmFile, JSON.parse(text))
  return {
    name: realm.realm,
    roles: realm.roles.realm.map(role => role.name),
    organizations: realm.organizations,
    audience: audienceOf(realm),
    web: webClientOf(realm),
    machines: machinesOf(realm),
    lifetimes: {
      accessToken: realm.accessTokenLifespan,
      code: realm.accessCodeLifespan,
      login: realm.accessCodeLifespanLogin,
      idle: realm.ssoSessionIdleTimeout,
      session: realm.ssoSessionMaxLifespan,
    },
  }
}

type File = v.InferOutput<typeof RealmFile>

/** Both loopback names of the same port are one origin to the person who types them. */
export function realmPlaceholders(publicUrl: string): Record<string, string> {
  const { origin, hostname } = new URL(publicUrl)
  const loopback: Record<string, string> = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' }
  const other = loopback[hostname]
  return {
    DIGINTM_URL: origin,
    DIGINTM_LOOPBACK_URL: other ? origin.replace(hostname, other) : origin,
  }
}

function audienceOf(realm: File): string {
  const configs = realm.clientScopes.flatMap(scope =>
    scope.protocolMappers.map(({ config }) => config),
  )
  const audience = configs.find(config => config['included.client.audience'])
  return required(audience?.['included.client.audience'], 'audience mapper')
}

function webClientOf(realm: File): WebClient {
  const client = required(
    realm.clients.find(
      ({ publicClient, standardFlowEnabled }) => publicClient && standardFlowEnabled,
    ),
    'public client',
  )
  return {
    clientId: client.clientId,
    redirectUris: unique(client.redirectUris),
    postLogoutRedirectUris: unique(
      client.attributes['post.logout.redirect.uris']?.split('##') ?? [],
    ),
    webOrigins: unique(client.webOrigins),
  }
}

/** Those that the API is meant for: the account that administers the realm is not. */
function machinesOf(realm: File): MachineClient[] {
  const audience = audienceOf(realm)
  return realm.clients
    .filter(
      client => client.serviceAccountsEnabled && client.defaultClientScopes.includes(audience),
    )
    .map(machineOf(realm))
}

function machineOf(realm: File): (client: File['clients'][number]) => MachineClient {
  return ({ clientId, protocolMappers }) => {
    const account = required(
      realm.users.find(user => user.serviceAccountClientId === clientId),
      `service account of ${clientId}`,
    )
    const fixed = protocolMappers.find(({ config }) => config['claim.name'] === 'organization')
    return {
      clientId,
      subject: account.id,
      login: account.username,
      name: `${account.firstName} ${account.lastName}`,
      roles: account.realmRoles,
      organizations: v.parse(v.array(v.string()), JSON.parse(fixed?.config['claim.value'] ?? '[]')),
    }
  }
}

function required<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`the realm file has no ${what}`)
  return value
}

function unique(values: string[]): string[] {
  return [...new Set(values)]
}
