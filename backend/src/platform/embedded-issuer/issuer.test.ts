import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { BrowserSession } from '../../../../test/support/browser-session.ts'
import {
  machineSecret,
  people,
  type RunningIssuer,
  startEmbeddedIssuer,
} from '../../../../test/support/embedded-issuer.ts'
import { createGuard, type Guard, InvalidToken } from '../identity/guard.ts'
import { createKeyProvider } from '../identity/key-provider.ts'

let realm: RunningIssuer
let guard: Guard
let browser: BrowserSession

beforeAll(async () => {
  realm = await startEmbeddedIssuer()
  guard = createGuard({
    issuer: realm.issuer,
    keys: createKeyProvider(realm),
    audience: 'digintm-api',
    allowedAzp: ['digintm-web', 'ministry-reporting'],
  })
})
afterAll(() => realm.close())
beforeEach(() => {
  browser = realm.browser()
})

test('code flow with PKCE gives an access token of Keycloak’s shape', async () => {
  const { access_token } = await browser.signIn('ada', 'openid profile organization:08226')

  expect(decodeProtectedHeader(access_token)).toMatchObject({
    alg: 'RS256',
    kid: expect.any(String),
  })
  expect(decodeJwt(access_token)).toMatchObject({
    iss: `${realm.origin}/realms/digintm`,
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
    client_secret: machineSecret,
  })
  const { access_token } = (await accepted.json()) as { access_token: string }

  expect(refused.status).toBe(401)
  expect(await verify(access_token)).toMatchObject({
    client: 'ministry-reporting',
    subject: 'ministry-reporting',
    login: 'service-account-ministry-reporting',
    realmRoles: ['ministry_analyst'],
    organizations: ['08'],
    sessionId: null,
  })
})

function verify(token: string) {
  return guard.authenticate({ headers: { authorization: `Bearer ${token}` } })
}

async function renewed(refresh_token: string) {
  const response = await browser.exchange({ grant_type: 'refresh_token', refresh_token })
  return (await response.json()) as { access_token: string; refresh_token: string }
}
