import { NotFound } from '../../platform/api/errors.ts'
import { authorize, type Rule } from '../../platform/identity/policy.ts'
import { promise } from '../../platform/jobs/outbox.ts'
import { unchangedSince } from '../../platform/writing/version.ts'
import type { Work } from '../../platform/writing/work.ts'
import { Account } from './account.entity.ts'
import { accountsPolicy, type AccountFacts } from './account.policy.ts'
import { Membership } from './membership.entity.ts'

interface Wanted {
  id: string
  /** As the caller saw it (LOCK-1); left out where the newest will do. */
  version?: number
  rule: Rule<[AccountFacts]>
}

/** An account of the Kreis that the caller may change in this way. */
export async function ownAccount(work: Work, { id, version, rule }: Wanted): Promise<Account> {
  authorize(accountsPolicy.manage, work.actor)
  const account = await work.em.findOne(Account, { id })
  if (!account) throw new NotFound()
  if (version !== undefined) await unchangedSince(version, account, work)
  authorize(rule, work.actor, { subject: account.subject ?? null, state: account.state })
  return account
}

/** What the person of an account holds here, given up functions included; nobody else changes it meanwhile. */
export async function membershipsOf(
  { em }: Work,
  { issuer, subject }: Account,
): Promise<Membership[]> {
  return subject ? em.find(Membership, { issuer: issuer!, subject }) : []
}

/** What follows a change outside: the issuer learns of it once the change is there, however long it takes. */
export function follow(work: Work, account: Account, ...jobs: AccountJob[]): void {
  for (const job of jobs) work.send(promise(work.actor.tenant!, job, account.id))
}

/** `INVITE` sends a mail, `FOLLOW` brings the issuer in line with our rows, `SIGN_OUT` ends all sessions. */
export type AccountJob = 'INVITE' | 'FOLLOW' | 'SIGN_OUT'
