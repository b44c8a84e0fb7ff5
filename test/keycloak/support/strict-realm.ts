import { readFileSync } from 'node:fs'
import { inject } from 'vitest'
import { STAFF } from '../../../backend/src/platform/identity/keycloak-accounts.ts'
import { realmFile } from '../../../backend/src/platform/identity/realm-file.ts'
import { asRealmsAdmin } from './keycloak.ts'

/** Name of the realm that asks for what the file asks for; the realm of the demo leaves the second factor out. */
export const STRICT = 'strict'
export const PASSWORD = 'only-for-these-tests'

/** Each is one test's own, with realm roles; who has none is in the group of staff alone, as an invitation leaves them. */
const PEOPLE: Record<string, string[]> = {
  // sign in with forms
  staff: ['coordinator'],
  raised: ['coordinator'],
  'at-once': ['coordinator'],
  both: ['client', 'integration_manager'],
  guest: ['client'],
  locked: ['client'],
  lost: ['coordinator'],
  open: ['coordinator'],
  invited: [],
  // have a passkey
  ada: ['coordinator'],
  ben: ['coordinator'],
  cem: ['coordinator'],
  dua: ['coordinator'],
  eva: ['coordinator'],
  fee: ['coordinator'],
}

/** Where all of them work: to join all 44 takes Keycloak minutes on a busy machine. */
const KREISE = ['08111', '08226']

let made: Promise<void> | undefined

/** The realm as code under another name, with nothing softened, and with its people: made once for all test files. */
export function strictRealm(): Promise<void> {
  return (made ??= makeStrictRealm())
}

async function makeStrictRealm(): Promise<void> {
  const { webOrigin } = inject('keycloak')
  const text = readFileSync(realmFile, 'utf8')
    // ids are unique in all of Keycloak
    .replaceAll('0d191273-', '0d191274-')
    .replace(/"id": "([a-z-]+)"/g, '"id": "strict-$1"')
    .replaceAll(/\$\{(\w+)(?::([^}]*))?\}/g, (_, name: string, fallback = 'only-for-this-test') =>
      name === 'DIGINTM_URL' ? webOrigin : fallback,
    )
  const realm = JSON.parse(text)
  const users = Object.entries(PEOPLE).map(([username, realmRoles]) => ({
    username,
    realmRoles,
    groups: realmRoles.length ? [] : [STAFF],
    enabled: true,
    firstName: username,
    lastName: 'Beispiel',
    email: `${username}@demo.example`,
    credentials: [{ type: 'password', value: PASSWORD, temporary: false }],
  }))
  const members = Object.keys(PEOPLE).map(username => ({ username, membershipType: 'UNMANAGED' }))
  for (const organization of realm.organizations)
    if (KREISE.includes(organization.alias)) organization.members = members
  await asRealmsAdmin('POST', '', {
    ...realm,
    realm: STRICT,
    users: [...realm.users, ...users],
  })
}

/** As the administrator does when somebody has lost a phone or a passkey. */
export async function removeCredential(login: string, type: string): Promise<void> {
  const [person] = await asRealmsAdmin<{ id: string }[]>(
    'GET',
    `/${STRICT}/users?username=${login}&exact=true`,
  )
  const path = `/${STRICT}/users/${person?.id}/credentials`
  const credentials = await asRealmsAdmin<{ id: string; type: string }[]>('GET', path)
  for (const credential of credentials.filter(each => each.type === type))
    await asRealmsAdmin('DELETE', `${path}/${credential.id}`)
}
