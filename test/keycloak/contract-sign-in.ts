import { setTimeout as sleep } from 'node:timers/promises'
import { decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { subjectOf } from '../../backend/src/demo/people.ts'
import {
  accessToken,
  openStage,
  signedIn,
  signIn,
  type Stage,
  type Tokens,
  type Visit,
} from './support/stage.ts'

/** How long the product may take to notice, with a second for the machine. */
const OFTEN = { interval: 250 }

/** How people and machines get in, what their tokens say, and how they are out again. */
export function signInContract(open: Parameters<typeof openStage>[0]): void {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(open)
  })
  afterAll(() => stage.close())

  describe('signing in', () => {
    test('KC-5: the web UI asks for a code, with PKCE and S256, and keeps no token in the browser', async () => {
      const visit = await signedIn(stage, 'leyla.brandt')

      for (const request of visit.requests)
        expect(Object.fromEntries(request)).toMatchObject({
          response_type: 'code',
          client_id: 'digintm-web',
          redirect_uri: `${stage.issuer.webOrigin}/anmeldung`,
          code_challenge_method: 'S256',
          code_challenge: expect.stringMatching(/^[\w-]{43}$/),
        })
      expect(new URL(visit.page.url()).pathname).toBe('/heute')
      const kept = await visit.page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))
      for (const { access_token, refresh_token } of visit.tokens) {
        expect(kept).not.toContain(access_token)
        expect(kept).not.toContain(refresh_token)
      }
    })

    test('KC-2, KC-4: the access token says who, for whom, from where and where to', async () => {
      const visit = await signedIn(stage, 'leyla.brandt')

      expect(decodeProtectedHeader(accessToken(visit))).toMatchObject({ alg: 'RS256' })
      expect(decodeJwt(accessToken(visit))).toMatchObject({
        iss: stage.issuer.issuer,
        typ: 'Bearer',
        azp: 'digintm-web',
        sub: subjectOf('leyla.brandt'),
        sid: expect.any(String),
        acr: expect.stringMatching(/^\d$/),
        auth_time: expect.any(Number),
        preferred_username: 'leyla.brandt',
        name: 'Leyla Brandt',
        realm_access: { roles: ['integration_manager'] },
        organization: stage.issuer.organization('08226'),
      })
      expect([decodeJwt(accessToken(visit)).aud].flat()).toEqual(['digintm-api'])
      expect(lifetime(accessToken(visit))).toBe(300)
    })

    test('KC-4: ID token and refresh token open nothing', async () => {
      const visit = await signedIn(stage, 'petra.lang')
      const { id_token, refresh_token } = visit.tokens.at(-1)!

      expect(await stage.me(id_token)).toBe('UNAUTHENTICATED')
      expect(await stage.me(refresh_token)).toBe('UNAUTHENTICATED')
      expect(await stage.me(accessToken(visit))).toBe('COORDINATOR')
    })

    test.each([
      ['petra.lang', '/kreis'],
      ['miriam.baum', '/ueberblick'],
    ])('%s starts at %s', async (login, path) => {
      const visit = await signedIn(stage, login)

      expect(new URL(visit.page.url()).pathname).toContain(path)
    })
  })

  describe('several Kreise', () => {
    test('KC-2: whoever works in two chooses, and switches inside the same session', async () => {
      const visit = await stage.visit()
      const { page } = visit
      await signIn(stage, visit, 'jonas.keller')
      expect(decodeJwt(accessToken(visit))).not.toHaveProperty('organization')
      expect(await stage.me(accessToken(visit))).toBe('')

      await page.getByRole('button', { name: /Stadtkreis Mannheim/ }).click()
      await page.getByRole('banner').getByText('Stadtkreis Mannheim').waitFor()
      const inMannheim = decodeJwt(accessToken(visit))
      await page.getByRole('button', { name: 'Konto von Jonas Keller' }).click()
      await page.getByRole('button', { name: 'Rhein-Neckar-Kreis' }).click()
      // the open menu names both
      await page.getByRole('link', { name: /DigIntM.*Rhein-Neckar-Kreis/ }).waitFor()
      const inRheinNeckar = decodeJwt(accessToken(visit))

      expect(organizations(inMannheim)).toEqual(['08222'])
      expect(organizations(inRheinNeckar)).toEqual(['08226'])
      expect(inRheinNeckar['sid']).toBe(inMannheim['sid'])
      expect(inRheinNeckar['auth_time']).toBe(inMannheim['auth_time'])
    })

    test('KC-2: whoever last worked in a Kreis that is closed now lands in their own, and no token names it', async () => {
      const visit = await signedIn(stage, 'amal.haddad')
      await visit.page.evaluate(() => sessionStorage.setItem('digintm.tenant', '08226'))
      visit.requests.length = 0
      await visit.page.goto(stage.issuer.webOrigin)
      await visit.page.getByRole('banner').getByText('Stadtkreis Stuttgart').waitFor()

      expect(visit.requests[0]?.get('scope')).toContain('organization:08226')
      for (const { access_token } of visit.tokens)
        expect(organizations(decodeJwt(access_token))).not.toContain('08226')
    })
  })

  describe('the end of a session', () => {
    test('KC-6: a refresh token works once, and its replay ends all that came of it', async () => {
      const visit = await signedIn(stage, 'leyla.brandt')
      const { refresh_token } = visit.tokens.at(-1)!

      const next = await renewed(refresh_token)
      expect(organizations(decodeJwt(next.access_token))).toEqual(['08226'])
      expect(next.refresh_token).not.toBe(refresh_token)
      expect(await stage.me(next.access_token)).toBe('INTEGRATION_MANAGER')

      expect(await refresh(refresh_token)).toBe(400)
      expect(await refresh(next.refresh_token)).toBe(400)
    })

    test('KC-6: whoever has the browser itself goes on after a replay, whoever has a copied token does not', async () => {
      const visit = await signedIn(stage, 'leyla.brandt')
      const { refresh_token } = visit.tokens.at(-1)!
      const copied = await renewed(refresh_token)
      expect(await refresh(refresh_token)).toBe(400)

      // Keycloak tells old tokens from a new session of the client by whole seconds
      await sleep(3_000)
      await visit.page.reload()
      await visit.page.getByRole('button', { name: 'Konto von Leyla Brandt' }).waitFor()

      expect(await stage.me(accessToken(visit))).toBe('INTEGRATION_MANAGER')
      expect(await refresh(copied.refresh_token)).toBe(400)
    })

    test('KC-16: signing out ends the session at the issuer and refuses its tokens', async () => {
      const visit = await signedIn(stage, 'leyla.brandt')
      const { refresh_token, access_token } = visit.tokens.at(-1)!
      expect(await stage.me(access_token)).toBe('INTEGRATION_MANAGER')

      await signOut(visit, 'Leyla Brandt')

      await expect.poll(() => stage.me(access_token), OFTEN).toBe('UNAUTHENTICATED')
      expect(await refresh(refresh_token)).toBe(400)
      await visit.page.goto(`${stage.issuer.webOrigin}/faelle`)
      await visit.page.getByRole('button', { name: 'Anmelden' }).click()
      await stage.issuer.asks(visit.page)
    })

    test('AUTH-3: another session of the same person goes on', async () => {
      const [here, there] = [
        await signedIn(stage, 'petra.lang'),
        await signedIn(stage, 'petra.lang'),
      ]
      const [gone, stays] = [accessToken(here), accessToken(there)]

      await signOut(here, 'Petra Lang')

      await expect.poll(() => stage.me(gone), OFTEN).toBe('UNAUTHENTICATED')
      expect(await stage.me(stays)).toBe('COORDINATOR')
    })
  })

  describe('a person whom the issuer turns away', () => {
    afterEach(() => stage.issuer.setEnabled('stefan.roth', true))

    test.each([
      ['is disabled', () => stage.issuer.setEnabled('stefan.roth', false)],
      ['was signed out everywhere', () => stage.issuer.signOut('stefan.roth')],
    ])('whoever %s gets no further token out of a session', async (_, turnAway) => {
      const visit = await signedIn(stage, 'stefan.roth')
      const { refresh_token } = visit.tokens.at(-1)!

      await turnAway()

      expect(await refresh(refresh_token)).toBe(400)
      const scope = 'openid profile organization:08111'
      await expect(stage.authorize(visit, { scope, prompt: 'none' })).rejects.toThrow(
        'login_required',
      )
    })
  })

  describe('authority', () => {
    afterEach(() => stage.sql(`update app.membership set valid_to = null`))

    test('AUTH-3: a membership that ends takes its role along', async () => {
      const visit = await signedIn(stage, 'stefan.roth')
      expect(await stage.me(accessToken(visit))).toBe('COORDINATOR')

      await stage.sql(`update app.membership set valid_to = current_date - 1 where login = $1`, [
        'stefan.roth',
      ])

      await expect.poll(() => stage.me(accessToken(visit)), OFTEN).toBe('')
    })

    test('the machine client signs in with its secret, and only with it', async () => {
      const ask = (client_secret: string) =>
        stage.exchange({
          client_id: 'ministry-reporting',
          grant_type: 'client_credentials',
          client_secret,
        })

      expect((await ask('guess')).status).toBe(401)
      const { access_token, refresh_token } = (await (
        await ask(stage.issuer.machineSecret)
      ).json()) as Partial<Tokens>

      expect(decodeJwt(access_token!)).toMatchObject({
        azp: 'ministry-reporting',
        sub: 'ministry-reporting',
        realm_access: { roles: ['ministry_analyst'] },
      })
      expect(refresh_token).toBeUndefined()
      expect(await stage.me(access_token!)).toBe('MINISTRY_ANALYST')
    })
  })

  describe('a stronger sign-in', () => {
    test('KC-8: what gives rights away wants a second level, and gets it inside the same session', async () => {
      const visit = await signedIn(stage, 'petra.lang')
      const before = accessToken(visit)
      expect(await stage.manage(before)).toMatchObject({
        code: 'STEP_UP_REQUIRED',
        acr: '2',
        maxAge: expect.any(Number),
      })

      const { access_token } = await stage.authorize(visit, {
        login: 'petra.lang',
        scope: 'openid profile organization:08226',
        acr_values: '2',
        max_age: '300',
      })

      expect(decodeJwt(access_token)).toMatchObject({ acr: '2', sid: decodeJwt(before)['sid'] })
      expect(await stage.manage(access_token)).toMatchObject({ code: 'NOT_FOUND' })
    })

    test('KC-8: a browser that asks for less gets less, and the API says so', async () => {
      const visit = await signedIn(stage, 'petra.lang')

      const { access_token } = await stage.authorize(visit, {
        scope: 'openid profile organization:08226',
        acr_values: '1',
        prompt: 'none',
      })

      expect(decodeJwt(access_token)['acr']).toBe('1')
      expect(await stage.manage(access_token)).toMatchObject({ code: 'STEP_UP_REQUIRED' })
    })
  })

  async function signOut({ page }: Visit, name: string): Promise<void> {
    await page.getByRole('button', { name: `Konto von ${name}` }).click()
    await page.getByRole('button', { name: 'Abmelden' }).click()
    await page.getByRole('button', { name: 'Anmelden' }).waitFor()
  }

  async function renewed(refresh_token: string): Promise<Tokens> {
    const response = await stage.exchange({ grant_type: 'refresh_token', refresh_token })
    if (!response.ok) throw new Error(await response.text())
    return (await response.json()) as Tokens
  }

  async function refresh(refresh_token: string): Promise<number> {
    return (await stage.exchange({ grant_type: 'refresh_token', refresh_token })).status
  }
}

function organizations({ organization = [] }: JWTPayload & { organization?: unknown }): string[] {
  return Array.isArray(organization) ? organization : Object.keys(organization as object)
}

function lifetime(token: string): number {
  const { exp = 0, iat = 0 } = decodeJwt(token)
  return exp - iat
}
