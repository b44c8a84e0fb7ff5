import { randomUUID } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'

export const audience = 'digintm-api'
export const webClient = 'digintm-web'

export interface TokenWishes {
  subject?: string
  login?: string
  name?: string
  roles?: string[]
  organizations?: string[]
  azp?: string
  /** Merged over everything else; `undefined` removes a claim. */
  claims?: Record<string, unknown>
  header?: Record<string, unknown>
  /** Signs with this key instead of the current one. */
  key?: SigningKey
}

export interface SigningKey {
  kid: string
  privateKey: CryptoKey
  publicJwk: JWK
}

export interface TestIssuer {
  issuer: string
  certsUrl: string
  key: SigningKey
  /** An access token of Keycloak's shape, good for 5 minutes from `now`. */
  token(wishes?: TokenWishes): Promise<string>
  /** From now on the certificate endpoint answers like this; without a listener properly again. */
  answerWith(listener?: RequestListener): void
  /** Publishes these keys; signs with the last. */
  publish(...keys: SigningKey[]): void
  /** Requests the certificate endpoint has seen. */
  certificateRequests(): number
  close(): Promise<void>
}

/**
 * A realm for tests of the API and of the guard: serves certificates on a free port and signs whatever it is
 * asked for, hostile tokens too (KC-19). `now` is in milliseconds.
 */
export async function createTestIssuer(now: () => number = Date.now): Promise<TestIssuer> {
  let published = [await signingKey('test-1')]
  let listener: RequestListener | undefined
  let requests = 0
  const server = createServer((request, response) => {
    requests++
    if (listener) return listener(request, response)
    response.setHeader('content-type', 'application/json')
    return response.end(JSON.stringify({ keys: published.map(key => key.publicJwk) }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${portOf(server)}/realms/digintm`

  return {
    issuer,
    certsUrl: `${issuer}/protocol/openid-connect/certs`,
    get key() {
      return published.at(-1)!
    },
    token(wishes = {}) {
      const key = wishes.key ?? published.at(-1)!
      return sign({ ...claimsOf(wishes, issuer, now()), ...wishes.claims }, wishes.header, key)
    },
    answerWith(next) {
      listener = next
    },
    publish(...keys) {
      published = keys
    },
    certificateRequests: () => requests,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

export async function signingKey(kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const publicJwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' }
  return { kid, privateKey, publicJwk }
}

function claimsOf(wishes: TokenWishes, issuer: string, now: number): Record<string, unknown> {
  const { subject = randomUUID(), login = 'ada.beispiel', name = 'Ada Beispiel' } = wishes
  const iat = Math.floor(now / 1000)
  return {
    iss: issuer,
    aud: [audience],
    typ: 'Bearer',
    azp: wishes.azp ?? webClient,
    sub: subject,
    sid: randomUUID(),
    jti: randomUUID(),
    iat,
    exp: iat + 300,
    preferred_username: login,
    name,
    realm_access: { roles: wishes.roles ?? [] },
    ...(wishes.organizations && { organization: wishes.organizations }),
  }
}

function sign(
  claims: Record<string, unknown>,
  header: Record<string, unknown> = {},
  { kid, privateKey }: SigningKey,
): Promise<string> {
  return new SignJWT(JSON.parse(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid, ...header })
    .sign(privateKey, { crit: { 'urn:unknown': true } })
}

/** The port a listening server got. */
export function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server does not listen')
  return address.port
}
