import { registerEnumType } from 'type-graphql'
import { roles, type Role as RoleName } from '../../platform/identity/roles.ts'

/** The roles of the realm under their GraphQL names. */
export const Role = Object.fromEntries(roles.map(role => [role.toUpperCase(), role])) as Record<
  Uppercase<RoleName>,
  RoleName
>

registerEnumType(Role, {
  name: 'Role',
  description: 'Function of a person in an organisation (domain 2.2).',
})
