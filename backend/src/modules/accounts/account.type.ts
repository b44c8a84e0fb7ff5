import { Can } from '../../platform/reading/can.ts'
import { Computed, ofTenant, Shows } from '../../platform/reading/exposes.ts'
import { TODAY } from '../../platform/ground/today.ts'
import { Role, type RoleCode } from '../tenants/role.ts'
import { AccountSchema } from './account.entity.ts'
import { accountFacts, accountPolicy, accountsPolicy } from './account.policy.ts'

const held = (row: string): string =>
  ofTenant(
    'app.membership m',
    `m.issuer = ${row}.issuer and m.subject = ${row}.subject and m.status <> 'REVOKED'
      and ${TODAY} between m.valid_from and coalesce(m.valid_to, 'infinity')`,
    `coalesce(json_agg(upper(m.role) order by m.role), '[]')`,
  )

@Shows(AccountSchema, {
  description: 'Somebody’s access to the Kreis: who may sign in here, and as what.',
  visibleTo: () => () => [],
  to: [[accountsPolicy.list, 'id login displayName email state changedAt version']],
})
export class AccountType {
  @Computed(() => [Role], {
    rule: accountsPolicy.list,
    description: 'Functions in the Kreis; of somebody invited, the one that waits.',
    sql: row =>
      `case when ${row}.subject is null then json_build_array(upper(${row}.invited_role)) else ${held(row)} end`,
  })
  declare roles: RoleCode[]

  @Can(accountPolicy, {
    rule: accountsPolicy.list,
    tells: {
      changeRoles: 'Give and take functions.',
      disable: 'Close the access, or take an invitation back.',
      enable: 'Open the access again, or invite once more.',
      signOut: 'End all sessions of the person.',
    },
    facts: accountFacts,
  })
  declare can: object
}
