import { readFileSync } from 'node:fs'
import { STAFF } from '../platform/identity/keycloak-accounts.ts'
import { realmFile } from '../platform/identity/realm-file.ts'
import { demoPeople, emailOf, subjectOf, type DemoPerson } from './people.ts'

/** As much of a realm file as the demo changes; the rest is carried along. */
interface RealmContent {
  realm: string
  users: object[]
  organizations: { alias: string; members?: object[] }[]
  authenticationFlows: { authenticationExecutions: Execution[] }[]
  components: Record<'org.keycloak.keys.KeyProvider', { providerId: string }[]>
}

interface Execution {
  flowAlias?: string
  authenticator?: string
  requirement: string
}

/** Nobody of the demo could have set up a second factor: where one is due, a step-up takes the password again. */
const REQUIREMENTS: Record<string, string> = {
  'sign-in: second factor': 'DISABLED',
  'step-up': 'DISABLED',
  'auth-password-form': 'REQUIRED',
}

/**
 * The realm as code with the people of the demo, who all have this one password and no second factor. The file itself
 * names no person and requires the factor. Keycloak fills the placeholders that are not given here.
 */
export function demoRealm(
  password: string,
  placeholders: Readonly<Record<string, string>> = {},
): RealmContent {
  const text = readFileSync(realmFile, 'utf8').replace(
    /\$\{(\w+)(?::[^}]*)?\}/g,
    (asIs, name: string) => placeholders[name] ?? asIs,
  )
  const realm = JSON.parse(text) as RealmContent
  return {
    ...realm,
    users: [...realm.users, ...demoPeople.map(person => userOf(person, password))],
    organizations: realm.organizations.map(organization => ({
      ...organization,
      members: membersOf(organization.alias),
    })),
    authenticationFlows: realm.authenticationFlows.map(flow => ({
      ...flow,
      authenticationExecutions: flow.authenticationExecutions.map(withoutFactor),
    })),
  }
}

function withoutFactor(execution: Execution): Execution {
  const { flowAlias, authenticator = '', requirement } = execution
  return { ...execution, requirement: REQUIREMENTS[flowAlias ?? authenticator] ?? requirement }
}

function userOf({ login, displayName, memberships }: DemoPerson, password: string): object {
  const [firstName, ...rest] = displayName.split(' ')
  return {
    id: subjectOf(login),
    username: login,
    enabled: true,
    firstName,
    lastName: rest.join(' '),
    email: emailOf(login),
    emailVerified: true,
    groups: [STAFF, ...new Set(memberships.map(({ role }) => `${STAFF}/${role}`))],
    credentials: [{ type: 'password', value: password, temporary: false }],
  }
}

function membersOf(alias: string): object[] {
  return demoPeople
    .filter(({ memberships }) => memberships.some(({ tenant }) => tenant === alias))
    .map(({ login }) => ({ username: login, membershipType: 'UNMANAGED' }))
}
