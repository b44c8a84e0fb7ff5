import type { Work } from '../../platform/writing/work.ts'
import type { Account } from './account.entity.ts'
import type { RecordInput } from '../../platform/writing/mutation.type.ts'
import { accountPolicy } from './account.policy.ts'
import { follow, ownAccount } from './own-account.ts'

/** Ends every session of the person, on every device and in every organisation. */
export async function signOutEverywhere(work: Work, input: RecordInput): Promise<Account> {
  const account = await ownAccount(work, { ...input, rule: accountPolicy.signOut })
  account.touch()
  follow(work, account, 'SIGN_OUT')
  return account
}
