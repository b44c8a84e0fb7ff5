import { hash, randomBytes, randomUUID } from 'node:crypto'
import type { SendMail } from '../mail/mailer.ts'
import type { Accounts, Invitation, KnownPerson } from '../identity/accounts.ts'
import type { Person } from './claims.ts'
import { invitationMail } from './mail.ts'
import type { Invited, People } from './people.ts'

const THREE_DAYS_MS = 72 * 3_600_000

interface Parts {
  issuer: string
  people: People
  mail: SendMail
  organizationName: (alias: string) => string
  /** Ends all sessions of a person. */
  endSessionsOf: (subject: string) => void
  /** Milliseconds since the epoch; a test's clock. */
  now?: () => number
}

/** What stands behind the page that an invitation leads to. */
export interface Invitations {
  /** The invitation that the token opens: neither used nor expired; looking at it does not use it. */
  open(token: unknown): Invited | undefined
  /** Uses the invitation up; `undefined` when it cannot be any more. */
  accept(token: unknown): Invited | undefined
}

/** The accounts of the embedded issuer. */
export function embeddedAccounts(parts: Parts): Accounts & Invitations {
  const { issuer, people, endSessionsOf } = parts
  return {
    issuer,
    ...invitationsOf(parts),
    invite: invitation => invite(parts, invitation),
    async acceptedBy(invitation) {
      const accepted = people.invitations.find(each => isFor(each, invitation))?.acceptedBy
      const person = accepted ? people.find(accepted) : undefined
      return person ? known(person) : null
    },
    async follow(subject, { roles, organizations, enabled }) {
      const memberships = organizations.flatMap(tenant => roles.map(role => ({ tenant, role })))
      people.change(subject, { memberships, disabled: !enabled })
      if (!enabled) endSessionsOf(subject)
    },
    async signOut(subject) {
      endSessionsOf(subject)
    },
  }
}

/** Mails a token that works once, for three days; the one before it works no more. */
async function invite(
  { issuer, people, mail, organizationName, now = Date.now }: Parts,
  invitation: Invitation,
): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  const others = people.invitations.filter(each => !isFor(each, invitation))
  const made = { token: digest(token), expiresAt: now() + THREE_DAYS_MS, acceptedBy: null }
  people.invitations = [...others, { ...invitation, ...made }]
  people.remember()
  const link = `${issuer}/einladung?token=${token}`
  await mail(invitationMail(invitation, { link, place: organizationName(invitation.tenant) }))
}

function invitationsOf({ people, now = Date.now }: Parts): Invitations {
  const open = (token: unknown): Invited | undefined =>
    people.invitations.find(
      invited =>
        invited.token === digest(String(token)) && !invited.acceptedBy && invited.expiresAt > now(),
    )
  return {
    open,
    accept(token) {
      const invited = open(token)
      if (!invited) return undefined
      const { email, displayName } = invited
      const before = people.byEmail(email)
      invited.acceptedBy = before?.subject ?? randomUUID()
      people.change(invited.acceptedBy, before ?? { login: email, displayName, email })
      return invited
    },
  }
}

const digest = (token: string): string => hash('sha256', token, 'base64url')

const isFor = (each: Invited, { tenant, email }: Pick<Invitation, 'tenant' | 'email'>): boolean =>
  each.tenant === tenant && each.email === email

const known = ({ subject, login, displayName }: Person): KnownPerson => ({
  subject,
  login,
  displayName,
})
