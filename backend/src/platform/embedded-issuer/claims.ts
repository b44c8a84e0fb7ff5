import type { MachineClient, Realm } from '../identity/realm.ts'

/** Somebody the embedded issuer can sign in. */
export interface Person {
  login: string
  displayName: string
  /** `sub` of the tokens, also in `app.membership`. */
  subject: string
  email?: string
  /** Known, but may not sign in. */
  disabled?: boolean
  memberships: readonly { tenant: string; role: string; tenantName?: string }[]
}

/** Keycloak's claims about a person, who is in the organizations that `scope` asks for and that have them. */
export function personClaims(person: Person, scope: string): Record<string, unknown> {
  const organizations = organizationsIn(scope, person)
  return {
    sub: person.subject,
    name: person.displayName,
    preferred_username: person.login,
    realm_access: { roles: unique(person.memberships.map(({ role }) => role)) },
    ...(organizations.length > 0 && { organization: organizations }),
  }
}

export function machineClaims(machine: MachineClient): Record<string, unknown> {
  return {
    sub: machine.subject,
    name: machine.name,
    preferred_username: machine.login,
    realm_access: { roles: machine.roles },
    organization: machine.organizations,
  }
}

/** `organization:<alias>` for each organization of the realm, and the star for all of a person's. */
export function organizationScopes(realm: Realm): string[] {
  return ['*', ...realm.organizations.map(({ alias }) => alias)].map(
    alias => `organization:${alias}`,
  )
}

function organizationsIn(scope: string, { memberships }: Person): string[] {
  const wanted = new Set(scope.split(' '))
  const own = unique(memberships.map(({ tenant }) => tenant))
  return wanted.has('organization:*')
    ? own
    : own.filter(alias => wanted.has(`organization:${alias}`))
}

function unique(values: string[]): string[] {
  return [...new Set(values)]
}
