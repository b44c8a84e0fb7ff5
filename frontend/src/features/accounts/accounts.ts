import type { ResultOf } from '../../api/graphql.ts'
import type { AccountFields } from './accounts.graphql.ts'

export type Account = ResultOf<typeof AccountFields>

/** What a coordinator gives, in the order of the dialog. */
export const GRANTABLE = [
  'INTEGRATION_MANAGER',
  'TEAM_LEAD',
  'MUNICIPALITY_OFFICER',
  'FUNDING_OFFICER',
  'COORDINATOR',
] as const
export type Grantable = (typeof GRANTABLE)[number]
