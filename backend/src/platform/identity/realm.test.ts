import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readRealm, realmPlaceholders } from './realm.ts'
import { realmFile } from './realm-file.ts'
import { roles } from './roles.ts'

const text = readFileSync(realmFile, 'utf8')
const file = JSON.parse(text)
const client = (clientId: string) =>
  file.clients.find((candidate: { clientId: string }) => candidate.clientId === clientId)

test('KC-1: the realm file holds no secret, no key and no person', () => {
  const values = strings(file)
  const secrets = values.filter(([name]) => /^(secret|password|privateKey)$/i.test(name))

  expect(secrets).toEqual([
    ['secret', '${MINISTRY_REPORTING_SECRET}'],
    ['secret', '${KEYCLOAK_INVITER_SECRET}'],
    ['password', '${KEYCLOAK_SMTP_PASSWORD:}'],
  ])
  expect(text).not.toMatch(/-----BEGIN|(?=[a-z+/_-]*\d)[a-z\d+/_-]{41,}/i)
  expect(text).not.toMatch(/"(credentials": [[{]|secretData|credentialData)/)
  expect(
    file.users.map((user: { serviceAccountClientId?: string }) => user.serviceAccountClientId),
  ).toEqual(['ministry-reporting', 'digintm-inviter'])
})

test('KC-2, KC-4: tokens name organizations by alias and id, and the API as audience', () => {
  const mappers = file.clientScopes.flatMap((scope: { name: string; protocolMappers: object[] }) =>
    scope.protocolMappers.map(mapper => ({ scope: scope.name, ...mapper })),
  )

  expect(mappers).toContainEqual(
    expect.objectContaining({
      scope: 'organization',
      protocolMapper: 'oidc-organization-membership-mapper',
      config: expect.objectContaining({ addOrganizationId: 'true' }),
    }),
  )
  expect(mappers).toContainEqual(
    expect.objectContaining({
      scope: 'digintm-api',
      config: expect.objectContaining({ 'included.client.audience': 'digintm-api' }),
    }),
  )
  expect(client('digintm-web').defaultClientScopes).toContain('digintm-api')
  expect(client('digintm-web').optionalClientScopes).toContain('organization')
})

test('KC-5: the web client has the code flow with PKCE and exact addresses, nothing else', () => {
  const web = client('digintm-web')

  expect(web).toMatchObject({
    publicClient: true,
    standardFlowEnabled: true,
    implicitFlowEnabled: false,
    directAccessGrantsEnabled: false,
    serviceAccountsEnabled: false,
    fullScopeAllowed: false,
    attributes: { 'pkce.code.challenge.method': 'S256' },
  })
  expect(JSON.stringify([web.redirectUris, web.webOrigins, web.attributes])).not.toContain('*')
  expect(web).not.toHaveProperty('secret')
})

test('KC-5: the API has no flow, the machine client only its credentials', () => {
  const flows = {
    standardFlowEnabled: false,
    implicitFlowEnabled: false,
    directAccessGrantsEnabled: false,
  }

  expect(client('digintm-api')).toMatchObject({
    ...flows,
    serviceAccountsEnabled: false,
    bearerOnly: true,
  })
  expect(client('ministry-reporting')).toMatchObject({
    ...flows,
    serviceAccountsEnabled: true,
    publicClient: false,
    fullScopeAllowed: false,
    redirectUris: [],
    webOrigins: [],
  })
  expect(file.scopeMappings).toContainEqual({
    client: 'ministry-reporting',
    roles: ['ministry_analyst'],
  })
  expect(client('digintm-inviter')).toMatchObject({ ...flows, fullScopeAllowed: false })
  expect(client('admin-cli')).toMatchObject({ ...flows, enabled: false })
  expect(
    file.clients.filter((each: { standardFlowEnabled: boolean }) => each.standardFlowEnabled),
  ).toEqual([client('digintm-web')])
})

test('KC-6, KC-9, AUTH-4: lifetimes, rotation, lock-out and the key are as required', () => {
  expect(file).toMatchObject({
    accessTokenLifespan: 300,
    ssoSessionIdleTimeout: 1800,
    ssoSessionMaxLifespan: 36_000,
    revokeRefreshToken: true,
    refreshTokenMaxReuse: 0,
    bruteForceProtected: true,
    permanentLockout: false,
    defaultSignatureAlgorithm: 'RS256',
  })
  expect(file.components['org.keycloak.keys.KeyProvider'][0].config).toMatchObject({
    keySize: ['3072'],
  })
  expect(text).not.toContain('offline_access')
})

test('the realm names exactly the roles the product knows', () => {
  expect(readRealm(realmFile).roles).toEqual([...roles])
})

test('every Kreis, every Regierungspräsidium and the ministry is an organization', () => {
  const aliases = readRealm(realmFile).organizations.map(({ alias }) => alias)

  expect(aliases).toHaveLength(49)
  expect(aliases.slice(0, 5)).toEqual(['08', '081', '082', '083', '084'])
  expect(aliases.slice(5).every(alias => /^08[1-4]\d\d$/.test(alias))).toBe(true)
  expect(new Set(file.organizations.map(({ name }: { name: string }) => name)).size).toBe(49)
})

test.each([
  ['http://localhost:4000', ['http://localhost:4000', 'http://127.0.0.1:4000']],
  ['http://127.0.0.1:5173/', ['http://127.0.0.1:5173', 'http://localhost:5173']],
  ['https://digintm.example', ['https://digintm.example']],
])('reached at %s the web client lives at %s', (publicUrl, origins) => {
  const { web } = readRealm(realmFile, realmPlaceholders(publicUrl))

  expect(web.webOrigins).toEqual(origins)
  expect(web.redirectUris).toEqual(origins.map(origin => `${origin}/anmeldung`))
  expect(web.postLogoutRedirectUris).toEqual(origins.map(origin => `${origin}/`))
})

function strings(value: unknown, name = ''): [name: string, value: string][] {
  if (typeof value === 'string') return [[name, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    strings(inner, Array.isArray(value) ? name : key),
  )
}
