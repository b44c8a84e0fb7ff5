import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { subjectOf } from '../../backend/src/demo/people.ts'
import type { Accounts } from '../../backend/src/platform/identity/accounts.ts'
import { keycloakAccounts } from '../../backend/src/platform/identity/keycloak-accounts.ts'
import { knownRole } from '../../backend/src/platform/identity/roles.ts'
import { openBrowser } from '../support/browser.ts'
import { startMailServer, type MailServer } from '../support/mail-server.ts'
import { openCallback } from './support/device.ts'
import { FormBrowser } from './support/forms.ts'
import { asAdmin } from './support/keycloak.ts'

const stefan = subjectOf('stefan.roth')
const asBefore = { roles: ['coordinator'], organizations: ['08111'], enabled: true }

let accounts: Accounts
let mail: MailServer
let smtpServer: unknown

beforeAll(async () => {
  const { url, realm, secrets } = inject('keycloak')
  accounts = keycloakAccounts({ url, internalUrl: url, realm, secret: secrets.inviter })
  mail = await startMailServer()
  ;({ smtpServer } = await asAdmin<{ smtpServer: unknown }>('GET', ''))
  const { hostname: host, port } = new URL(mail.url)
  await asAdmin('PUT', '', { smtpServer: { host, port, from: 'digintm@land.test' } })
})
afterAll(async () => {
  await accounts.follow(stefan, asBefore)
  const [person] = await asAdmin<{ id: string }[]>('GET', `/users?email=${nora.email}&exact=true`)
  if (person) await asAdmin('DELETE', `/users/${person.id}`)
  await asAdmin('PUT', '', { smtpServer })
  await mail.close()
})
beforeEach(() => void mail.mails.splice(0))

const rolesOf = async (id: string): Promise<string[]> =>
  (await asAdmin<{ name: string }[]>('GET', `/users/${id}/role-mappings/realm/composite`))
    .map(({ name }) => name)
    .filter(knownRole)
    .sort()
const organizationsOf = async (id: string): Promise<string[]> =>
  (await asAdmin<{ alias: string }[]>('GET', `/organizations/members/${id}/organizations`))
    .map(({ alias }) => alias)
    .sort()
const userOf = (id: string) => asAdmin<Record<string, unknown>>('GET', `/users/${id}`)

test('KC-13 functions are given and taken, organizations joined, and again changes nothing', async () => {
  const grown = {
    roles: ['coordinator', 'team_lead'],
    organizations: ['08111', '08222'],
    enabled: true,
  }
  for (let again = 0; again < 2; again++) {
    await accounts.follow(stefan, grown)
    expect(await rolesOf(stefan)).toEqual(['coordinator', 'team_lead'])
    expect(await organizationsOf(stefan)).toEqual(['08111', '08222'])
  }
  await accounts.follow(stefan, asBefore)
  expect(await rolesOf(stefan)).toEqual(['coordinator'])
})

test('KC-13 whoever is disabled keeps everything else', async () => {
  const { enabled: _enabled, ...before } = await userOf(stefan)
  await accounts.follow(stefan, { ...asBefore, enabled: false })
  expect(await userOf(stefan)).toMatchObject({ ...before, enabled: false })
  await accounts.follow(stefan, asBefore)
  expect(await userOf(stefan)).toMatchObject({ ...before, enabled: true })
})

test('KC-13 ending all sessions of somebody without any is fine', async () => {
  await expect(accounts.signOut(stefan)).resolves.not.toThrow()
})

const nora = { tenant: '08111', email: 'nora@kreis.test', displayName: 'Nora Neu' }

test('KC-11 an invitation goes out by mail alone, and by it somebody new signs in for the first time', async () => {
  expect(await accounts.invite(nora)).toBeUndefined()
  expect(mail.mails).toHaveLength(1)
  expect(mail.mails[0]).toMatchObject({ to: expect.stringContaining('nora@kreis.test') })
  expect(await accounts.acceptedBy(nora)).toBeNull()
  // nobody has accepted, so it can be sent again
  await accounts.invite(nora)
  expect(mail.mails).toHaveLength(2)

  const [link] = /https?:\S+/.exec(mail.mails[1]!.text) ?? []
  await choosePassword(link!, 'a password of my own')
  const { issuer, webOrigin } = inject('keycloak')
  const who = { login: nora.email, password: 'a password of my own' }
  const { claims } = await new FormBrowser(issuer, webOrigin).signIn(who, {
    scope: 'openid organization:08111',
  })
  expect(claims).toMatchObject({ organization: { '08111': {} }, preferred_username: nora.email })
  expect(claims).not.toHaveProperty('realm_access')
  expect(await accounts.acceptedBy(nora)).toEqual({
    subject: claims!['sub'],
    login: nora.email,
    displayName: 'Nora Neu',
  })
  await accounts.invite(nora)
  expect(mail.mails).toHaveLength(2)
})

test('KC-11 whoever has an account is asked to join, and has not until they do', async () => {
  const elsewhere = { tenant: '08421', email: 'stefan.roth@demo.example', displayName: 'Stefan' }
  await accounts.invite(elsewhere)
  expect(mail.mails).toHaveLength(1)
  expect(await accounts.acceptedBy(elsewhere)).toBeNull()
  expect(await organizationsOf(stefan)).not.toContain('08421')
  // nobody has accepted, so it can be sent again, and the newest link counts
  await accounts.invite(elsewhere)
  expect(mail.mails).toHaveLength(2)

  const { text } = mail.mails[1]!
  expect(text).toContain('Der Link gilt 3 Tage')
  const [link] = /https?:\S+/.exec(text) ?? []
  await join(link!)
  try {
    expect(await accounts.acceptedBy(elsewhere)).toEqual({
      subject: stefan,
      login: 'stefan.roth',
      displayName: 'Stefan Roth',
    })
    const { issuer, webOrigin, password } = inject('keycloak')
    const { claims } = await new FormBrowser(issuer, webOrigin).signIn(
      { login: 'stefan.roth', password },
      { scope: 'openid organization:08421' },
    )
    expect(claims).toMatchObject({ organization: { '08421': {} }, sub: stefan })
    await accounts.invite(elsewhere)
    expect(mail.mails).toHaveLength(2)
  } finally {
    await leave('08421', stefan)
  }
})

/** As the person does who reads the mail. */
async function join(link: string): Promise<void> {
  const [browser, product] = await Promise.all([openBrowser(), openCallback()])
  try {
    const page = await browser.newPage({ locale: 'de-DE' })
    await page.goto(link)
    await page.getByText('Sie sind eingeladen, mit DigIntM für Stadtkreis Ulm').waitFor()
    await page.getByRole('link', { name: 'Einladung annehmen' }).click()
    await page.waitForURL(url => url.origin === inject('keycloak').webOrigin)
  } finally {
    product.close()
    await browser.close()
  }
}

async function leave(alias: string, subject: string): Promise<void> {
  const organizations = await asAdmin<{ id: string; alias: string }[]>(
    'GET',
    '/organizations?max=100',
  )
  const joined = organizations.find(each => each.alias === alias)
  await asAdmin('DELETE', `/organizations/${joined?.id}/members/${subject}`)
}

/** As the person does who reads the mail. */
async function choosePassword(link: string, password: string): Promise<void> {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ locale: 'de-DE' })
    await page.goto(link)
    await page.getByRole('link', { name: /weiter/i }).click()
    await page.locator('#password-new').fill(password)
    await page.locator('#password-confirm').fill(password)
    await page.keyboard.press('Enter')
    await page
      .getByText(/Zurück zu|Ihr Konto|eingerichtet/i)
      .first()
      .waitFor()
  } finally {
    await browser.close()
  }
}

test('KC-13 a member is found by address, in that organization alone', async () => {
  const email = 'stefan.roth@demo.example'
  expect(await accounts.acceptedBy({ tenant: '08111', email })).toEqual({
    subject: stefan,
    login: 'stefan.roth',
    displayName: 'Stefan Roth',
  })
  expect(await accounts.acceptedBy({ tenant: '08436', email })).toBeNull()
})

test('KC-13 an organization that is not there, or a wrong secret, is an error and no silence', async () => {
  const invitation = { tenant: '08999', email: 'a@b.test', displayName: 'A B' }
  await expect(accounts.invite(invitation)).rejects.toThrow('no organization 08999')
  const { url, realm } = inject('keycloak')
  const wrong = keycloakAccounts({ url, internalUrl: url, realm, secret: 'wrong' })
  await expect(wrong.signOut(stefan)).rejects.toThrow('no token: 401')
})
