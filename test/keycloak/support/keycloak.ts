import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { demoRealm } from '../../../backend/src/demo/realm.ts'
import { freePort } from '../../../backend/src/platform/free-port.ts'
import type { KeycloakServer } from '../../../backend/src/platform/keycloak/keycloak-server.ts'
import { startLocalKeycloak } from '../../../backend/src/platform/keycloak/local-keycloak.ts'

/** Enough for a machine that is busy with other tests; nothing is judged by it. */
const DEADLINE_MS = 300_000

declare module 'vitest' {
  export interface ProvidedContext {
    keycloak: TestKeycloak
  }
}

/** The one Keycloak of a test run, with the realm as code and the people of the demo. */
export interface TestKeycloak {
  /** Base, such as `http://localhost:18080`. */
  url: string
  realm: string
  issuer: string
  /** Origin the web client is registered for; nobody listens there until a test does. */
  webOrigin: string
  /** The password of every demo person. */
  password: string
  secrets: { inviter: string; machine: string }
  /** Administrator of the realm `master`: for set-up by tests only. */
  admin: { username: string; password: string }
  /** What Keycloak says. */
  logFile: string
  /** The realm as it was before any test, see {@link exportRealm}. */
  atFirst: unknown
}

const PASSWORD = 'only-for-these-tests'
const SECRETS = { inviter: 'inviter-of-this-test', machine: 'machine-of-this-test' }

/** vitest's global set-up: starts Keycloak once a run, in a folder of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const webOrigin = `http://localhost:${await freePort()}`
  const { server, stop } = await startFresh(webOrigin)
  const { url, admin, logFile } = server
  const realm = 'digintm'
  project.provide('keycloak', {
    url,
    realm,
    webOrigin,
    admin,
    logFile,
    issuer: `${url}/realms/${realm}`,
    password: PASSWORD,
    secrets: SECRETS,
    atFirst: await exportRealm(server),
  })
  return stop
}

/** A clean Keycloak with the realm as code and the people of the demo; stopping removes its folder. */
export async function startFresh(
  webOrigin: string,
): Promise<{ server: KeycloakServer; stop(): Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'digintm-keycloak-'))
  const server = await startLocalKeycloak({
    home,
    realm: demoRealm(PASSWORD),
    deadlineMs: DEADLINE_MS,
    env: {
      ...process.env,
      DIGINTM_URL: webOrigin,
      DIGINTM_LOOPBACK_URL: webOrigin.replace('localhost', '127.0.0.1'),
      KEYCLOAK_INVITER_SECRET: SECRETS.inviter,
      MINISTRY_REPORTING_SECRET: SECRETS.machine,
    },
  })
  const stop = async () => {
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
  return { server, stop }
}

/** Everything the administrator's interface tells about the realm. */
export async function exportRealm(server: Pick<TestKeycloak, 'url' | 'admin'>): Promise<unknown> {
  const ask = (method: Method, path: string) => request(server, { method, path: `/digintm${path}` })
  return {
    realm: await ask('POST', '/partial-export?exportClients=true&exportGroupsAndRoles=true'),
    organizations: await ask('GET', '/organizations?max=100&briefRepresentation=false'),
    users: await ask('GET', '/users?max=100'),
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** Asks the admin API as the administrator of `master`; the path begins behind the realm. Throws what it answered. */
export async function asAdmin<Answer = void>(
  method: Method,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const server = inject('keycloak')
  return (await request(server, { method, path: `/${server.realm}${path}`, body })) as Answer
}

/** The same for all realms: the path begins with the realm's name, and is empty to make one. */
export async function asRealmsAdmin<Answer = void>(
  method: Method,
  path: string,
  body?: unknown,
): Promise<Answer> {
  return (await request(inject('keycloak'), { method, path, body })) as Answer
}

async function request(
  { url, admin }: Pick<TestKeycloak, 'url' | 'admin'>,
  { method, path, body }: { method: Method; path: string; body?: unknown },
): Promise<unknown> {
  const authorization = `Bearer ${await adminToken(url, admin)}`
  const response = await fetch(`${url}/admin/realms${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return text ? JSON.parse(text) : undefined
}

/** A token of the administrator of `master`, good for a minute. */
async function adminToken(url: string, admin: TestKeycloak['admin']): Promise<string> {
  const response = await fetch(`${url}/realms/master/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', ...admin }),
  })
  const { access_token: token } = (await response.json()) as { access_token: string }
  return token
}
