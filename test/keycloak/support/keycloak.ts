import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { demoRealm } from '../../../backend/src/demo/realm.ts'
import { freePort } from '../../../backend/src/platform/free-port.ts'
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
}

/** vitest's global set-up: starts Keycloak once a run, in a folder of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'digintm-keycloak-'))
  const password = 'only-for-these-tests'
  const secrets = { inviter: 'inviter-of-this-test', machine: 'machine-of-this-test' }
  const webOrigin = `http://localhost:${await freePort()}`
  const server = await startLocalKeycloak({
    home,
    realm: demoRealm(password),
    deadlineMs: DEADLINE_MS,
    env: {
      ...process.env,
      DIGINTM_URL: webOrigin,
      DIGINTM_LOOPBACK_URL: webOrigin.replace('localhost', '127.0.0.1'),
      KEYCLOAK_INVITER_SECRET: secrets.inviter,
      MINISTRY_REPORTING_SECRET: secrets.machine,
    },
  })
  const { url, admin, logFile } = server
  const realm = 'digintm'
  const issuer = `${url}/realms/${realm}`
  project.provide('keycloak', { url, realm, issuer, webOrigin, password, secrets, admin, logFile })
  return async () => {
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

/** Asks the admin API as the administrator of `master`; the path begins behind the realm. Throws what it answered. */
export async function asAdmin<Answer = void>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer> {
  const { url, realm } = inject('keycloak')
  const response = await fetch(`${url}/admin/realms/${realm}${path}`, {
    method,
    headers: { authorization: `Bearer ${await adminToken()}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return (text ? JSON.parse(text) : undefined) as Answer
}

/** A token of the administrator of `master`, good for a minute. */
async function adminToken(): Promise<string> {
  const { url, admin } = inject('keycloak')
  const response = await fetch(`${url}/realms/master/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', ...admin }),
  })
  const { access_token: token } = (await response.json()) as { access_token: string }
  return token
}
