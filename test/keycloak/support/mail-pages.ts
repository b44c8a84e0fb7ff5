import type { Page } from 'playwright'
import { inject } from 'vitest'
import {
  keycloakAccounts,
  STAFF,
} from '../../../backend/src/platform/identity/keycloak-accounts.ts'
import { startMailServer, type MailServer } from '../../support/mail-server.ts'
import { asAdmin } from './keycloak.ts'
import { words, type Way } from './theme-pages.ts'

const NEW = 'kim.neu@theme.example'
const KNOWN = 'kim.bekannt@theme.example'
const OWN_PASSWORD = 'a password of my own'

let mail: MailServer
let smtpServer: unknown

/** What the links of our mails open; the browser's language decides. */
export const mailPages: [name: string, ...Way][] = [
  [
    'what somebody new has to do',
    words('Ihr Konto einrichten', 'Set up your account'),
    async page => {
      await page.goto(await invitation(NEW))
    },
  ],
  ['choosing the first password', words('Passwort festlegen', 'Choose a password'), begin],
  [
    'an account that is ready',
    words('Ihr Konto ist bereit', 'Your account is ready'),
    async page => {
      await begin(page)
      await choosePassword(page)
    },
  ],
  [
    'a link that was used',
    words('Das hat nicht geklappt', 'That did not work'),
    async page => {
      const link = await invitation(NEW)
      await page.goto(link)
      await page.locator('main a:not(.about a)').click()
      await choosePassword(page)
      await page.context().clearCookies()
      await page.goto(link)
    },
  ],
  [
    'a link that has expired',
    words('Das hat nicht geklappt', 'That did not work'),
    async page => {
      const person = await known()
      const path = `/users/${person}/execute-actions-email?client_id=digintm-web&lifespan=1`
      await asAdmin('PUT', path, ['UPDATE_PASSWORD'])
      const link = await newestLink()
      await new Promise(resolve => setTimeout(resolve, 2_000))
      await page.goto(link)
    },
  ],
  [
    'an invitation to a second Kreis',
    words('Einladung annehmen', 'Accept the invitation'),
    openSecond,
  ],
  [
    'an invitation that was accepted before',
    words('Dieser Link gilt nicht mehr', 'This link is no longer valid'),
    async page => {
      const link = await openSecond(page)
      await page.locator('main a:not(.about a)').click()
      await page.context().clearCookies()
      await page.goto(link)
    },
  ],
  [
    'an invitation of which there is a newer one',
    words('Dieser Link gilt nicht mehr', 'This link is no longer valid'),
    async page => {
      await known()
      const link = await invitation(KNOWN)
      await invitation(KNOWN)
      await page.goto(link)
    },
  ],
]

/** Mail of the realm comes to this process. */
export async function prepareMailPages(): Promise<void> {
  mail = await startMailServer()
  ;({ smtpServer } = await asAdmin<{ smtpServer: unknown }>('GET', ''))
  const { hostname: host, port } = new URL(mail.url)
  await asAdmin('PUT', '', { smtpServer: { host, port, from: 'digintm@theme.example' } })
}

export async function removeMailPages(): Promise<void> {
  await asAdmin('PUT', '', { smtpServer })
  await forget(NEW)
  await forget(KNOWN)
  await mail.close()
}

/** The link in a fresh invitation to Mannheim. */
async function invitation(email: string): Promise<string> {
  const { url, realm, secrets } = inject('keycloak')
  const accounts = keycloakAccounts({ url, internalUrl: url, realm, secret: secrets.inviter })
  if (email === NEW) await forget(email)
  await accounts.invite({ tenant: '08222', email, displayName: 'Kim Beispiel' })
  return newestLink()
}

async function newestLink(): Promise<string> {
  const [link] = /https?:\S+/.exec(mail.mails.at(-1)?.text ?? '') ?? []
  if (!link) throw new Error('no link was sent')
  return link
}

async function begin(page: Page): Promise<void> {
  await page.goto(await invitation(NEW))
  await page.locator('main a:not(.about a)').click()
}

async function choosePassword(page: Page): Promise<void> {
  await page.fill('#password-new', OWN_PASSWORD)
  await page.fill('#password-confirm', OWN_PASSWORD)
  await page.click('#kc-submit')
}

async function openSecond(page: Page): Promise<string> {
  await known()
  const link = await invitation(KNOWN)
  await page.goto(link)
  return link
}

/** Somebody who has an account, and works nowhere yet. */
async function known(): Promise<string> {
  await forget(KNOWN)
  await asAdmin('POST', '/users', {
    username: KNOWN,
    email: KNOWN,
    enabled: true,
    firstName: 'Kim',
    lastName: 'Beispiel',
    groups: [STAFF],
  })
  const [person] = await asAdmin<{ id: string }[]>('GET', `/users?email=${KNOWN}&exact=true`)
  return String(person?.id)
}

async function forget(email: string): Promise<void> {
  for (const { id } of await asAdmin<{ id: string }[]>('GET', `/users?email=${email}&exact=true`))
    await asAdmin('DELETE', `/users/${id}`)
}
