import { expect, inject, test } from 'vitest'
import { assertVersionFloor } from '../../backend/src/platform/keycloak/version-floor.ts'
import { asAdmin } from './support/keycloak.ts'

test('KC-5: only the web client has a flow for people, and no client may do all that a person may', async () => {
  const clients = await asAdmin<Client[]>('GET', '/clients?max=100')
  const ours = new Set(['digintm-web', 'digintm-api', 'digintm-inviter', 'ministry-reporting'])
  const found = clients.filter(({ clientId }) => ours.has(clientId))

  expect(found).toHaveLength(ours.size)
  for (const client of found)
    expect(client).toMatchObject({
      standardFlowEnabled: client.clientId === 'digintm-web',
      implicitFlowEnabled: false,
      directAccessGrantsEnabled: false,
      fullScopeAllowed: false,
    })
  const enabled = clients.filter(client => client.enabled)
  expect(enabled.filter(client => client.directAccessGrantsEnabled)).toEqual([])
  expect(enabled.filter(client => client.implicitFlowEnabled)).toEqual([])
})

test('KC-6, KC-9, KC-17: lifetimes, lock-out and events are as the realm file says', async () => {
  expect(await asAdmin('GET', '')).toMatchObject({
    accessTokenLifespan: 300,
    ssoSessionIdleTimeout: 1800,
    ssoSessionMaxLifespan: 36_000,
    revokeRefreshToken: true,
    refreshTokenMaxReuse: 0,
    bruteForceProtected: true,
    failureFactor: 5,
    permanentLockout: false,
    registrationAllowed: false,
  })
  expect(await asAdmin('GET', '/events/config')).toMatchObject({
    eventsEnabled: true,
    eventsExpiration: 7_776_000,
    adminEventsEnabled: true,
    adminEventsDetailsEnabled: true,
  })
})

test('KC-2, KC-4: the machine of the ministry gets the audience of the API', async () => {
  const { issuer, secrets } = inject('keycloak')
  const claims = await tokenOf(issuer, { client: 'ministry-reporting', secret: secrets.machine })

  expect(claims).toMatchObject({
    aud: 'digintm-api',
    azp: 'ministry-reporting',
    sub: 'ministry-reporting',
    organization: ['08'],
    realm_access: { roles: ['ministry_analyst'] },
  })
  const account = await tokenOf(issuer, { client: 'digintm-inviter', secret: secrets.inviter })
  expect(account).not.toHaveProperty('aud')
  expect(account).not.toHaveProperty('realm_access')
})

test('KC-12: the Keycloak that runs is new enough', async () => {
  const { keycloakVersion } = await asAdmin<{ keycloakVersion: string }>('POST', '/partial-export')

  expect(() => assertVersionFloor(keycloakVersion)).not.toThrow()
})

interface Client {
  clientId: string
  enabled: boolean
  directAccessGrantsEnabled: boolean
  implicitFlowEnabled: boolean
}

async function tokenOf(
  issuer: string,
  { client, secret }: { client: string; secret: string },
): Promise<Record<string, unknown>> {
  const response = await fetch(`${issuer}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client,
      client_secret: secret,
    }),
  })
  const { access_token: token } = (await response.json()) as { access_token: string }
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}
