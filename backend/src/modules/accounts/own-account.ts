import { NotFound } from '../../platform/ground/errors.ts'
import type { Work } from '../../platform/writing/work.ts'
import { Account } from './account.entity.ts'
import { Membership } from './membership.entity.ts'

/** An account of the Kreis. */
export async function ownAccount({ em }: Work, id: string): Promise<Account> {
  const account = await em.findOne(Account, { id })
  if (!account) throw new NotFound()
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
  for (const job of jobs) work.promise(job, account.id)
}

/** `INVITE` sends a mail, `FOLLOW` brings the issuer in line with our rows, `SIGN_OUT` ends all sessions. */
export type AccountJob = 'INVITE' | 'FOLLOW' | 'SIGN_OUT'
