import { registerEnumType } from 'type-graphql'
import { roles, type Role as RoleName } from '../../platform/identity/roles.ts'

/** A role as the API writes it. */
export type RoleCode = Uppercase<RoleName>

export const codeOf = (role: RoleName): RoleCode => role.toUpperCase() as RoleCode

/** The roles of the realm under their GraphQL names. */
export const Role = Object.fromEntries(
  roles.map(role => [codeOf(role), codeOf(role)]),
) as Readonly<{ [Code in RoleCode]: Code }>

registerEnumType(Role, {
  name: 'Role',
  description: 'Function of a person in an organisation (domain 2.2).',
})
