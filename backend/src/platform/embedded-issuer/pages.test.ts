import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { BrowserSession } from '../../../../test/support/browser-session.ts'
import {
  type RunningIssuer,
  startEmbeddedIssuer,
} from '../../../../test/support/embedded-issuer.ts'

let realm: RunningIssuer
let browser: BrowserSession

beforeAll(async () => {
  realm = await startEmbeddedIssuer()
})
afterAll(() => realm.close())
beforeEach(() => {
  browser = realm.browser()
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

test('signing out with the ID token ends the session and returns at once', async () => {
  const { access_token, id_token, refresh_token } = await browser.signIn('ada', 'openid')
  const back = { id_token_hint: id_token, post_logout_redirect_uri: `${realm.origin}/`, state: 's' }

  const response = await browser.request(logoutUrl(back))
  const again = await browser.request(logoutUrl(back))
  const renewal = await browser.exchange({ grant_type: 'refresh_token', refresh_token })

  expect([response.status, response.headers.get('location')]).toEqual([
    303,
    `${realm.origin}/?state=s`,
  ])
  expect([again.status, again.headers.get('location')]).toEqual([303, `${realm.origin}/?state=s`])
  expect(renewal.status).toBe(400)
  expect(realm.ended).toContain(decodeJwt(access_token).sid)
  await expect(browser.signIn('ada', 'openid', { prompt: 'none' })).rejects.toThrow(
    'login_required',
  )
})

test('a link from elsewhere cannot sign anybody out: the person is asked', async () => {
  const { access_token } = await browser.signIn('ada', 'openid')

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
  expect(realm.ended).toContain(decodeJwt(access_token).sid)
  await expect(browser.signIn('ada', 'openid', { prompt: 'none' })).rejects.toThrow(
    'login_required',
  )
})

test('both loopback names may call the token endpoint, nobody else', async () => {
  const origins = [
    realm.origin,
    realm.origin.replace('127.0.0.1', 'localhost'),
    'https://evil.test',
  ]

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
    redirect_uri: `${realm.origin}/anmeldung`,
    response_type: 'code',
    ...challenge,
  }
  const start = await browser.request(
    `${realm.issuer}/protocol/openid-connect/auth?${new URLSearchParams(query).toString()}`,
  )

  const page = await browser.request(new URL(start.headers.get('location') ?? '', realm.origin))
  const html = await page.text()

  expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
  expect(html).toContain('Dr. &#60;A&#62; Kern')
  expect(html).toContain('Rhein-Neckar-Kreis und Landkreis Ravensburg')
  expect(html).not.toContain('ministry-reporting')
  expect(html).not.toMatch(/<script|<style|style=|https?:\/\/(?!www\.w3\.org)/)
  expect((await fetch(`${realm.issuer}/sign-in.css`)).headers.get('content-type')).toContain(
    'text/css',
  )
  expect((await fetch(`${realm.issuer}/fonts/fira-sans-latin-400-normal.woff2`)).status).toBe(200)
  expect((await fetch(`${realm.issuer}/fonts/..%2f..%2fpackage.json`)).status).toBe(404)
})

test('an interaction that does not exist is explained, not dumped, and help is near (C18)', async () => {
  const response = await browser.request(`${realm.issuer}/interaction/unknown`)
  const page = await response.text()

  expect(response.status).toBe(400)
  expect(page).toContain('Diese Anmeldung ist abgelaufen')
  expect([...page.matchAll(/<a href="(\/[^"]+)">/g)].map(([, path]) => path)).toEqual([
    '/impressum',
    '/datenschutzerklaerung',
    '/barrierefreiheit',
    '/hilfe',
  ])
})

function logoutUrl(parameters: Record<string, string>): string {
  return `${realm.issuer}/protocol/openid-connect/logout?${new URLSearchParams(parameters).toString()}`
}
