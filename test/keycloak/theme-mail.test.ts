import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startMailServer, type MailServer } from '../support/mail-server.ts'
import { asAdmin } from './support/keycloak.ts'

const EMAIL = 'invited@theme.example'

let mail: MailServer
let before: { smtpServer?: object }
beforeAll(async () => {
  mail = await startMailServer()
  const { hostname: host, port } = new URL(mail.url)
  before = await asAdmin('GET', '')
  await asAdmin('PUT', '', { smtpServer: { host, port, from: 'digintm@theme.example' } })
})
afterAll(async () => {
  await asAdmin('PUT', '', { smtpServer: before.smtpServer ?? {} })
  for (const { id } of await people()) await asAdmin('DELETE', `/users/${id}`)
  await mail.close()
})

test('an invitation says in German, in our words, for which Kreis it is', async () => {
  const [organization] = await asAdmin<{ id: string; name: string }[]>(
    'GET',
    '/organizations?search=Mannheim',
  )
  await invite(String(organization?.id))
  const { subject, text } = await received()
  expect(subject).toBe(`Einladung zu DigIntM: ${organization?.name}`)
  expect(text).toContain(`mit DigIntM für ${organization?.name} zu arbeiten`)
  expect(text).not.toMatch(/Keycloak|Organization/i)
  // the parent's own text writes the link as in HTML
  expect(text).not.toMatch(/&#?\w+;/)
})

test('a person who works in English is written to in English', async () => {
  await asAdmin('POST', '/users', {
    username: 'english-speaker',
    email: EMAIL,
    enabled: true,
    attributes: { locale: ['en'] },
  })
  const [person] = await people()
  const path = `/users/${person?.id}/execute-actions-email?client_id=digintm-web`
  await asAdmin('PUT', path, ['UPDATE_PASSWORD'])
  const { subject, text } = await received()
  expect(subject).toBe('DigIntM: set up your account')
  expect(text).toContain('Still to do: Choose a password')
  expect(text).toContain('Your user name: english-speaker')
  expect(text).toMatch(/^http:\S+\/action-token\?key=\S+$/m)
})

function people(): Promise<{ id: string }[]> {
  return asAdmin('GET', `/users?email=${EMAIL}&exact=true`)
}

async function received(): Promise<MailServer['mails'][number]> {
  await expect.poll(() => mail.mails.length).toBe(1)
  const [first] = mail.mails.splice(0)
  if (!first) throw new Error('no mail')
  return first
}

/** Keycloak takes this one as a form only. */
async function invite(organization: string): Promise<void> {
  const { url, realm, admin } = inject('keycloak')
  const answer = await fetch(`${url}/realms/master/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', ...admin }),
  })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  const path = `/admin/realms/${realm}/organizations/${organization}/members/invite-user`
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams({ email: EMAIL }),
  })
  if (!response.ok) throw new Error(await response.text())
}
