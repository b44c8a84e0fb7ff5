import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { Device, openCallback } from './support/device.ts'
import { codeOf } from './support/forms.ts'
import { asRealmsAdmin } from './support/keycloak.ts'
import { scripted } from './support/scripted.ts'
import { PASSWORD, removeCredential, STRICT, strictRealm } from './support/strict-realm.ts'

const REGISTER = { kc_action: 'webauthn-register-passwordless' }
const LEVEL_2 = { acr_values: '2' }
/** Buttons, or links, of Keycloak's pages. */
const SHOW_PASSKEY = '#authenticateWebAuthnButton'
const SET_UP_PASSKEY = '#registerWebAuthn'

let browser: Browser
let callback: Server
beforeAll(async () => {
  await strictRealm()
  callback = await openCallback()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  callback.close()
})

test('KC-7: whoever is staff sets up a passkey after password and code, and signs in with it alone', async () => {
  const { device } = await withPasskey('ada')

  await device.forget()
  await device.begin({ scope: 'openid organization:08226' })
  const { claims } = await device.answer()

  expect(claims).toMatchObject({
    preferred_username: 'ada',
    acr: '1',
    realm_access: { roles: ['coordinator'] },
    organization: { '08226': { id: expect.any(String) } },
  })
})

test('KC-8: level 2 takes the passkey again in a session, and not twice at a sign-in', async () => {
  const { device } = await withPasskey('ben')
  await device.forget()
  await device.begin()
  expect((await device.answer()).claims).toMatchObject({ acr: '1' })

  await device.begin(LEVEL_2)
  await device.page.locator('#try-another-way').click()
  await device.page.getByRole('button', { name: 'Passkey' }).click()
  await press(device, SHOW_PASSKEY)
  expect((await device.answer()).claims).toMatchObject({ acr: '2' })

  await device.forget()
  await device.begin(LEVEL_2)
  expect((await device.answer()).claims).toMatchObject({ acr: '2' })
})

test('KC-7: when a passkey is lost it is taken away; password and code go on, and a new one is set up', async () => {
  const { device, secret } = await withPasskey('cem')
  await removeCredential('cem', 'webauthn-passwordless')
  const another = await newDevice()

  await device.forget()
  await device.begin()
  // the device still has its passkey, and the issuer does not take it
  await device.page.getByText('Zu diesem Passkey gibt es hier kein Konto').waitFor()

  await another.begin(REGISTER)
  await password(another, 'cem')
  await code(another, codeOf(secret, 'next'))
  await press(another, SET_UP_PASSKEY)
  expect(await another.answer()).toMatchObject({ action: 'success' })
  await another.forget()
  await another.begin()
  expect((await another.answer()).claims).toMatchObject({ preferred_username: 'cem', acr: '1' })
})

test('KC-7: whoever cancels the passkey takes password and code instead', async () => {
  const { device, secret } = await withPasskey('dua')
  await device.forget()
  await device.confirm('refuse')
  await device.begin()
  await press(device, SHOW_PASSKEY)
  await device.page.getByText('Die Anmeldung mit dem Passkey hat nicht geklappt').waitFor()

  await password(device, 'dua')
  await code(device, codeOf(secret, 'next'))
  expect((await device.answer()).claims).toMatchObject({ preferred_username: 'dua', acr: '1' })
})

test('KC-7: a stolen password opens nothing where there is a passkey and no app', async () => {
  await withPasskey('eva')
  await removeCredential('eva', 'otp')

  for (const wishes of [{}, LEVEL_2, REGISTER, { kc_action: 'CONFIGURE_TOTP' }]) {
    const thief = await newDevice()
    await thief.begin(wishes)
    await password(thief, 'eva')
    await thief.page.getByRole('heading', { name: 'Mit Passkey anmelden' }).waitFor()
    expect(await thief.page.getByRole('button').allInnerTexts()).toEqual([
      'Neu beginnen',
      'Mit Passkey anmelden',
    ])
    await press(thief, SHOW_PASSKEY)
    await thief.page.getByRole('heading', { name: 'Der Passkey hat nicht funktioniert' }).waitFor()
  }
})

test('KC-8: an open session is not enough to set up a passkey, once it is older', async () => {
  const path = `/${STRICT}/authentication/required-actions/${REGISTER.kc_action}/config`
  // as if five minutes had passed
  await asRealmsAdmin('PUT', path, { config: { max_auth_age: '0' } })
  const { device } = await withPasskey('fee')
  await device.forget()
  await device.begin()
  await device.answer()
  await sleep(2_000)

  await device.confirm('never')
  await device.begin(REGISTER)
  await device.page.locator('#password').fill(PASSWORD)
  await device.page.getByRole('button', { name: 'Anmelden', exact: true }).click()
  // the passkey of the session does not stand for the password of now
  await device.page.getByLabel('Einmalcode').waitFor()
})

const issuer = (): string => `${inject('keycloak').url}/realms/${STRICT}`

async function newDevice(): Promise<Device> {
  return Device.open(browser, issuer())
}

/** A device whose owner has signed in with password and app, and has set up a passkey. */
async function withPasskey(login: string): Promise<{ device: Device; secret: string }> {
  const device = await newDevice()
  await device.begin(REGISTER)
  await password(device, login)
  const secret = await device.page.locator('input[name=totpSecret]').inputValue()
  await device.page.getByLabel('Einmalcode').fill(codeOf(secret))
  await device.page.getByRole('button', { name: 'Weiter' }).click()
  await press(device, SET_UP_PASSKEY)
  const { action, claims } = await device.answer()
  expect(action).toBe('success')
  // for a new credential Keycloak asks for the highest level by itself
  expect(claims).toMatchObject({ preferred_username: login, acr: '2' })
  return { device, secret }
}

async function press({ page }: Device, id: string): Promise<void> {
  await (await scripted(page.locator(id))).click()
}

async function password({ page }: Device, login: string): Promise<void> {
  await page.getByLabel('Benutzername').fill(login)
  await page.locator('#password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
}

async function code({ page }: Device, value: string): Promise<void> {
  await page.getByLabel('Einmalcode').fill(value)
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
}
