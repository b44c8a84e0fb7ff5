import { expect, inject } from 'vitest'
import { subjectOf } from '../../../backend/src/demo/people.ts'
import type { IssuerUnderTest } from './issuer-under-test.ts'
import { asAdmin } from './keycloak.ts'
import { signingKey } from './signing-key.ts'

interface Component {
  id: string
  providerId: string
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
  const former = providers.filter(({ providerId }) => providerId === 'rsa')
  const { id: parentId } = await asAdmin<{ id: string }>('GET', '')
  const now = Date.now()
  await asAdmin('POST', '/components', {
    ...signingKey(`rotated-${now}`, now),
    providerType: 'org.keycloak.keys.KeyProvider',
    parentId,
  })
  for (const { id } of former) await asAdmin('DELETE', `/components/${id}`)
}
