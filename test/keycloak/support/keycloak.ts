import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { demoRealm } from '../../../backend/src/demo/realm.ts'
import { freePort } from '../../../backend/src/platform/ground/free-port.ts'
import type { KeycloakServer } from '../../../backend/src/platform/keycloak/keycloak-server.ts'
import { startLocalKeycloak } from '../../../backend/src/platform/keycloak/local-keycloak.ts'
import { askAdmin, type Method } from './admin-api.ts'
import { exportRealm } from './realm-export.ts'
import { signingKey } from './signing-key.ts'

/** Enough for a machine that is busy with other tests; nothing is judged by it. */
const DEADLINE_MS = 300_000
/** Compiling for hours to come, and collecting beside the work, cost a start a third more each; no test lasts so long. */
const JVM = '-Xms256m -Xmx768m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC'
/** As in production; development reads the theme anew for every page. */
const THEME_READ_ONCE = {
  'spi-theme--cache-themes': true,
  'spi-theme--cache-templates': true,
  'spi-theme--static-max-age': 2_592_000,
}

/** A password that is a secret costs a sign-in in tests more than the rest of it. */
const HASHED_FAST = {
  'spi-password-hashing--argon2--iterations': 1,
  'spi-password-hashing--argon2--memory': 64,
}

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

/** A Keycloak of this machine that was clean at its first start. */
export interface FreshKeycloak {
  server: KeycloakServer
  /** Starts it over what it has kept, at the same address, after it was killed. */
  startAgain(): Promise<KeycloakServer>
  /** Ends it and removes its folder. */
  stop(): Promise<void>
}

/** A clean Keycloak with the realm as code and the people of the demo. */
export async function startFresh(webOrigin: string): Promise<FreshKeycloak> {
  const home = mkdtempSync(join(tmpdir(), 'digintm-keycloak-'))
  const port = await freePort()
  const realm = withSigningKey(demoRealm(PASSWORD))
  const start = async () =>
    (fresh.server = await startLocalKeycloak({
      home,
      port,
      realm,
      settings: { ...THEME_READ_ONCE, ...HASHED_FAST },
      deadlineMs: DEADLINE_MS,
      env: {
        ...process.env,
        JAVA_OPTS_KC_HEAP: JVM,
        DIGINTM_URL: webOrigin,
        DIGINTM_LOOPBACK_URL: webOrigin.replace('localhost', '127.0.0.1'),
        KEYCLOAK_INVITER_SECRET: SECRETS.inviter,
        MINISTRY_REPORTING_SECRET: SECRETS.machine,
      },
    }))
  const fresh = {
    startAgain: start,
    async stop() {
      await fresh.server.stop()
      rmSync(home, { recursive: true, force: true })
    },
  } as FreshKeycloak
  await start()
  return fresh
}

function withSigningKey(realm: ReturnType<typeof demoRealm>): typeof realm {
  const type = 'org.keycloak.keys.KeyProvider'
  const others = realm.components[type].filter(({ providerId }) => providerId !== 'rsa-generated')
  return {
    ...realm,
    components: { ...realm.components, [type]: [signingKey('rsa', 100), ...others] },
  }
}

/** Asks the admin API as the administrator of `master`; the path begins behind the realm. Throws what it answered. */
export async function asAdmin<Answer = void>(
  method: Method,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const server = inject('keycloak')
  return (await askAdmin(server, { method, path: `/${server.realm}${path}`, body })) as Answer
}

/** The same for all realms: the path begins with the realm's name, and is empty to make one. */
export async function asRealmsAdmin<Answer = void>(
  method: Method,
  path: string,
  body?: unknown,
): Promise<Answer> {
  return (await askAdmin(inject('keycloak'), { method, path, body })) as Answer
}
