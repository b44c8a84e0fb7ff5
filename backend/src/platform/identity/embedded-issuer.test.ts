import { mkdtempSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { BrowserSession } from '../../../../test/support/browser-session.ts'
import { createEmbeddedIssuer, type EmbeddedIssuer } from './embedded-issuer.ts'
import type { Person } from './embedded-issuer-claims.ts'
import { mintFrom } from './embedded-issuer-mint.ts'
import { createGuard, type Guard, InvalidToken } from './guard.ts'
import { realmFile } from './realm-file.ts'

const people: Person[] = [
  {
    login: 'ada',
    displayName: 'Ada Beispiel',
    subject: '018f2f6e-0000-7000-8000-000000000001',
    memberships: [
      { tenant: '08226', role: 'integration_manager' },
      { tenant: '08436', tenantName: 'Landkreis Ravensburg', role: 'integration_manager' },
    ],
  },
  {
    login: 'kern',
    displayName: 'Dr. <A> Kern',
    subject: '018f2f6e-0000-7000-8000-000000000002',
    memberships: [{ tenant: '08', tenantName: 'Ministerium', role: 'ministry_analyst' }],
  },
]
const secret = 'only-for-this-test'
const dataDir = mkdtempSync(join(tmpdir(), 'digintm-issuer-'))

let server: Server
let origin: string
let realm: EmbeddedIssuer
let guard: Guard
let browser: BrowserSession

beforeAll(async () => {
  const app = express()
  server = createServer(app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  realm = await createEmbeddedIssuer({ publicUrl: origin, realmFile, dataDir, people, secret })
  app.use(realm.router)
  guard = createGuard({
    issuer: realm.issuer,
    certsUrl: realm.certsUrl,
    audience: 'digintm-api',
    allowedAzp: ['digintm-web', 'ministry-reporting'],
  })
})
afterAll(() => void server.close())
beforeEach(() => {
  browser = new BrowserSession(realm.issuer, {
    clientId: 'digintm-web',
    redirectUri: `${origin}/anmeldung`,
  })
})

test('code flow with PKCE gives an access token of Keycloak’s shape', async () => {
  const { access_token } = await browser.signIn('ada', 'openid profile organization:08226')

  expect(decodeProtectedHeader(access_token)).toMatchObject({
    alg: 'RS256',
    kid: expect.any(String),
  })
  expect(decodeJwt(access_token)).toMatchObject({
    iss: `${origin}/realms/digintm`,
    aud: ['digintm-api'],
    typ: 'Bearer',
    azp: 'digintm-web',
    sub: people[0]?.subject,
    sid: expect.any(String),
    acr: '1',
    auth_time: expect.any(Number),
    preferred_username: 'ada',
    name: 'Ada Beispiel',
    realm_access: { roles: ['integration_manager'] },
    organization: ['08226'],
  })
  expect(await verify(access_token)).toMatchObject({ login: 'ada', organizations: ['08226'] })
})

test('the ID token carries the names for the web client and is no access token', async () => {
  const { id_token } = await browser.signIn('ada', 'openid profile organization:08226')

  expect(decodeJwt(id_token)).toMatchObject({ name: 'Ada Beispiel', organization: ['08226'] })
  await expect(verify(id_token)).rejects.toThrow(InvalidToken)
})

test.each([
  ['openid organization:*', ['08226', '08436']],
  ['openid organization:08226 organization:08436', ['08226', '08436']],
  ['openid organization:08111', undefined],
  ['openid', undefined],
])('KC-2: scope «%s» names %s', async (scope, organizations) => {
  const { access_token } = await browser.signIn('ada', scope)

  expect(decodeJwt(access_token).organization).toEqual(organizations)
})

test('another Kreis is another authorization in the same session, without the chooser', async () => {
  const first = await browser.signIn('ada', 'openid organization:08226')
  expect(browser.chooserShown).toBe(true)

  const second = await browser.signIn('ada', 'openid organization:08436')
  const reload = await browser.signIn('ada', 'openid organization:08436', { prompt: 'none' })

  expect(browser.chooserShown).toBe(false)
  expect(decodeJwt(second.access_token).organization).toEqual(['08436'])
  expect(decodeJwt(reload.access_token).sid).toBe(decodeJwt(first.access_token).sid)
  const earlierTab = await renewed(first.refresh_token)
  expect(decodeJwt(earlierTab.access_token).organization).toEqual(['08226'])
})

test('prompt=none without a session asks for a sign-in', async () => {
  const attempt = browser.signIn('ada', 'openid', { prompt: 'none' })

  await expect(attempt).rejects.toThrow('login_required')
})

test('prompt=login lets another person sign in', async () => {
  await browser.signIn('ada', 'openid')

  const { access_token } = await browser.signIn('kern', 'openid organization:08', {
    prompt: 'login',
  })

  expect(decodeJwt(access_token)).toMatchObject({
    preferred_username: 'kern',
    organization: ['08'],
  })
})

test('KC-6: a refresh token works once, and its replay ends what came of it', async () => {
  const { refresh_token } = await browser.signIn('ada', 'openid organization:08226')

  const next = await renewed(refresh_token)
  const replay = await browser.exchange({ grant_type: 'refresh_token', refresh_token })
  const after = await browser.exchange({
    grant_type: 'refresh_token',
    refresh_token: next.refresh_token,
  })

  expect(decodeJwt(next.access_token)).toMatchObject({
    organization: ['08226'],
    sid: expect.any(String),
  })
  expect([replay.status, after.status]).toEqual([400, 400])
})

test('KC-5: no code without PKCE, none for a foreign address, none for the password grant', async () => {
  const withoutPkce = await browser.authorize('ada', { scope: 'openid' })
  const foreign = new BrowserSession(realm.issuer, {
    clientId: 'digintm-web',
    redirectUri: 'https://evil.test/',
  })
  const password = await browser.exchange({ grant_type: 'password', username: 'ada', password: '' })
  const wrongVerifier = browser.signIn('ada', 'openid', { code_challenge: 'x'.repeat(43) })

  expect(withoutPkce.searchParams.get('error')).toBe('invalid_request')
  await expect(foreign.authorize('ada', { scope: 'openid' })).rejects.toThrow('400')
  expect(password.status).toBe(400)
  await expect(wrongVerifier).rejects.toThrow('invalid_grant')
})

test('the machine client of the ministry signs in with its secret, and only with it', async () => {
  const machine = new BrowserSession(realm.issuer, {
    clientId: 'ministry-reporting',
    redirectUri: '',
  })

  const refused = await machine.exchange({
    grant_type: 'client_credentials',
    client_secret: 'guess',
  })
  const accepted = await machine.exchange({
    grant_type: 'client_credentials',
    client_secret: secret,
  })
  const { access_token } = (await accepted.json()) as { access_token: string }

  expect(refused.status).toBe(401)
  expect(await verify(access_token)).toMatchObject({
    client: 'ministry-reporting',
    subject: '5d8f6a52-6f3e-4b0e-9d0c-08a0c1e50800',
    login: 'service-account-ministry-reporting',
    realmRoles: ['ministry_analyst'],
    organizations: ['08'],
    sessionId: null,
  })
})

test('signing out with the ID token ends the session and returns at once', async () => {
  const { id_token, refresh_token } = await browser.signIn('ada', 'openid')
  const back = { id_token_hint: id_token, post_logout_redirect_uri: `${origin}/`, state: 's' }

  const response = await browser.request(logoutUrl(back))
  const again = await browser.request(logoutUrl(back))
  const renewal = await browser.exchange({ grant_type: 'refresh_token', refresh_token })

  expect([response.status, response.headers.get('location')]).toEqual([303, `${origin}/?state=s`])
  expect([again.status, again.headers.get('location')]).toEqual([303, `${origin}/?state=s`])
  expect(renewal.status).toBe(400)
  await expect(browser.signIn('ada', 'openid', { prompt: 'none' })).rejects.toThrow(
    'login_required',
  )
})

test('a link from elsewhere cannot sign anybody out: the person is asked', async () => {
  await browser.signIn('ada', 'openid')

  const response = await browser.request(logoutUrl({}))
  const page = await response.text()
  const [, action = ''] = /action="([^"]+)"/.exec(page) ?? []
  const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page) ?? []
  await expect(browser.signIn('ada', 'openid', { prompt: 'none' })).resolves.toBeDefined()
  const confirmed = await browser.request(action, { xsrf, logout: 'yes' })
  const farewell = await browser.request(confirmed.headers.get('location') ?? '')

  expect(page).toContain(
    '<button class="button" form="op.logoutForm" name="logout" value="yes">Abmelden',
  )
  expect(await farewell.text()).toContain('Sie sind abgemeldet')
  await expect(browser.signIn('ada', 'openid', { prompt: 'none' })).rejects.toThrow(
    'login_required',
  )
})

test('both loopback names may call the token endpoint, nobody else', async () => {
  const origins = [origin, origin.replace('127.0.0.1', 'localhost'), 'https://evil.test']

  const allowed = await Promise.all(
    origins.map(async from => {
      const body = new URLSearchParams({
        client_id: 'digintm-web',
        grant_type: 'refresh_token',
        refresh_token: 'x',
      })
      const url = `${realm.issuer}/protocol/openid-connect/token`
      const response = await fetch(url, { method: 'POST', headers: { origin: from }, body })
      return response.headers.get('access-control-allow-origin')
    }),
  )

  expect(allowed).toEqual([origins[0], origins[1], null])
})

test('the chooser escapes names, loads nothing from elsewhere and needs no inline style or script', async () => {
  const challenge = {
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
    scope: 'openid',
  }
  const query = {
    client_id: 'digintm-web',
    redirect_uri: `${origin}/anmeldung`,
    response_type: 'code',
    ...challenge,
  }
  const start = await browser.request(
    `${realm.issuer}/protocol/openid-connect/auth?${new URLSearchParams(query).toString()}`,
  )

  const page = await browser.request(new URL(start.headers.get('location') ?? '', origin))
  const html = await page.text()

  expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
  expect(html).toContain('Dr. &#60;A&#62; Kern')
  expect(html).toContain('Rhein-Neckar-Kreis und Landkreis Ravensburg')
  expect(html).not.toMatch(/<script|<style|style=|https?:\/\/(?!www\.w3\.org)/)
  expect((await fetch(`${realm.issuer}/sign-in.css`)).headers.get('content-type')).toContain(
    'text/css',
  )
  expect((await fetch(`${realm.issuer}/fonts/fira-sans-latin-400-normal.woff2`)).status).toBe(200)
  expect((await fetch(`${realm.issuer}/fonts/..%2f..%2fpackage.json`)).status).toBe(404)
})

test('an interaction that does not exist is explained, not dumped', async () => {
  const response = await browser.request(`${realm.issuer}/interaction/unknown`)

  expect(response.status).toBe(400)
  expect(await response.text()).toContain('Diese Anmeldung ist abgelaufen')
})

test('the signing key is 3072 bit long, kept for its owner only, and survives a restart', async () => {
  const token = await realm.mintToken('ada', '08436')

  const restarted = await createEmbeddedIssuer({ publicUrl: origin, realmFile, dataDir, people })
  const later = await restarted.mintToken('kern')

  expect(statSync(join(dataDir, 'issuer-key.json')).mode & 0o777).toBe(0o600)
  expect(Buffer.from(token.split('.')[2] ?? '', 'base64url')).toHaveLength(384)
  expect(await verify(token)).toMatchObject({ organizations: ['08436'] })
  expect(await verify(later)).toMatchObject({ organizations: ['08'] })
})

test('a script gets its token from the data folder alone', async () => {
  const token = await mintFrom(dataDir, people)('ada')

  expect(await verify(token)).toMatchObject({ login: 'ada', organizations: ['08226'] })
  expect(() => mintFrom(tmpdir(), people)).toThrow('start DigIntM once')
})

test('a token is minted for known logins and their tenants only', async () => {
  await expect(realm.mintToken('nobody')).rejects.toThrow('nobody is called nobody')
  await expect(realm.mintToken('ada', '08111')).rejects.toThrow('ada has no membership in 08111')
})

test('the embedded issuer refuses production', async () => {
  vi.stubEnv('NODE_ENV', 'production')

  await expect(
    createEmbeddedIssuer({ publicUrl: origin, realmFile, dataDir, people }),
  ).rejects.toThrow('production')

  vi.unstubAllEnvs()
})

function verify(token: string) {
  return guard.authenticate({ headers: { authorization: `Bearer ${token}` } })
}

async function renewed(refresh_token: string) {
  const response = await browser.exchange({ grant_type: 'refresh_token', refresh_token })
  return (await response.json()) as { access_token: string; refresh_token: string }
}

function logoutUrl(parameters: Record<string, string>): string {
  return `${realm.issuer}/protocol/openid-connect/logout?${new URLSearchParams(parameters).toString()}`
}
