import { codes } from '../../platform/ground/codes.ts'
import { roles, type Role as RoleName } from '../../platform/identity/roles.ts'

/** A role as the API writes it. */
export type RoleCode = Uppercase<RoleName>

export const codeOf = <Name extends RoleName>(role: Name): Uppercase<Name> =>
  role.toUpperCase() as Uppercase<Name>

/** The roles of the realm under their GraphQL names. */
export const Role = codes(
  'Role',
  'Function of a person in an organisation (domain 2.2).',
  roles.map(codeOf),
)
