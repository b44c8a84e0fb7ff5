import { createHash } from 'node:crypto'
import type { Page } from 'playwright'
import { expect, inject } from 'vitest'
import { asAdmin } from './keycloak.ts'
import { app, passkey } from './made-up-credentials.ts'
import { scripted } from './scripted.ts'

/** Its sign-in has the pages that the people of the demo don't come by. */
const CLIENT = 'theme-of-this-test'
const FLOW = 'theme of this test'
const LAST_NAME = 'Theme-Beispiel'
const PASSWORD = 'a password of this test'

export const LANGUAGES = ['de', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

type Named = { id: string; alias?: string }
type Words = Record<Language, string>
/** Leads to a page; in the language asked for. */
type Step = (page: Page, language: Language) => Promise<unknown>

/** To a page: its heading, and how to come there. */
export type Way = [heading: Words, step: Step]

export const themePages: [name: string, ...Way][] = [
  ['the sign-in page', words('Anmelden', 'Sign in'), openProduct],
  [
    'a wrong password',
    words('Anmelden', 'Sign in'),
    async (page, language) => {
      await openProduct(page, language)
      await page.fill('#username', 'with-app')
      await page.fill('#password', 'wrong')
      await page.click('#kc-login')
      await errorAt(page, '#username')
    },
  ],
  [
    'the right password after five wrong ones',
    words('Anmelden', 'Sign in'),
    async (page, language) => {
      await openProduct(page, language)
      for (const password of ['wrong', 'wrong', 'wrong', 'wrong', 'wrong', PASSWORD]) {
        await page.fill('#username', 'locked-out')
        await page.fill('#password', password)
        await page.click('#kc-login')
        await errorAt(page, '#username')
      }
      // as for a wrong password, so that nobody can find out which names exist (KC-9)
      const said = await page.textContent('#input-error-username')
      expect(said).toContain(words('stimmt nicht', 'is wrong')[language])
    },
  ],
  ['a closed account', words('Das hat nicht geklappt', 'That did not work'), signIn('locked')],
  ['the one-time code', words('Anmelden', 'Sign in'), signIn('with-app')],
  [
    'a wrong code of one of two apps',
    words('Anmelden', 'Sign in'),
    async (page, language) => {
      await signIn('with-two-apps')(page, language)
      await page.getByLabel('Tablet').check()
      await page.fill('#otp', '000000')
      await page.click('#kc-login')
      await errorAt(page, '#otp')
    },
  ],
  ['a new password', words('Passwort festlegen', 'Choose a password'), signIn('first-visit')],
  [
    'two new passwords that differ',
    words('Passwort festlegen', 'Choose a password'),
    async (page, language) => {
      await signIn('first-visit')(page, language)
      await page.fill('#password-new', 'one new password')
      await page.fill('#password-confirm', 'another new password')
      await page.click('#kc-submit')
      await errorAt(page, '#password-confirm')
    },
  ],
  [
    'setting up an app',
    words('App für Einmalcodes einrichten', 'Set up an app for one-time codes'),
    signIn('without-app'),
  ],
  [
    'setting up an app by its key, without a code',
    words('App für Einmalcodes einrichten', 'Set up an app for one-time codes'),
    async (page, language) => {
      await signIn('without-app')(page, language)
      await page.click('#mode-manual')
      await page.click('#saveTOTPBtn')
      await errorAt(page, '#totp')
    },
  ],
  [
    'setting up a passkey',
    words('Passkey einrichten', 'Set up a passkey'),
    signIn('without-passkey'),
  ],
  [
    'the choice of the Kreis',
    words('Wo arbeiten Sie heute?', 'Where do you work today?'),
    async (page, language) => {
      await page.goto(authorization(language, { client_id: CLIENT, scope: 'openid organization' }))
      await page.fill('#username', 'jonas.keller')
      await page.click('#kc-login')
    },
  ],
  [
    'the choice of a way to sign in',
    words('Wie möchten Sie sich anmelden?', 'How would you like to sign in?'),
    openWays,
  ],
  [
    'signing in with a passkey',
    words('Mit Passkey anmelden', 'Sign in with a passkey'),
    openPasskey,
  ],
  [
    'a passkey that is not shown',
    words('Der Passkey hat nicht funktioniert', 'The passkey did not work'),
    async (page, language) => {
      // as a browser answers when somebody cancels
      await page.addInitScript(() => {
        const cancelled = new DOMException('cancelled', 'NotAllowedError')
        navigator.credentials.get = () => Promise.reject(cancelled)
      })
      await openPasskey(page, language)
      await (await scripted(page.locator('#authenticateWebAuthnButton'))).click()
      await page.locator('#kc-try-again').waitFor()
    },
  ],
  [
    'an expired page',
    words('Diese Seite gilt nicht mehr', 'This page is no longer valid'),
    async (page, language) => {
      await page.goto(authorization(language, { client_id: CLIENT }))
      const first = await page.getAttribute('#kc-form-login', 'action')
      await page.fill('#username', 'with-app')
      await page.click('#kc-login')
      await page.fill('#password', PASSWORD)
      await page.click('#kc-login')
      await page.goto(String(first))
    },
  ],
  ['signing out', words('Abmelden', 'Sign out'), openLogout],
  [
    'being signed out',
    words('Sie sind abgemeldet', 'You are signed out'),
    async (page, language) => {
      await openLogout(page, language)
      await page.click('#kc-logout')
    },
  ],
]

/** Pages shown before Keycloak knows what was asked for: the browser's language decides. */
export const earlyPages: typeof themePages = [
  [
    'a foreign address to return to',
    words('Das hat nicht geklappt', 'That did not work'),
    (page, language) =>
      page.goto(authorization(language, { redirect_uri: 'https://elsewhere.example/' })),
  ],
  [
    'a page that does not exist',
    words('Das hat nicht geklappt', 'That did not work'),
    (page, language) => page.goto(`${inject('keycloak').issuer}/nothing?kc_locale=${language}`),
  ],
]

/** Makes the client and the people whom the pages need. */
export async function prepareThemePages(): Promise<void> {
  await addClient()
  await addPerson('first-visit', { requiredActions: ['UPDATE_PASSWORD'] })
  await addPerson('without-app', { requiredActions: ['CONFIGURE_TOTP'] })
  await addPerson('without-passkey', { requiredActions: ['webauthn-register-passwordless'] })
  await addPerson('locked', { enabled: false })
  await addPerson('locked-out', {})
  await addPerson('with-app', { credentials: [app('Telefon')] })
  await addPerson('with-two-apps', { credentials: [app('Telefon'), app('Tablet')] })
  await addPerson('with-app-and-passkey', { credentials: [app('Telefon'), passkey('Notebook')] })
}

/** Leaves the realm, which the tests share, as it was. */
export async function removeThemePages(): Promise<void> {
  for (const { id } of await asAdmin<Named[]>('GET', `/clients?clientId=${CLIENT}`))
    await asAdmin('DELETE', `/clients/${id}`)
  for (const { id } of await asAdmin<Named[]>('GET', `/users?lastName=${LAST_NAME}&exact=true`))
    await asAdmin('DELETE', `/users/${id}`)
  for (const { id, alias } of await asAdmin<Named[]>('GET', '/authentication/flows'))
    if (alias === FLOW) await asAdmin('DELETE', `/authentication/flows/${id}`)
}

/** German, English. */
export function words<Text>(de: Text, en: Text): Record<Language, Text> {
  return { de, en }
}

function authorization(language: Language, parameters: Record<string, string> = {}): string {
  const { issuer, webOrigin } = inject('keycloak')
  const query = {
    client_id: 'digintm-web',
    redirect_uri: `${webOrigin}/anmeldung`,
    response_type: 'code',
    scope: 'openid',
    code_challenge: createHash('sha256').update('x'.repeat(43)).digest('base64url'),
    code_challenge_method: 'S256',
    ui_locales: language,
    ...parameters,
  }
  return `${issuer}/protocol/openid-connect/auth?${new URLSearchParams(query).toString()}`
}

export async function openProduct(page: Page, language: Language): Promise<void> {
  await page.goto(authorization(language))
}

async function openLogout(page: Page, language: Language): Promise<void> {
  const { issuer } = inject('keycloak')
  await page.goto(`${issuer}/protocol/openid-connect/logout?ui_locales=${language}`)
}

function signIn(login: string): Step {
  return async (page, language) => {
    await page.goto(authorization(language, { client_id: CLIENT }))
    await page.fill('#username', login)
    await page.click('#kc-login')
    if (login === 'locked') return
    await page.fill('#password', PASSWORD)
    await page.click('#kc-login')
  }
}

async function openWays(page: Page, language: Language): Promise<void> {
  await signIn('with-app-and-passkey')(page, language)
  await page.click('#try-another-way')
}

async function openPasskey(page: Page, language: Language): Promise<void> {
  await openWays(page, language)
  await page.getByRole('button', { name: 'Passkey' }).press('Enter') // by keyboard
}

/** The error stands at its field, and the field says that it is wrong. */
async function errorAt(page: Page, field: string): Promise<void> {
  await page.locator(`${field}[aria-invalid="true"]`).waitFor()
  const error = page.locator(`[id="input-error-${field.slice(1)}"]`)
  expect((await error.textContent())?.trim()).not.toBe('')
}

/** Keycloak's own sign-in by browser, with passkeys beside one-time codes. */
async function addClient(): Promise<void> {
  await asAdmin('POST', '/authentication/flows/browser/copy', { newName: FLOW })
  const path = `/authentication/flows/${encodeURIComponent(FLOW)}/executions`
  const steps = await asAdmin<{ providerId?: string; requirement: string }[]>('GET', path)
  const step = steps.find(({ providerId }) => providerId === 'webauthn-authenticator')
  await asAdmin('PUT', path, { ...step, requirement: 'ALTERNATIVE' })
  const flows = await asAdmin<Named[]>('GET', '/authentication/flows')
  await asAdmin('POST', '/clients', {
    clientId: CLIENT,
    publicClient: true,
    redirectUris: [`${inject('keycloak').webOrigin}/anmeldung`],
    optionalClientScopes: ['organization'],
    authenticationFlowBindingOverrides: { browser: flows.find(f => f.alias === FLOW)?.id },
  })
}

async function addPerson(
  username: string,
  { credentials = [], ...rest }: PersonWish,
): Promise<void> {
  await asAdmin('POST', '/users', {
    username,
    enabled: true,
    firstName: 'Kim',
    lastName: LAST_NAME,
    email: `${username}@demo.example`,
    credentials: [{ type: 'password', value: PASSWORD }, ...credentials],
    ...rest,
  })
}

interface PersonWish {
  credentials?: object[]
  requiredActions?: string[]
  enabled?: boolean
}
