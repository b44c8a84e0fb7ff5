import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import type { Browser, Page } from 'playwright'
import { Client } from 'pg'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { WEB_ROOT } from '../../../backend/src/config.ts'
import { demoPeople, machineClient, subjectOf } from '../../../backend/src/demo/people.ts'
import { readManifest } from '../../../backend/src/manifest.ts'
import { openPool } from '../../../backend/src/platform/database/pool.ts'
import { uuidv7 } from '../../../backend/src/platform/database/uuidv7.ts'
import type { SessionEnd } from '../../../backend/src/platform/embedded-issuer/logout.ts'
import { revoke } from '../../../backend/src/platform/identity/revocation.ts'
import { createServer } from '../../../backend/src/server.ts'
import { buildWeb } from '../../../backend/src/web-build.ts'
import { openBrowser, PATIENCE_MS } from '../../support/browser.ts'
import { freshDatabase } from '../../support/database.ts'
import { inserterOf } from '../../support/inserter.ts'
import { openGateway, type Gateway } from './gateway.ts'
import type { IssuerUnderTest } from './issuer-under-test.ts'
import { noFiles } from '../../support/no-files.ts'

/** Changes who has access; the account does not exist. */
const MANAGE = {
  query:
    'mutation ($input: RecordInput!) { signOutEverywhere(input: $input) { clientMutationId } }',
  variables: { input: { clientMutationId: randomUUID(), id: randomUUID(), version: 1 } },
}

export interface Tokens {
  access_token: string
  refresh_token: string
  id_token: string
}

export interface Visit {
  page: Page
  /** Whatever the issuer's token endpoint has given this page, oldest first. */
  tokens: Tokens[]
  /** Query of every authorization request of this page. */
  requests: URLSearchParams[]
}

/** Parameters of an authorization request, and who answers when the issuer asks. */
export type Authorization = Record<string, string> & { login?: string }

/** The product with its web UI, which people sign in to through the issuer under test. */
export interface Stage {
  issuer: IssuerUnderTest
  /** Between the product and the issuer's certificates. */
  gateway: Gateway
  /** A browser nobody has signed in with, at the product's door. */
  visit(): Promise<Visit>
  /** Code of the first error of `{ me }`, or the roles; whatever the token is. */
  me(token: string | null): Promise<string>
  /** What the product says when an account that does not exist shall be signed out everywhere. */
  manage(token: string): Promise<Record<string, unknown>>
  /** A further authorization of the web client in this browser, answered by `login` where the issuer asks. */
  authorize(visit: Visit, request: Authorization): Promise<Tokens>
  /** The token endpoint, as the web client or another. */
  exchange(form: Record<string, string>): Promise<Response>
  sql(text: string, values?: unknown[]): Promise<unknown>
  /** Lets the keys that the product holds grow older. */
  passTime(ms: number): void
  /** The product again, over the same data: it has heard nothing from the issuer yet. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Puts the product behind an issuer, with the memberships of the demo people. */
export async function openStage(
  open: (onSessionEnd: SessionEnd) => Promise<IssuerUnderTest> | IssuerUnderTest,
): Promise<Stage> {
  await buildWeb({ production: false, environment: process.env, port: 0 }, () => {})
  const urls = await freshDatabase()
  const admin = new Client({ connectionString: urls.admin })
  await admin.connect()
  const platform = openPool(urls.platform, { max: 1 })
  const issuer = await open(sid => revoke(platform, { kind: 'SESSION', value: sid }))
  const gateway = await openGateway(issuer.certsUrl)
  await enrol(admin, issuer.issuer)
  let browser: Browser | undefined
  let passed = 0

  const product = async () => {
    const server = await createServer({
      databases: urls,
      identity: {
        issuer: issuer.issuer,
        certsUrl: gateway.url,
        now: () => Date.now() + passed,
        ...(issuer.router && { router: issuer.router }),
      },
      operations: { manifest: readManifest(), registeredOnly: false },
      files: noFiles,
      hideSchema: false,
      log: pino({ level: 'silent' }),
      connections: { max: 4, wait: PATIENCE_MS },
      web: {
        root: WEB_ROOT,
        publicUrl: issuer.webOrigin,
        config: {
          issuer: issuer.issuer,
          clientId: 'digintm-web',
          demo: false,
          passkeys: issuer.name === 'keycloak',
        },
      },
    })
    await listening(server.http, Number(new URL(issuer.webOrigin).port))
    return server
  }
  let server = await product()

  return {
    issuer,
    gateway,
    async visit() {
      browser ??= await openBrowser()
      const context = await browser.newContext({ locale: 'de-DE', reducedMotion: 'reduce' })
      context.setDefaultTimeout(PATIENCE_MS)
      const page = await context.newPage()
      onTestFinished(async () => {
        // a token that is renewed while its test ends is nobody's failure
        await page.unrouteAll({ behavior: 'ignoreErrors' })
        await context.close()
      })
      const visit = await watched(page)
      await page.goto(issuer.webOrigin)
      return visit
    },
    me: async token => {
      const { data, error } = await ask(issuer.webOrigin, token, { query: '{ me { roles } }' })
      return error ? String(error['code']) : (data!['me'] as { roles: string[] }).roles.join(' ')
    },
    async manage(token) {
      const { data, error } = await ask(issuer.webOrigin, token, MANAGE)
      return error ?? data!
    },
    authorize: (visit, request) => authorize(issuer, visit, request),
    exchange: form => exchange(issuer, form),
    passTime: ms => void (passed += ms),
    sql: async (text, values = []) => (await admin.query(text, values)).rows,
    async restart() {
      await server.stop()
      server = await product()
    },
    async close() {
      await browser?.close()
      await server.stop()
      await issuer.close()
      await Promise.all([gateway.close(), platform.end(), admin.end()])
      await urls.drop()
    },
  }
}

/** From the product's door through the issuer's page back to the product. */
export async function signIn({ issuer }: Stage, { page }: Visit, login: string): Promise<void> {
  await page.getByRole('button', { name: 'Anmelden' }).click()
  await issuer.asks(page)
  await issuer.answer(page, login)
  await page.waitForURL(({ origin, pathname }) => origin === issuer.webOrigin && isOurs(pathname))
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** A browser in which somebody has signed in. */
export async function signedIn(stage: Stage, login: string): Promise<Visit> {
  const visit = await stage.visit()
  await signIn(stage, visit, login)
  return visit
}

/** The newest access token of a page. */
export function accessToken({ tokens }: Visit): string {
  const token = tokens.at(-1)?.access_token
  if (!token) throw new Error('the page has no token')
  return token
}

const isOurs = (pathname: string) => !/^\/(realms|anmeldung)/.test(pathname)

async function watched(page: Page): Promise<Visit> {
  const visit: Visit = { page, tokens: [], requests: [] }
  page.on('request', request => {
    const { pathname, searchParams } = new URL(request.url())
    if (pathname.endsWith('/protocol/openid-connect/auth')) visit.requests.push(searchParams)
  })
  // on the way, as the page may have left before its answer could be read
  await page.route('**/protocol/openid-connect/token', async route => {
    const response = await route.fetch()
    if (response.ok()) visit.tokens.push((await response.json()) as Tokens)
    await route.fulfill({ response })
  })
  return visit
}

async function ask(
  origin: string,
  token: string | null,
  body: object,
): Promise<{ data?: Record<string, unknown>; error?: Record<string, unknown> }> {
  const response = await fetch(`${origin.replace('localhost', '127.0.0.1')}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  const { data, errors } = (await response.json()) as {
    data?: Record<string, unknown>
    errors?: { extensions: Record<string, unknown> }[]
  }
  return { ...(data && { data }), ...(errors?.[0] && { error: errors[0].extensions }) }
}

function exchange({ issuer }: IssuerUnderTest, form: Record<string, string>): Promise<Response> {
  return fetch(`${issuer}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'digintm-web', ...form }),
  })
}

/** By hand, because the web UI asks for what it needs and for nothing else. */
async function authorize(
  issuer: IssuerUnderTest,
  { page }: Visit,
  { login, ...request }: Authorization,
): Promise<Tokens> {
  const redirect_uri = `${issuer.webOrigin}/anmeldung`
  const code_verifier = randomBytes(32).toString('base64url')
  await page.route(`${redirect_uri}?*`, route => route.fulfill({ body: '' }))
  const query = new URLSearchParams({
    client_id: 'digintm-web',
    response_type: 'code',
    redirect_uri,
    code_challenge: createHash('sha256').update(code_verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...request,
  })
  await page.goto(`${issuer.issuer}/protocol/openid-connect/auth?${query.toString()}`)
  if (login) await issuer.answerAgain(page, login)
  await page.waitForURL(url => url.href.startsWith(`${redirect_uri}?`))
  const answer = new URL(page.url()).searchParams
  const code = answer.get('code')
  if (!code) throw new Error(answer.get('error') ?? 'no code')
  const response = await exchange(issuer, {
    grant_type: 'authorization_code',
    redirect_uri,
    code,
    code_verifier,
  })
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as Tokens
}

async function enrol(admin: Client, issuer: string): Promise<void> {
  const insert = inserterOf(admin)
  for (const { login, displayName, memberships } of [...demoPeople, machineClient])
    for (const { tenant, role } of memberships)
      await insert(tenant, 'app.membership', {
        id: uuidv7(),
        issuer,
        subject: subjectOf(login),
        login,
        display_name: displayName,
        role,
        valid_from: '2020-01-01',
      })
}

function listening(http: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) =>
    http.once('error', reject).listen(port, '127.0.0.1', resolve),
  )
}
