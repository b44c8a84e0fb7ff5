import KeycloakAdminClient from '@keycloak/keycloak-admin-client'
import type { Accounts, Invitation, KnownPerson, Standing } from './accounts.ts'
import { issuerUrl } from './issuer-url.ts'

interface KeycloakOptions {
  /** Where browsers find it, which is what `iss` says. */
  url: string
  /** Where this process finds it. */
  internalUrl: string
  realm: string
  /** Of `digintm-inviter`, which may do just what is done here (KC-10). */
  secret: string
}

/**
 * The group of everybody whose account the product keeps, which is all that its account reaches (KC-10). Who is in it
 * shows a second factor, even before any function holds (KC-7). Each function is a group inside it, which gives the
 * realm role of the same name.
 */
export const STAFF = '/staff'

/** Seconds before its end at which a token is not used any more. */
const SPARE_S = 20
const PATIENCE_MS = 10_000

/**
 * The accounts of a real Keycloak, by its admin API. It sends the invitations itself, and its answers are not looked
 * at for links (KC-11). Only roles that the product knows are given and taken.
 */
export function keycloakAccounts(options: KeycloakOptions): Accounts {
  const { url, internalUrl, realm, secret } = options
  const admin = new KeycloakAdminClient({
    baseUrl: internalUrl,
    realmName: realm,
    timeout: PATIENCE_MS,
  })
  admin.registerTokenProvider({
    getAccessToken: serviceToken(issuerUrl(internalUrl, realm), secret),
  })
  return {
    issuer: issuerUrl(url, realm),
    invite: invitation => invite(admin, invitation),
    acceptedBy: invitation => acceptedBy(admin, invitation),
    async follow(subject, standing) {
      await followRoles(admin, subject, standing)
      await joinOrganizations(admin, subject, standing)
      await followEnabled(admin, subject, standing)
    },
    signOut: subject => admin.users.logout({ id: subject }),
  }
}

/** Tokens of the service account, each used until shortly before its end. */
function serviceToken(issuer: string, secret: string): () => Promise<string> {
  let current: { token: string; until: number } | undefined
  return async () => {
    if (current && Date.now() < current.until) return current.token
    const response = await fetch(`${issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: 'digintm-inviter',
        client_secret: secret,
      }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (!response.ok) throw new Error(`Keycloak gives the accounts no token: ${response.status}`)
    const { access_token: token, expires_in: seconds } = (await response.json()) as {
      access_token: string
      expires_in: number
    }
    current = { token, until: Date.now() + (seconds - SPARE_S) * 1000 }
    return token
  }
}

/** What somebody new has to do by the link in the mail, which is also what proves the address. */
const FIRST_ACTION = 'UPDATE_PASSWORD'
const THREE_DAYS_S = 3 * 24 * 60 * 60

/**
 * Whoever is new gets an account that nobody has a password for, and a mail to choose one: Keycloak's own invitation
 * leads to registration, which is closed here. Whoever has an account is invited to join.
 */
async function invite(admin: KeycloakAdminClient, invitation: Invitation): Promise<void> {
  const { tenant, email } = invitation
  const person = (await personAt(admin, email)) ?? (await newPerson(admin, invitation))
  if (isNew(person)) {
    await joinOrganizations(admin, person.id, { organizations: [tenant] })
    const actions = [FIRST_ACTION]
    const link = { clientId: 'digintm-web', lifespan: THREE_DAYS_S, actions }
    await admin.users.executeActionsEmail({ id: person.id, ...link })
  } else if (!(await isMember(admin, person.id, tenant))) {
    const orgId = await organizationId(admin, tenant)
    await withdrawInvitations(admin, { orgId, email })
    const form = new FormData()
    form.set('id', person.id)
    form.set('client_id', 'digintm-web')
    await admin.organizations.inviteExistingUser({ orgId }, form)
  }
}

/** Keycloak sends a second mail beside an open invitation and then refuses it, with a link that opens nothing. */
async function withdrawInvitations(
  admin: KeycloakAdminClient,
  { orgId, email }: { orgId: string; email: string },
): Promise<void> {
  const open = await admin.organizations.listInvitations({ orgId, email })
  for (const { id } of open)
    await admin.organizations.deleteInvitation({ orgId, invitationId: String(id) })
}

/** An account without the first action done. */
const isNew = ({ requiredActions = [] }: Person): boolean => requiredActions.includes(FIRST_ACTION)

type Person = NonNullable<Awaited<ReturnType<KeycloakAdminClient['users']['findOne']>>> & {
  id: string
}

async function personAt(admin: KeycloakAdminClient, email: string): Promise<Person | undefined> {
  const [person] = await admin.users.find({ email, exact: true })
  return person as Person | undefined
}

async function newPerson(
  admin: KeycloakAdminClient,
  { email, displayName }: Invitation,
): Promise<Person> {
  const [firstName = '', ...rest] = displayName.split(' ')
  const { id } = await admin.users.create({
    username: email,
    email,
    firstName,
    lastName: rest.join(' '),
    enabled: true,
    groups: [STAFF],
    requiredActions: [FIRST_ACTION],
  })
  return { id, requiredActions: [FIRST_ACTION] }
}

async function acceptedBy(
  admin: KeycloakAdminClient,
  { tenant, email }: Pick<Invitation, 'tenant' | 'email'>,
): Promise<KnownPerson | null> {
  const person = await personAt(admin, email)
  if (!person || isNew(person) || !(await isMember(admin, person.id, tenant))) return null
  const { id, username = email, firstName = '', lastName = '' } = person
  return {
    subject: id,
    login: username,
    displayName: `${firstName} ${lastName}`.trim() || username,
  }
}

async function isMember(
  admin: KeycloakAdminClient,
  userId: string,
  alias: string,
): Promise<boolean> {
  const joined = await admin.organizations.memberOrganizations({ userId })
  return joined.some(organization => organization.alias === alias)
}

async function organizationId(admin: KeycloakAdminClient, alias: string): Promise<string> {
  const found = await admin.organizations.find({ search: '', max: 200 })
  const id = found.find(organization => organization.alias === alias)?.id
  if (!id) throw new Error(`Keycloak has no organization ${alias}`)
  return id
}

async function followRoles(
  admin: KeycloakAdminClient,
  id: string,
  { roles }: Standing,
): Promise<void> {
  const [functions, held] = await Promise.all([
    functionGroups(admin),
    admin.users.listGroups({ id }),
  ])
  for (const { id: groupId, name } of functions) {
    const has = held.some(group => group.id === groupId)
    if (roles.includes(name) === has) continue
    if (has) await admin.users.delFromGroup({ id, groupId })
    else await admin.users.addToGroup({ id, groupId })
  }
}

async function functionGroups(admin: KeycloakAdminClient): Promise<{ id: string; name: string }[]> {
  const [parent] = await admin.groups.find({ search: STAFF.slice(1), exact: true })
  if (!parent?.id) throw new Error(`Keycloak has no group ${STAFF}`)
  const groups = await admin.groups.listSubGroups({ parentId: parent.id, max: 100 })
  return groups.flatMap(({ id, name }) => (id && name ? [{ id, name }] : []))
}

/** Nobody is removed: without a row, being a member gives nothing. */
async function joinOrganizations(
  admin: KeycloakAdminClient,
  userId: string,
  { organizations }: Pick<Standing, 'organizations'>,
): Promise<void> {
  const joined = await admin.organizations.memberOrganizations({ userId })
  const missing = organizations.filter(alias => !joined.some(each => each.alias === alias))
  for (const alias of missing)
    await admin.organizations.addMember({ orgId: await organizationId(admin, alias), userId })
}

async function followEnabled(
  admin: KeycloakAdminClient,
  id: string,
  { enabled }: Standing,
): Promise<void> {
  const user = await admin.users.findOne({ id })
  if (user && user.enabled !== enabled) await admin.users.update({ id }, { ...user, enabled })
}
