import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Router } from 'express'
import { demoPeople, machineClient, subjectOf } from '../../../backend/src/demo/people.ts'
import { freePort } from '../../../backend/src/platform/ground/free-port.ts'
import type { SessionEnd } from '../../../backend/src/platform/embedded-issuer/logout.ts'
import { createEmbeddedIssuer } from '../../../backend/src/platform/embedded-issuer/issuer.ts'
import { realmFile } from '../../../backend/src/platform/identity/realm-file.ts'
import type { IssuerUnderTest } from './issuer-under-test.ts'

const machineSecret = 'machine-of-this-test'

/** The embedded issuer, in the process of the product that it signs in to. */
export async function embeddedIssuer(onSessionEnd: SessionEnd): Promise<IssuerUnderTest> {
  const webOrigin = `http://localhost:${await freePort()}`
  const dataDir = mkdtempSync(join(tmpdir(), 'digintm-issuer-'))
  const people = [...demoPeople, machineClient].map(person => ({
    ...person,
    subject: subjectOf(person.login),
  }))
  const create = () =>
    createEmbeddedIssuer({
      publicUrl: webOrigin,
      realmFile,
      dataDir,
      people,
      secret: machineSecret,
      onSessionEnd,
    })
  let current = await create()
  return {
    name: 'embedded',
    issuer: current.issuer,
    certsUrl: current.certsUrl.replace('localhost', '127.0.0.1'),
    webOrigin,
    router: Router().use((request, response, next) => current.router(request, response, next)),
    machineSecret,
    organization: tenant => [tenant],
    async asks(page) {
      await page.locator('button[name=login]').first().waitFor()
    },
    async answer(page, login) {
      await page.locator(`button[name=login][value="${login}"]`).click()
    },
    async answerAgain(page, login) {
      await page.locator(`button[name=login][value="${login}"]`).click()
    },
    async rotateKeys() {
      rmSync(join(dataDir, 'issuer-key.json'))
      current = await create()
    },
    async setEnabled(login, enabled) {
      const { memberships = [] } = demoPeople.find(person => person.login === login) ?? {}
      const organizations = memberships.map(({ tenant }) => tenant)
      const roles = memberships.map(({ role }) => role)
      await current.accounts.follow(subjectOf(login), { roles, organizations, enabled })
    },
    signOut: login => current.accounts.signOut(subjectOf(login)),
    async close() {
      rmSync(dataDir, { recursive: true })
    },
  }
}
