import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { signingKey, webClient, type TokenWishes } from '../support/identity.ts'
import { createWorld, type World } from '../support/world.ts'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const ME = '{ me { displayName } }'
let world: World
let sid: string

beforeAll(async () => {
  world = await createWorld()
  const kreis = await world.kreis('08226')
  await kreis.member('petra', 'coordinator')
})
afterAll(() => world.close())
beforeEach(() => {
  sid = randomUUID()
})

test('KC-16: a session that the issuer has ended is over, and the person’s other sessions go on', async () => {
  const ended = await inSession(sid)
  const other = await inSession(randomUUID())

  expect(await notify(await logoutToken())).toBe(200)

  expect((await ended.send(ME)).code).toBe('UNAUTHENTICATED')
  expect((await other.send(ME)).code).toBeUndefined()
})

test('KC-16: a logout token without session ends every session of the person', async () => {
  const kreis = await world.kreis('08111')
  await kreis.member('stefan', 'coordinator')
  const sessions = await Promise.all([world.as('stefan'), world.as('stefan')])

  expect(await notify(await logoutToken({ sub: 'stefan', sid: undefined }))).toBe(200)

  const codes = await Promise.all(sessions.map(async client => (await client.send(ME)).code))
  expect(codes).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED'])
  const later = { iat: Math.floor(Date.now() / 1000) + 2 }
  expect((await (await world.as('stefan', '08111', { claims: later })).send(ME)).code).toBe(
    undefined,
  )
})

test('KC-16: a jti counts once, and its replay moves nothing', async () => {
  const token = await logoutToken()

  expect(await notify(token)).toBe(200)
  const [before] = await revocations()
  expect(await notify(token)).toBe(400)

  expect(await revocations()).toEqual([before])
})

test.each<[row: string, claims: Record<string, unknown>, wishes?: TokenWishes]>([
  ['of another issuer', { iss: 'https://elsewhere.example/realms/digintm' }],
  ['for another client', { aud: ['account'] }],
  ['for nobody', { aud: undefined }],
  ['of five minutes ago', { iat: seconds(-300) }],
  ['of the future', { iat: seconds(3600) }],
  ['without iat', { iat: undefined }],
  ['that has expired', { exp: seconds(-10) }],
  ['without exp', { exp: undefined }],
  ['without jti', { jti: undefined }],
  ['without events', { events: undefined }],
  ['about another event', { events: { 'https://example.org/other': {} } }],
  ['whose event is no object', { events: { [EVENT]: true } }],
  ['with a nonce, as an ID token has', { nonce: 'n' }],
  ['about nobody', { sub: undefined, sid: undefined }],
  ['of the type of an access token', {}, { header: { typ: 'JWT' } }],
  ['with an unknown crit', {}, { header: { crit: ['urn:unknown'], 'urn:unknown': 1 } }],
  ['with an unknown key id', {}, { header: { kid: 'unknown' } }],
  ['without key id', {}, { header: { kid: undefined } }],
])('KC-16: a logout token %s is refused and ends nothing', async (_, claims, wishes) => {
  const session = await inSession(sid)

  expect(await notify(await logoutToken(claims, wishes))).toBe(400)

  expect((await session.send(ME)).code).toBeUndefined()
  expect(await revocations()).toEqual([])
})

test('KC-16: alg none, a foreign key, an access token, an empty and a huge message are refused', async () => {
  const [, claims = ''] = (await logoutToken()).split('.')
  const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'logout+jwt' })).toString('base64url')
  const foreign = await signingKey(world.issuer.key.kid)
  const hostile = [
    `${none}.${claims}.`,
    await logoutToken({}, { key: foreign }),
    await world.issuer.token({ subject: 'petra', claims: { sid } }),
    '',
    'x'.repeat(20_000),
  ]

  for (const token of hostile) expect(await notify(token)).toBe(400)
  expect(await post(new URLSearchParams({ logout_token: 'x'.repeat(100_000) }))).toBe(413)
  expect(await post(new URLSearchParams())).toBe(400)
  expect(await revocations()).toEqual([])
})

test('KC-16: the log says why, and never what the token said', async () => {
  await notify(await logoutToken({ nonce: 'Geheimnis' }))

  expect(world.log.join('')).toContain('logout token refused')
  expect(world.log.join('')).not.toContain('Geheimnis')
})

function inSession(session: string) {
  return world.as('petra', '08226', { claims: { sid: session } })
}

function logoutToken(claims: Record<string, unknown> = {}, wishes: TokenWishes = {}) {
  return world.issuer.token({
    subject: 'petra',
    ...wishes,
    header: { typ: 'logout+jwt', ...wishes.header },
    claims: { aud: [webClient], typ: 'Logout', sid, events: { [EVENT]: {} }, ...claims },
  })
}

const notify = (token: string) => post(new URLSearchParams({ logout_token: token }))

async function post(body: URLSearchParams): Promise<number> {
  const url = new URL('/backchannel-logout', world.url)
  return (await fetch(url, { method: 'POST', body })).status
}

function revocations() {
  return world.sql('select * from platform.revocation where value = $1', [sid])
}

function seconds(fromNow: number): number {
  return Math.floor(Date.now() / 1000) + fromNow
}
