import type { Work } from '../../platform/writing/work.ts'
import type { Account } from './account.entity.ts'
import { keepsCoordinator } from './coordinators.ts'
import { follow, membershipsOf } from './own-account.ts'

/** Closes the access to this Kreis, or takes an invitation back. Functions are kept for the day it opens again. */
export async function disableAccount(account: Account, work: Work): Promise<void> {
  const held = (await membershipsOf(work, account)).filter(({ status }) => status === 'HELD')
  await keepsCoordinator(work, held, 'id')
  for (const membership of held) membership.status = 'SUSPENDED'
  account.state = 'DISABLED'
  if (account.subject) follow(work, account, 'FOLLOW', 'SIGN_OUT')
}

/** Opens the access again with the functions it had; to somebody who never accepted, the invitation goes out anew. */
export async function enableAccount(account: Account, work: Work): Promise<void> {
  for (const membership of await membershipsOf(work, account))
    if (membership.status === 'SUSPENDED') membership.status = 'HELD'
  account.state = account.subject ? 'ACTIVE' : 'INVITED'
  follow(work, account, account.subject ? 'FOLLOW' : 'INVITE')
}
