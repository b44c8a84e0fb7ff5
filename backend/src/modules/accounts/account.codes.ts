import { registerEnumType } from 'type-graphql'
import { codeOf } from '../tenants/role.ts'
import { grantable } from './account.policy.ts'

export const AccountState = {
  INVITED: 'INVITED',
  ACTIVE: 'ACTIVE',
  DISABLED: 'DISABLED',
} as const
export type AccountState = keyof typeof AccountState

/** Roles that a coordinator gives, under their GraphQL names. */
export type GrantableRole = Uppercase<(typeof grantable)[number]>
export const GrantableRole = Object.fromEntries(
  grantable.map(role => [codeOf(role), codeOf(role)]),
) as Readonly<{ [Code in GrantableRole]: Code }>

registerEnumType(AccountState, {
  name: 'AccountState',
  description: 'Whether somebody has access: only invited so far, active, or disabled.',
})
registerEnumType(GrantableRole, {
  name: 'GrantableRole',
  description: 'Functions that a coordinator gives and takes in the own Kreis.',
})
