import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readManifest } from '../../backend/src/manifest.ts'
import { freePort } from '../../backend/src/platform/ground/free-port.ts'
import { withClient } from '../../backend/src/platform/database/roles.ts'
import { uuidv7 } from '../../backend/src/platform/database/uuidv7.ts'
import type { Person } from '../../backend/src/platform/embedded-issuer/claims.ts'
import {
  createEmbeddedIssuer,
  type EmbeddedIssuer,
} from '../../backend/src/platform/embedded-issuer/issuer.ts'
import { realmFile } from '../../backend/src/platform/identity/realm-file.ts'
import { smtpMailer } from '../../backend/src/platform/mail/mailer.ts'
import { createServer, type RunningServer } from '../../backend/src/server.ts'
import { BrowserSession, type Tokens } from '../support/browser-session.ts'
import { asAdmin, freshDatabase, WAIT_MS, type FreshDatabase } from '../support/database.ts'
import { startMailServer, type MailServer } from '../support/mail-server.ts'
import { once } from '../support/world.ts'
import { noFiles } from '../support/no-files.ts'

const SECOND_FACTOR = { acr_values: '2' }
const HERE = 'openid profile organization:08111'
const anna: Person = {
  login: 'anna',
  displayName: 'Anna Ort',
  subject: '018f2f6e-0000-7000-8000-00000000000a',
  email: 'anna@kreis.test',
  memberships: [{ tenant: '08111', role: 'coordinator' }],
}

let urls: FreshDatabase
let mail: MailServer
let issuer: EmbeddedIssuer
let server: RunningServer
let origin: string
let coordinator: Tokens
const dataDir = mkdtempSync(join(tmpdir(), 'digintm-invitation-'))

beforeAll(async () => {
  ;[urls, mail] = await Promise.all([freshDatabase(), startMailServer()])
  origin = `http://127.0.0.1:${await freePort()}`
  issuer = await createEmbeddedIssuer({
    publicUrl: origin,
    realmFile,
    dataDir,
    people: [anna],
    mail: smtpMailer({ url: mail.url, from: 'DigIntM <digintm@land.test>' }),
    onAccepted: tenant => server.jobs.round(tenant),
  })
  server = await createServer({
    databases: urls,
    identity: issuer,
    accounts: issuer.accounts,
    operations: { manifest: readManifest(), registeredOnly: false },
    files: noFiles,
    hideSchema: false,
    log: pino({ level: 'silent' }),
    connections: { max: 4, wait: WAIT_MS },
  })
  await new Promise<void>(resolve =>
    server.http.listen(Number(new URL(origin).port), '127.0.0.1', resolve),
  )
  await enrolAnna()
  coordinator = await browser().signIn('anna', HERE, SECOND_FACTOR)
})
afterAll(async () => {
  await server.stop()
  await mail.close()
  await urls.drop()
  rmSync(dataDir, { recursive: true })
})
beforeEach(() => void mail.mails.splice(0))

async function enrolAnna(): Promise<void> {
  await withClient(urls.admin, async client => {
    await client.query('begin')
    await client.query(`select app.enter('08111')`)
    await client.query(
      `insert into app.membership (id, issuer, subject, login, display_name, role, valid_from)
       values ($1, $2, $3, 'anna', 'Anna Ort', 'coordinator', '2020-01-01')`,
      [uuidv7(), issuer.issuer, anna.subject],
    )
    await client.query('commit')
  })
}

const browser = () =>
  new BrowserSession(issuer.issuer, {
    clientId: 'digintm-web',
    redirectUri: `${origin}/anmeldung`,
  })

// oxlint-disable-next-line typescript/no-explicit-any -- answers are as varied as the documents
async function ask({ access_token }: Tokens, query: string, input?: object): Promise<any> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${access_token}` },
    body: JSON.stringify({ query, variables: { input: { clientMutationId: once(), ...input } } }),
  })
  return response.json()
}

const invite = (email: string, role = 'COORDINATOR') =>
  ask(
    coordinator,
    'mutation ($input: InviteAccountInput!) { inviteAccount(input: $input) { account { id version state } } }',
    { email, role, displayName: 'Nora Neu' },
  )

/** The link of the only mail that has gone out since. */
async function linkSent(): Promise<string> {
  await server.jobs.round('08111')
  expect(mail.mails).toHaveLength(1)
  return /https?:\S+/.exec(mail.mails[0]!.text)![0]
}

function press(link: string): Promise<Response> {
  const { origin: at, pathname, searchParams } = new URL(link)
  return fetch(at + pathname, {
    method: 'POST',
    body: new URLSearchParams({ token: searchParams.get('token')! }),
  })
}

const ME = '{ me { displayName roles tenant { ags } } }'

test('KC-11 from the invitation to the first sign-in: the mail is the only way in', async () => {
  const answer = await invite('nora@kreis.test')
  const link = await linkSent()
  expect(mail.mails[0]).toMatchObject({
    to: 'nora@kreis.test',
    from: 'DigIntM <digintm@land.test>',
    subject: expect.stringContaining('Stuttgart'),
  })
  expect(JSON.stringify(answer)).not.toContain(new URL(link).searchParams.get('token'))

  const page = await (await fetch(link)).text()
  expect(page).toContain('Nora Neu')
  await expect(browser().signIn('nora@kreis.test', HERE)).rejects.toThrow()

  expect((await press(link)).status).toBe(200)
  const nora = await browser().signIn('nora@kreis.test', HERE)
  expect((await ask(nora, ME)).data.me).toEqual({
    displayName: 'Nora Neu',
    roles: ['COORDINATOR'],
    tenant: { ags: '08111' },
  })
  const trail = await asAdmin(
    urls,
    `select action, entity from app.audit_entry where action = 'acceptInvitation' order by entity`,
  )
  expect(trail).toEqual([
    { action: 'acceptInvitation', entity: 'Account' },
    { action: 'acceptInvitation', entity: 'Membership' },
  ])
})

test('KC-11 a link works once, and a newer one replaces it', async () => {
  await invite('once@kreis.test')
  const link = await linkSent()
  expect((await press(link)).status).toBe(200)
  for (const again of [await press(link), await fetch(link)]) expect(again.status).toBe(410)
  expect((await fetch(`${issuer.issuer}/einladung?token=x`)).status).toBe(410)
  expect((await fetch(`${issuer.issuer}/einladung`)).status).toBe(410)
})

test('KC-11 an invitation that was taken back gives nothing, even when it is accepted', async () => {
  const { data } = await invite('gone@kreis.test')
  const { id, version } = data.inviteAccount.account
  const link = await linkSent()
  await ask(
    coordinator,
    'mutation ($input: RecordInput!) { disableAccount(input: $input) { account { state } } }',
    { id, version },
  )
  await press(link)
  const rows = await asAdmin(urls, `select 1 from app.membership where login = 'gone@kreis.test'`)
  expect(rows).toEqual([])
})

test('a mail server that is busy gets the invitation later', async () => {
  mail.refuse(true)
  await invite('later@kreis.test')
  await server.jobs.round('08111')
  expect(mail.mails).toEqual([])
  const [job] = await asAdmin<{ attempts: number; waits: boolean }>(
    urls,
    `select attempts, due_at > now() as waits from app.outbox where kind = 'INVITE'`,
  )
  expect(job).toEqual({ attempts: 1, waits: true })
  mail.refuse(false)
  await asAdmin(urls, `update app.outbox set due_at = now()`)
  await linkSent()
  expect(await asAdmin(urls, `select 1 from app.outbox where kind = 'INVITE'`)).toEqual([])
})

test('somebody known elsewhere keeps who they are, and what they have here grows', async () => {
  await invite('anna@kreis.test', 'TEAM_LEAD')
  await press(await linkSent())
  const { data } = await ask(await browser().signIn('anna', HERE), ME)
  expect(data.me.roles).toEqual(['COORDINATOR', 'TEAM_LEAD'])
  const accounts = await asAdmin(
    urls,
    `select email, state from app.account where subject = '${anna.subject}'`,
  )
  expect(accounts).toEqual([{ email: 'anna@kreis.test', state: 'ACTIVE' }])
})

test('AUTH-3 a disabled account is signed out everywhere and stays out', async () => {
  await invite('short@kreis.test')
  await press(await linkSent())
  const session = browser()
  const { refresh_token } = await session.signIn('short@kreis.test', HERE)
  const { data } = await ask(coordinator, '{ accounts(first: 100) { nodes { id version email } } }')
  const { id, version } = data.accounts.nodes.find(
    (each: { email: string }) => each.email === 'short@kreis.test',
  )
  await ask(
    coordinator,
    'mutation ($input: RecordInput!) { disableAccount(input: $input) { account { state } } }',
    { id, version },
  )
  await server.jobs.round('08111')
  const renewal = await session.exchange({ grant_type: 'refresh_token', refresh_token })
  expect(renewal.status).toBe(400)
  await expect(browser().signIn('short@kreis.test', HERE)).rejects.toThrow()
  const [revoked] = await asAdmin<{ kind: string }>(urls, `select kind from platform.revocation`)
  expect(revoked).toEqual({ kind: 'SUBJECT' })
})

test('who accepted is still known after a restart', async () => {
  const again = await createEmbeddedIssuer({
    publicUrl: origin,
    realmFile,
    dataDir,
    people: [anna],
  })
  expect(await again.accounts.acceptedBy({ tenant: '08111', email: 'nora@kreis.test' })).toEqual(
    expect.objectContaining({ login: 'nora@kreis.test', displayName: 'Nora Neu' }),
  )
  await expect(again.mintToken('nora@kreis.test')).resolves.toMatch(/^ey/)
  await expect(again.mintToken('short@kreis.test')).rejects.toThrow('nobody')
})
