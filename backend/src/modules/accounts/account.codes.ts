import { codes } from '../../platform/ground/codes.ts'
import { codeOf } from '../tenants/role.ts'
import { grantable } from './account.policy.ts'

export const AccountState = codes(
  'AccountState',
  'Whether somebody has access: only invited so far, active, or disabled.',
  ['INVITED', 'ACTIVE', 'DISABLED'],
)
export type AccountState = keyof typeof AccountState

/** Roles that a coordinator gives, under their GraphQL names. */
export type GrantableRole = Uppercase<(typeof grantable)[number]>
export const GrantableRole = codes(
  'GrantableRole',
  'Functions that a coordinator gives and takes in the own Kreis.',
  grantable.map(codeOf),
)
