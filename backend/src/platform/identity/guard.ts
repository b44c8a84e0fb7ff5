import { hash } from 'node:crypto'
import Keycloak from 'keycloak-connect'
import type { KeyProvider } from './key-provider.ts'
import { readCompactToken } from './compact-token.ts'
import { type TokenRules, type VerifiedToken, verifiedToken } from './verified-token.ts'

const MAX_REMEMBERED = 5_000

interface GuardOptions extends TokenRules {
  keys: KeyProvider
  /** Milliseconds since the epoch; a test's clock. */
  now?: () => number
}

/** A bearer token that must not get in. The reason is for our log, never for the caller. */
export class InvalidToken extends Error {
  override name = 'InvalidToken'
}

/** A token once verified is good until it expires, as long as the realm publishes its key. */
interface Remembered {
  kid: string
  token: VerifiedToken
}

export interface Guard {
  /** `null` without an `Authorization` header; throws {@link InvalidToken} for anything but a good token. */
  authenticate(request: {
    headers: { authorization?: string | undefined }
  }): Promise<VerifiedToken | null>
}

/**
 * The one door for bearer tokens (AUTH-1, AUTH-4): keycloak-connect checks signature, issuer, type and
 * audience with keys of our provider; what it lets pass by default is refused before or after it.
 * Its `middleware()` is never mounted.
 */
export function createGuard(options: GuardOptions): Guard {
  const { keys, now = Date.now } = options
  const grants = grantManager(options)
  const remembered = new Map<string, Remembered>()

  async function verify(compact: string): Promise<VerifiedToken> {
    const id = hash('sha256', compact, 'base64')
    const known = remembered.get(id)
    if (known && known.token.expiresAt > now() / 1000) {
      await keys.keyFor(known.kid)
      return known.token
    }
    remembered.delete(id)
    const { kid, claims } = readCompactToken(compact)
    await grants.createGrant({ access_token: compact })
    const token = verifiedToken(claims, options, now() / 1000)
    remember(remembered, id, { kid, token })
    return token
  }

  return {
    async authenticate({ headers: { authorization } }) {
      if (authorization === undefined) return null
      const compact = /^bearer ([\w.-]+)$/i.exec(authorization)?.[1]
      if (!compact) throw new InvalidToken('no bearer token')
      return verify(compact).catch((cause: unknown) => {
        throw new InvalidToken(cause instanceof Error ? cause.message : 'unreadable', { cause })
      })
    },
  }
}

function remember(remembered: Map<string, Remembered>, id: string, entry: Remembered): void {
  const oldest = remembered.keys().next().value
  if (remembered.size >= MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
  remembered.set(id, entry)
}

/** The part of keycloak-connect that its typings leave out. */
interface GrantManager {
  rotation: { getJWK(kid: string): Promise<unknown> }
  createGrant(grant: { access_token: string }): Promise<unknown>
}

function grantManager({ issuer, audience, keys }: GuardOptions): GrantManager {
  const [, server, realm] = /^(.+)\/realms\/([^/]+)$/.exec(issuer) ?? []
  if (!server || !realm) throw new Error(`issuer ${issuer} is no Keycloak realm`)
  const settings = {
    realm,
    'auth-server-url': server,
    resource: audience,
    'bearer-only': true,
    'verify-token-audience': true,
    'ssl-required': 'external',
    'confidential-port': 0,
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the typings leave out the key rotation
  const { grantManager: grants } = new Keycloak({}, settings) as unknown as {
    grantManager: GrantManager
  }
  grants.rotation.getJWK = kid => keys.keyFor(kid)
  return grants
}
