import { expect, inject } from 'vitest'
import { subjectOf } from '../../../backend/src/demo/people.ts'
import type { IssuerUnderTest } from './issuer-under-test.ts'
import { asAdmin } from './keycloak.ts'

interface Component {
  id: string
  name: string
  providerId: string
  config: Record<string, string[]>
}

/** The Keycloak of this run. */
export function realIssuer(): IssuerUnderTest {
  const { issuer, webOrigin, password, secrets } = inject('keycloak')
  return {
    name: 'keycloak',
    issuer,
    certsUrl: `${issuer}/protocol/openid-connect/certs`,
    webOrigin,
    machineSecret: secrets.machine,
    organization: tenant => ({ [tenant]: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) } }),
    async asks(page) {
      await page.locator('#username').waitFor()
    },
    async answer(page, login) {
      await page.locator('#username').fill(login)
      await page.locator('#password').fill(password)
      await page.locator('#kc-login').click()
    },
    async answerAgain(page) {
      await page.locator('#password').fill(password)
      await page.locator('#kc-login').click()
    },
    rotateKeys,
    async setEnabled(login, enabled) {
      const person = `/users/${subjectOf(login)}`
      await asAdmin('PUT', person, { ...(await asAdmin<object>('GET', person)), enabled })
    },
    signOut: login => asAdmin('POST', `/users/${subjectOf(login)}/logout`),
    async close() {},
  }
}

/** A new RSA key of higher priority; the former one is taken away. */
async function rotateKeys(): Promise<void> {
  const providers = await asAdmin<Component[]>(
    'GET',
    '/components?type=org.keycloak.keys.KeyProvider',
  )
  const former = providers.filter(
    ({ providerId, config }) =>
      providerId === 'rsa-generated' && config['algorithm']?.[0] !== 'RSA-OAEP',
  )
  const { id: parentId } = await asAdmin<{ id: string }>('GET', '')
  await asAdmin('POST', '/components', {
    name: `rotated-${Date.now()}`,
    providerId: 'rsa-generated',
    providerType: 'org.keycloak.keys.KeyProvider',
    parentId,
    config: {
      priority: [String(Date.now())],
      enabled: ['true'],
      active: ['true'],
      algorithm: ['RS256'],
      keySize: ['3072'],
    },
  })
  for (const { id } of former) await asAdmin('DELETE', `/components/${id}`)
}
