import { randomBytes } from 'node:crypto'
import { type Configuration, type KoaContextWithOIDC, Provider } from 'oidc-provider'
import { machineClaims, organizationScopes, personClaims } from './claims.ts'
import type { SigningKey } from './key.ts'
import { interactions, LEVELS } from './levels.ts'
import { endSession, logoutPages, type SessionEnd, show } from './logout.ts'
import type { Pages } from './pages.ts'
import type { People } from './people.ts'
import type { createIssuerStore } from './store.ts'
import type { Realm } from '../identity/realm.ts'

const PROTOCOL = '/protocol/openid-connect'

export interface ProviderParts {
  issuer: string
  /** Where the issuer's own pages are, as path. */
  base: string
  realm: Realm
  key: SigningKey
  people: People
  store: ReturnType<typeof createIssuerStore>
  /** Of the machine clients; without one they cannot sign in. */
  secret: string | undefined
  pages: Pages
  onSessionEnd: SessionEnd
}

/** oidc-provider with the paths, claims and lifetimes of the Keycloak realm. */
export function createProvider(parts: ProviderParts): Provider {
  const { issuer, realm, pages } = parts
  const provider = new Provider(issuer, {
    ...identity(parts),
    ...policy(realm),
    adapter: parts.store.adapter,
    jwks: { keys: [parts.key] },
    clients: clients(parts),
    routes: {
      authorization: `${PROTOCOL}/auth`,
      token: `${PROTOCOL}/token`,
      jwks: `${PROTOCOL}/certs`,
      userinfo: `${PROTOCOL}/userinfo`,
      end_session: `${PROTOCOL}/logout`,
      introspection: `${PROTOCOL}/token/introspect`,
      revocation: `${PROTOCOL}/revoke`,
    },
    cookies: { keys: [randomBytes(32).toString('base64')] },
    acrValues: LEVELS,
    interactions: {
      url: (_ctx, { uid }) => `${parts.base}/interaction/${uid}`,
      policy: interactions(),
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true, ...logoutPages(pages) },
      resourceIndicators: apiTokens(realm),
    },
    renderError: ctx => show(ctx, pages, pages.failed()),
  })
  provider.proxy = issuer.startsWith('https:')
  provider.use(endSession(parts.onSessionEnd))
  return provider
}

function clients({ realm, secret }: ProviderParts): NonNullable<Configuration['clients']> {
  const web = {
    client_id: realm.web.clientId,
    token_endpoint_auth_method: 'none' as const,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code' as const],
    redirect_uris: realm.web.redirectUris,
    post_logout_redirect_uris: realm.web.postLogoutRedirectUris,
  }
  const machines = realm.machines.map(({ clientId }) => ({
    client_id: clientId,
    client_secret: secret ?? randomBytes(32).toString('base64url'),
    token_endpoint_auth_method: 'client_secret_post' as const,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  }))
  return [web, ...machines]
}

function identity({ realm, people }: ProviderParts): Configuration {
  const organizations = organizationScopes(realm)
  return {
    scopes: ['openid', 'profile', 'email', ...organizations],
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username'],
      ...Object.fromEntries(organizations.map(scope => [scope, ['organization']])),
    },
    conformIdTokenClaims: false,
    findAccount: (_ctx, subject) => {
      const person = people.find(subject)
      const claims = (_use: string, scope: string) => ({
        sub: subject,
        ...(person && personClaims(person, scope)),
      })
      return person && { accountId: subject, claims }
    },
    formats: {
      customizers: {
        jwt: (ctx, token, { payload }) => {
          const person = 'accountId' in token ? people.find(token.accountId) : undefined
          const machine = realm.machines.find(({ clientId }) => clientId === token.clientId)
          const holder = person
            ? personClaims(person, token.scope ?? '')
            : machine && machineClaims(machine)
          Object.assign(payload, holder, keycloakClaims(ctx, token, realm))
        },
      },
    },
    loadExistingGrant: grantEverything(realm),
  }
}

function keycloakClaims(
  ctx: KoaContextWithOIDC,
  token: { clientId?: string | undefined; sessionUid?: unknown },
  { audience }: Realm,
): Record<string, unknown> {
  const { AuthorizationCode, RefreshToken } = ctx.oidc.entities
  const { acr = '1', authTime } = AuthorizationCode ?? RefreshToken ?? {}
  return {
    typ: 'Bearer',
    azp: token.clientId,
    aud: [audience],
    ...(typeof token.sessionUid === 'string' && { sid: token.sessionUid, acr }),
    ...(authTime && { auth_time: authTime }),
  }
}

function policy({ web, lifetimes }: Realm): Configuration {
  const { accessToken, code, login, idle, session } = lifetimes
  const rest = (since: number | undefined) =>
    Math.max(1, (since ?? Math.floor(Date.now() / 1000)) + session - Math.floor(Date.now() / 1000))
  return {
    pkce: { required: () => true },
    clientBasedCORS: (_ctx, origin) => web.webOrigins.includes(origin),
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    ttl: {
      AccessToken: accessToken,
      ClientCredentials: accessToken,
      IdToken: accessToken,
      AuthorizationCode: code,
      Interaction: login,
      Grant: session,
      Session: (_ctx, { loginTs }) => rest(loginTs),
      RefreshToken: (_ctx, { iiat }) => Math.min(idle, rest(iiat)),
    },
  }
}

/** Access tokens are JWTs for the API whatever a client asks for, as in the realm (KC-4). */
function apiTokens(
  realm: Realm,
): NonNullable<NonNullable<Configuration['features']>['resourceIndicators']> {
  const scope = ['openid', 'profile', 'email', ...organizationScopes(realm)].join(' ')
  return {
    enabled: true,
    defaultResource: () => `urn:${realm.audience}`,
    useGrantedResource: () => true,
    getResourceServerInfo: () => ({
      scope,
      audience: realm.audience,
      accessTokenFormat: 'jwt',
      accessTokenTTL: realm.lifetimes.accessToken,
      jwt: { sign: { alg: 'RS256' } },
    }),
  }
}

/** The web client is our own, so nobody is asked. One grant per session: a newer one would end the other tabs' refresh tokens. */
function grantEverything(realm: Realm): NonNullable<Configuration['loadExistingGrant']> {
  const scope = ['openid', 'profile', 'email', ...organizationScopes(realm)].join(' ')
  return async ({ oidc }) => {
    const { client, session, provider } = oidc
    const known = session!.grantIdFor(client!.clientId)
    const existing = known ? await provider.Grant.find(known) : undefined
    if (existing) return existing
    const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! })
    grant.addOIDCScope(scope)
    grant.addResourceScope(`urn:${realm.audience}`, scope)
    await grant.save()
    return grant
  }
}
