import type { ResultOf } from '../../api/graphql.ts'
import type { Me } from './session.graphql.ts'

export type MyAccount = ResultOf<typeof Me>['me']

/** The tenants in which the account may work, each once. */
export function workplaces(account: Pick<MyAccount, 'memberships'>) {
  return [...new Map(account.memberships.map(m => [m.tenant.ags, m.tenant])).values()]
}
