import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import type { KeycloakServer } from '../../backend/src/platform/keycloak/keycloak-server.ts'
import { startFresh, type FreshKeycloak } from './support/keycloak.ts'
import { exportRealm, normalised } from './support/realm-export.ts'
import { realIssuer } from './support/real.ts'
import { accessToken, openStage, signedIn, signIn, type Stage } from './support/stage.ts'

const MINUTE = 60_000
let stage: Stage
let own: FreshKeycloak

beforeAll(async () => {
  const { webOrigin } = inject('keycloak')
  own = await startFresh(webOrigin)
  const issuer = `${own.server.url}/realms/digintm`
  const certsUrl = `${issuer}/protocol/openid-connect/certs`
  stage = await openStage(() => ({ ...realIssuer(), issuer, certsUrl, webOrigin }))
})
afterAll(async () => {
  await stage.close()
  await own.stop()
})

test('KC-1: two clean starts export identically', async () => {
  const { atFirst } = inject('keycloak')
  expect(normalised(await exportRealm(own.server))).toEqual(normalised(atFirst))
})

test('KC-18, FI-4: Keycloak stands still: whoever is signed in works on, and signing in waits for it', async () => {
  const good = accessToken(await signedIn(stage, 'petra.lang'))
  const visit = await stage.visit()
  const java = javaOf(own.server)
  process.kill(java, 'SIGSTOP')
  onTestFinished(() => void process.kill(java, 'SIGCONT'))
  stage.passTime(11 * MINUTE)

  expect(await underLoad(good)).toEqual(['COORDINATOR', 'UNAUTHENTICATED'])

  process.kill(java, 'SIGCONT')
  await signIn(stage, visit, 'miriam.baum')
  expect(await stage.me(accessToken(visit))).toBe('MINISTRY_ANALYST')
})

test('KC-18, FI-4: Keycloak is killed and comes back: no restart of ours, and sessions go on', async () => {
  const visit = await signedIn(stage, 'petra.lang')
  const good = accessToken(visit)
  await expect.poll(() => isWritten(String(decodeJwt(good)['sid']))).toBe(true)
  process.kill(javaOf(own.server), 'SIGKILL')
  await own.server.ended
  stage.passTime(11 * MINUTE)

  expect(await underLoad(good)).toEqual(['COORDINATOR', 'UNAUTHENTICATED'])
  const late = await stage.visit()
  await late.page.getByRole('button', { name: 'Anmelden' }).click()
  await late.page.getByText('Der Anmeldedienst ist nicht erreichbar').waitFor()

  await own.startAgain()
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

/** Whether a kill leaves the session: the database of Keycloak's development mode writes later than it commits. */
function isWritten(session: string): boolean {
  const file = join(dirname(own.server.logFile), 'data/h2/keycloakdb.mv.db')
  return readFileSync(file).includes(session)
}

/** The process that is Keycloak itself; its keeper would end it in order. */
function javaOf({ pid }: KeycloakServer): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0])
}
