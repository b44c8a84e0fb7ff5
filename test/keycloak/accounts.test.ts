import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { subjectOf } from '../../backend/src/demo/people.ts'
import type { Accounts } from '../../backend/src/platform/identity/accounts.ts'
import { keycloakAccounts } from '../../backend/src/platform/identity/keycloak-accounts.ts'
import { startMailServer, type MailServer } from '../support/mail-server.ts'
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
  await asAdmin('PUT', '', { smtpServer })
  await mail.close()
})
beforeEach(() => void mail.mails.splice(0))

const rolesOf = async (id: string): Promise<string[]> =>
  (await asAdmin<{ name: string }[]>('GET', `/users/${id}/role-mappings/realm`))
    .map(({ name }) => name)
    .filter(name => !name.startsWith('default-roles'))
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

test('KC-11 the invitation goes out by mail alone, and nobody has accepted it', async () => {
  const invitation = { tenant: '08111', email: 'nora@kreis.test', displayName: 'Nora Neu' }
  expect(await accounts.invite(invitation)).toBeUndefined()
  expect(mail.mails).toHaveLength(1)
  expect(mail.mails[0]).toMatchObject({ to: expect.stringContaining('nora@kreis.test') })
  expect(mail.mails[0]!.text).toMatch(/https?:\S+/)
  expect(await accounts.acceptedBy(invitation)).toBeNull()
})

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
