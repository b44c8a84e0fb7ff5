import type { Work } from '../../platform/writing/work.ts'
import type { Account } from './account.entity.ts'
import { follow } from './own-account.ts'

/** Ends every session of the person, on every device and in every organisation. */
export function signOutEverywhere(account: Account, work: Work): void {
  account.touch()
  follow(work, account, 'SIGN_OUT')
}
