import type { Actor } from '../../platform/identity/actor.ts'
import { holds } from '../../platform/identity/policy.ts'
import { facts } from '../../platform/reading/facts.ts'
import type { Role } from '../../platform/identity/roles.ts'

/** What a coordinator gives and takes, in the own Kreis alone; functions of the state come from elsewhere. */
export const grantable = [
  'integration_manager',
  'team_lead',
  'municipality_officer',
  'funding_officer',
  'coordinator',
] as const satisfies readonly Role[]
export type Grantable = (typeof grantable)[number]

interface AccountFacts {
  /** `null` until the invitation is accepted. */
  subject: string | null
  state: string
}

export const accountFacts = facts<AccountFacts>('subject', 'state')

const manages = holds('coordinator')

/** What an actor may do with the accounts of the Kreis. */
export const accountsPolicy = { list: manages, manage: manages }

/** Of somebody else: nobody gives to themselves, or takes. */
const another = (actor: Actor, { subject }: AccountFacts): boolean =>
  manages(actor) && subject !== actor.subject

/** What an actor may do with one account. */
export const accountPolicy = {
  changeRoles: (actor: Actor, account: AccountFacts): boolean =>
    another(actor, account) && account.state === 'ACTIVE',
  disable: (actor: Actor, account: AccountFacts): boolean =>
    another(actor, account) && account.state !== 'DISABLED',
  enable: (actor: Actor, account: AccountFacts): boolean =>
    another(actor, account) && account.state === 'DISABLED',
  signOut: (actor: Actor, account: AccountFacts): boolean =>
    manages(actor) && account.state === 'ACTIVE',
}

/** Whether somebody may lose a function: a Kreis is never left without a coordinator. */
export const mayLose = (role: Role, otherHolders: number): boolean =>
  role !== 'coordinator' || otherHolders > 0
