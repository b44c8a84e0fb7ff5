import { createHmac } from 'node:crypto'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, importJWK } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  audience,
  createTestIssuer,
  signingKey,
  type TestIssuer,
  type TokenWishes,
  webClient,
} from '../../../../test/support/identity.ts'
import { createGuard, type Guard, InvalidToken } from './guard.ts'
import { createKeyProvider } from './key-provider.ts'

const minute = 60_000
let clock = Date.now()
let realm: TestIssuer
let guard: Guard

beforeAll(async () => {
  realm = await createTestIssuer(() => clock)
})
afterAll(() => realm.close())
beforeEach(() => {
  clock = Date.now()
  const now = () => clock
  const keys = createKeyProvider({ certsUrl: realm.certsUrl, now })
  guard = createGuard({ ...rules(), keys, now })
})

test('a token of the realm is read with all that the API needs', async () => {
  const subject = '018f2f6e-0000-7000-8000-000000000001'
  const wishes = { subject, roles: ['coordinator'], organizations: ['08226'] }

  const token = await verify(
    await realm.token({ ...wishes, claims: { acr: '1', auth_time: 1_700_000_000 } }),
  )

  expect(token).toMatchObject({
    subject,
    issuer: realm.issuer,
    login: 'ada.beispiel',
    name: 'Ada Beispiel',
    client: webClient,
    realmRoles: ['coordinator'],
    organizations: ['08226'],
    issuedAt: Math.floor(clock / 1000),
    expiresAt: Math.floor(clock / 1000) + 300,
    acr: '1',
    authTime: 1_700_000_000,
  })
})

test('KC-2: both shapes of the claim organization are read, and none is none', async () => {
  const shapes = [['08226', '08436'], { '08226': { id: 'x' } }, undefined]

  const tokens = await Promise.all(
    shapes.map(organization => realm.token({ claims: { organization } })),
  )
  const read = await Promise.all(tokens.map(verify))

  expect(read.map(token => token?.organizations)).toEqual([['08226', '08436'], ['08226'], []])
})

test('KC-14: a token names who acts in the place of another, and nobody else acts', async () => {
  const token = await realm.token({ claims: { act: { sub: 'helpdesk' } } })

  expect(await verify(token)).toMatchObject({ impersonator: 'helpdesk' })
  expect(await verify(await realm.token())).toMatchObject({ impersonator: null })
})

test('without an Authorization header nobody is signed in', async () => {
  expect(await guard.authenticate({ headers: {} })).toBeNull()
})

test.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a b', 'Bearer a.b', 'Bearer ö.ö.ö'])(
  'AUTH-1: the header «%s» is refused',
  async authorization => {
    await expect(guard.authenticate({ headers: { authorization } })).rejects.toThrow(InvalidToken)
  },
)

test.each<[row: string, wishes: () => TokenWishes]>([
  ['for another client', claims({ aud: ['account'] })],
  ['without audience', claims({ aud: undefined })],
  ['without exp', claims({ exp: undefined })],
  ['expired', () => ({ claims: { exp: seconds(-1) } })],
  ['with exp as text', claims({ exp: '9999999999' })],
  ['with nbf in an hour', () => ({ claims: { nbf: seconds(3600) } })],
  ['with nbf beyond the tolerance of 5 s', () => ({ claims: { nbf: seconds(7) } })],
  ['with iat in an hour', () => ({ claims: { iat: seconds(3600) } })],
  ['without iat', claims({ iat: undefined })],
  ['older than an hour', () => ({ claims: { iat: seconds(-3700), exp: seconds(300) } })],
  ['without sub', claims({ sub: undefined })],
  ['with an object as sub', claims({ sub: {} })],
  ['without azp', claims({ azp: undefined })],
  ['of a client that is not allowed', () => ({ azp: 'other-web' })],
  ['with an unknown crit', () => ({ header: { crit: ['urn:unknown'], 'urn:unknown': 1 } })],
  ['of another issuer', claims({ iss: 'https://elsewhere.example/realms/digintm' })],
  ['of a realm whose name only begins alike', () => ({ claims: { iss: `${realm.issuer}-2` } })],
  ['that is an ID token', claims({ typ: 'ID' })],
  ['that is a refresh token', claims({ typ: 'Refresh' })],
  ['without typ', claims({ typ: undefined })],
  ['whose organization is a text', claims({ organization: '08226' })],
  ['whose act names nobody', claims({ act: {} })],
  ['with an unknown key id', () => ({ header: { kid: 'unknown' } })],
  ['without key id', () => ({ header: { kid: undefined } })],
  ['larger than 16 KiB', claims({ padding: 'x'.repeat(16 * 1024) })],
])('AUTH-1: a token %s is refused', async (_, wishes) => {
  const hostile = await realm.token(wishes())

  await expect(verify(hostile)).rejects.toThrow(InvalidToken)
  await expect(verify(await realm.token())).resolves.not.toBeNull()
})

test('AUTH-1: nbf and iat within 5 seconds are clocks that differ', async () => {
  const token = await realm.token({ claims: { nbf: seconds(4), iat: seconds(4) } })

  expect(await verify(token)).not.toBeNull()
})

test('AUTH-1: signed by a foreign key under a known key id is refused', async () => {
  const foreign = await signingKey(realm.key.kid)

  await expect(verify(await realm.token({ key: foreign }))).rejects.toThrow(InvalidToken)
})

test('AUTH-1: alg none, HS256 with the public key, an embedded key and ES256 are refused', async () => {
  const [, payload = ''] = (await realm.token()).split('.')
  const secret = await exportSPKI((await importJWK(realm.key.publicJwk, 'RS256')) as CryptoKey)
  const foreign = await signingKey('own')
  const hmac = `${encode({ alg: 'HS256', kid: realm.key.kid })}.${payload}`
  const hostile = [
    `${encode({ alg: 'none', kid: realm.key.kid })}.${payload}.`,
    `${encode({ alg: 'none' })}.${payload}.AA`,
    `${hmac}.${createHmac('sha256', secret).update(hmac).digest('base64url')}`,
    await realm.token({ key: foreign, header: { jwk: foreign.publicJwk } }),
    await realm.token({ key: foreign, header: { kid: realm.key.kid, jwk: foreign.publicJwk } }),
    `${encode({ alg: 'ES256', kid: realm.key.kid })}.${payload}.AAAA`,
  ]

  for (const token of hostile) await expect(verify(token)).rejects.toThrow(InvalidToken)
})

test.each(['ES256', 'PS256', 'RS512'])(
  'AUTH-4: a realm that signs with %s is refused, whatever it publishes',
  async alg => {
    const { privateKey, publicKey } = await generateKeyPair(alg)
    const publicJwk = { ...(await exportJWK(publicKey)), kid: 'other-alg', use: 'sig', alg }
    const standard = realm.key
    realm.publish({ kid: 'other-alg', privateKey, publicJwk })
    const token = await realm.token({ header: { alg } })
    realm.publish({ kid: 'other-alg', privateKey, publicJwk }, standard)

    await expect(verify(token)).rejects.toThrow(InvalidToken)
    await expect(verify(await realm.token())).resolves.not.toBeNull()
    realm.publish(standard)
  },
)

test('AUTH-1: a fourth part or stray bits in the signature are refused', async () => {
  const good = await realm.token()
  const last = good.at(-1)!
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const stray = good.slice(0, -1) + alphabet[alphabet.indexOf(last) + 1]

  for (const token of [`${good}.x`, `${good}.`, stray, `${good}=`])
    await expect(verify(token)).rejects.toThrow(InvalidToken)
})

test('a remembered token is refused once it has expired', async () => {
  const token = await realm.token()
  await verify(token)

  clock += 5 * minute + 1000

  await expect(verify(token)).rejects.toThrow(InvalidToken)
})

function rules() {
  return { issuer: realm.issuer, audience, allowedAzp: [webClient] }
}

function verify(token: string) {
  return guard.authenticate({ headers: { authorization: `Bearer ${token}` } })
}

function claims(changed: Record<string, unknown>): () => TokenWishes {
  return () => ({ claims: changed })
}

function seconds(fromNow: number): number {
  return Math.floor(clock / 1000) + fromNow
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
