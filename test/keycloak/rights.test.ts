import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { subjectOf } from '../../backend/src/demo/people.ts'
import { asAdmin } from './support/keycloak.ts'

/** Fixed by the realm file. */
const RAVENSBURG = '0d191273-0000-4000-8000-000000008436'
const person = subjectOf('amal.haddad')

type Call = [what: string, method: string, path: () => string, body?: unknown]

let token: string
let inviter: (method: string, path: string, body?: unknown) => Promise<number>
let ids: { management: string; machine: string }

beforeAll(async () => {
  const { url, realm, issuer, secrets } = inject('keycloak')
  const response = await fetch(`${issuer}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'digintm-inviter',
      client_secret: secrets.inviter,
    }),
  })
  ;({ access_token: token } = (await response.json()) as { access_token: string })
  inviter = async (method, path, body) => {
    const answer = await fetch(`${url}/admin/realms/${realm}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return answer.status
  }
  ids = {
    management: await idOf('realm-management'),
    machine: await idOf('ministry-reporting'),
  }
})

test('KC-10: the account of the product finds people, keeps members, gives and takes functions', async () => {
  expect(await inviter('GET', '/users?username=amal.haddad&exact=true')).toBe(200)
  expect(await inviter('GET', '/organizations?q=alias:08436')).toBe(200)
  expect(await inviter('POST', `/organizations/${RAVENSBURG}/members`, person)).toBe(201)
  expect(await inviter('DELETE', `/organizations/${RAVENSBURG}/members/${person}`)).toBe(204)
  const { id } = await asAdmin<{ id: string }>('GET', '/group-by-path/staff/coordinator')
  expect(await inviter('PUT', `/users/${person}/groups/${id}`)).toBe(204)
  expect(await inviter('DELETE', `/users/${person}/groups/${id}`)).toBe(204)
  expect(await inviter('POST', `/users/${person}/logout`)).toBe(204)
})

test.each<Call>([
  ['reads the secret of a client', 'GET', () => `/clients/${ids.machine}/client-secret`],
  ['lists clients', 'GET', () => '/clients'],
  ['changes the realm', 'PUT', () => '', { displayName: 'taken over' }],
  ['reads events', 'GET', () => '/events'],
  ['reads roles', 'GET', () => '/roles'],
  ['adds a flow', 'POST', () => '/authentication/flows', { alias: 'mine', topLevel: true }],
  ['takes over a session', 'POST', () => `/users/${person}/impersonation`],
])(
  'KC-10: the account of the product is refused when it %s',
  async (_, method, ...[path, body]) => {
    expect(await inviter(method, path(), body)).toBe(403)
  },
)

describe('KC-10: somebody who is none of the staff', () => {
  let outsider: string
  let group: { id: string }
  beforeAll(async () => {
    await asAdmin('POST', '/users', { username: 'outsider', enabled: true })
    ;[{ id: outsider }] = await asAdmin<[{ id: string }]>('GET', '/users?username=outsider')
    group = await asAdmin('GET', '/group-by-path/staff/team_lead')
  })
  afterAll(() => asAdmin('DELETE', `/users/${outsider}`))

  test('is not found', async () => {
    expect(await found('outsider')).toEqual([])
    expect(await found('amal.haddad')).toHaveLength(1)
  })

  test.each<Call>([
    ['read', 'GET', () => ''],
    ['changed', 'PUT', () => '', { enabled: false }],
    ['deleted', 'DELETE', () => ''],
    ['signed out', 'POST', () => '/logout'],
    ['given a password', 'PUT', () => '/reset-password', { type: 'password', value: 'of another' }],
    ['sent a mail', 'PUT', () => '/execute-actions-email', ['UPDATE_PASSWORD']],
    ['given a function', 'PUT', () => `/groups/${group.id}`],
    ['given a role', 'POST', () => '/role-mappings/realm', [{ name: 'team_lead' }]],
  ])('is not %s', async (_, method, ...[path, body]) => {
    expect(await inviter(method, `/users/${outsider}${path()}`, body)).toBe(403)
  })

  test('joins no organization', async () => {
    const path = `/organizations/${RAVENSBURG}/members`
    expect(await inviter('POST', path, outsider)).toBe(403)
  })

  async function found(username: string): Promise<unknown> {
    const { url, realm } = inject('keycloak')
    const path = `/users?username=${username}&exact=true`
    const answer = await fetch(`${url}/admin/realms/${realm}${path}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    return answer.json()
  }
})

test('KC-10: it maps no role, neither of an administrator nor any other', async () => {
  const admin = await asAdmin('GET', `/clients/${ids.management}/roles/realm-admin`)
  const mapped = `/users/${person}/role-mappings`
  const other = await asAdmin('GET', '/roles/coordinator')

  expect(await inviter('POST', `${mapped}/clients/${ids.management}`, [admin])).toBe(403)
  expect(await inviter('POST', `${mapped}/realm`, [other])).toBe(403)
})

async function idOf(clientId: string): Promise<string> {
  const [client] = await asAdmin<{ id: string }[]>('GET', `/clients?clientId=${clientId}`)
  return client?.id ?? ''
}
