import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { demoRealm } from '../../backend/src/demo/realm.ts'
import { freePort } from '../../backend/src/platform/free-port.ts'
import type { KeycloakServer } from '../../backend/src/platform/keycloak/keycloak-server.ts'
import { startLocalKeycloak } from '../../backend/src/platform/keycloak/local-keycloak.ts'
import { realIssuer } from './support/real.ts'
import { accessToken, openStage, signedIn, signIn, type Stage } from './support/stage.ts'

// a Keycloak of its own starts twice
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const PASSWORD = 'only-for-these-tests'
const MINUTE = 60_000
const home = mkdtempSync(join(tmpdir(), 'digintm-keycloak-'))
let stage: Stage
let server: KeycloakServer
let start: () => Promise<KeycloakServer>

beforeAll(async () => {
  const webOrigin = `http://localhost:${await freePort()}`
  const port = await freePort()
  start = () =>
    startLocalKeycloak({
      home,
      port,
      realm: demoRealm(PASSWORD),
      deadlineMs: 300_000,
      env: {
        ...process.env,
        DIGINTM_URL: webOrigin,
        DIGINTM_LOOPBACK_URL: webOrigin,
        KEYCLOAK_INVITER_SECRET: 'inviter-of-this-test',
        MINISTRY_REPORTING_SECRET: 'machine-of-this-test',
      },
    })
  server = await start()
  const issuer = `${server.url}/realms/digintm`
  const certsUrl = `${issuer}/protocol/openid-connect/certs`
  stage = await openStage(() => ({ ...realIssuer(), issuer, certsUrl, webOrigin }))
})
afterAll(async () => {
  await stage.close()
  await server.stop()
  rmSync(home, { recursive: true, force: true })
})

test('KC-18, FI-4: Keycloak stands still: whoever is signed in works on, and signing in waits for it', async () => {
  const good = accessToken(await signedIn(stage, 'petra.lang'))
  const visit = await stage.visit()
  process.kill(javaOf(server), 'SIGSTOP')
  stage.passTime(11 * MINUTE)

  expect(await underLoad(good)).toEqual(['COORDINATOR', 'UNAUTHENTICATED'])

  process.kill(javaOf(server), 'SIGCONT')
  await signIn(stage, visit, 'miriam.baum')
  expect(await stage.me(accessToken(visit))).toBe('MINISTRY_ANALYST')
})

test('KC-18, FI-4: Keycloak is killed and comes back: no restart of ours, and sessions go on', async () => {
  const visit = await signedIn(stage, 'petra.lang')
  const good = accessToken(visit)
  process.kill(javaOf(server), 'SIGKILL')
  await server.ended
  stage.passTime(11 * MINUTE)

  expect(await underLoad(good)).toEqual(['COORDINATOR', 'UNAUTHENTICATED'])
  const late = await stage.visit()
  await late.page.getByRole('button', { name: 'Anmelden' }).click()
  await late.page.getByText('Der Anmeldedienst ist nicht erreichbar').waitFor()

  server = await start()
  stage.passTime(MINUTE)
  const again = await signedIn(stage, 'stefan.roth')
  expect(await stage.me(accessToken(again))).toBe('COORDINATOR')
  expect(await stage.me(good)).toBe('COORDINATOR')
  const { refresh_token } = visit.tokens.at(-1)!
  const renewal = await stage.exchange({ grant_type: 'refresh_token', refresh_token })
  expect(renewal.status).toBe(200)
})

/** What 300 requests with a valid token, and as many without one, are answered; they take a while on purpose. */
async function underLoad(token: string): Promise<string[]> {
  const answers = new Set<string>()
  const caller = async () => {
    for (let asked = 0; asked < 30; asked++) {
      answers.add(await stage.me(token)).add(await stage.me(null))
      await sleep(20)
    }
  }
  await Promise.all(Array.from({ length: 10 }, caller))
  return [...answers].toSorted()
}

/** The process that is Keycloak itself; its keeper would end it in order. */
function javaOf({ pid }: KeycloakServer): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0])
}
