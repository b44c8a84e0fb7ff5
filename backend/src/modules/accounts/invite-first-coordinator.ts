import { auditRows } from '../../platform/audit/audit-writer.ts'
import type { TenantPool } from '../../platform/database/pool.ts'
import type { Statement } from '../../platform/database/statement.ts'
import { uuidv7 } from '../../platform/database/uuidv7.ts'
import type { Invitation } from '../../platform/identity/accounts.ts'
import { promise } from '../../platform/jobs/outbox.ts'

/** Of the Kreis, held or on the way. */
const coordinators = (tenant: string): Statement => ({
  name: 'coordinators-ever',
  text: `select 1 from app.membership where tenant = $1 and role = 'coordinator' and status = 'HELD'
    union all select 1 from app.account where tenant = $1 and state = 'INVITED' and invited_role = 'coordinator'`,
  values: [tenant],
})

const invited = (id: string, { tenant, email, displayName }: Invitation): Statement => ({
  name: 'account-first',
  text: `insert into app.account (tenant, id, display_name, email, state, invited_role)
    values ($1, $2, $3, $4, 'INVITED', 'coordinator')`,
  values: [tenant, id, displayName, email.toLowerCase()],
})

/** For whoever runs the product: the one invitation that no coordinator can give, because there is none yet. */
export async function inviteFirstCoordinator(
  pool: TenantPool,
  invitation: Invitation,
): Promise<void> {
  const { tenant } = invitation
  const id = uuidv7()
  await pool.transaction(tenant, async run => {
    if ((await run(coordinators(tenant))).length)
      throw new Error(`${tenant} has a coordinator, who invites all others`)
    await run(invited(id, invitation))
    await run(auditRows(tenant, [entryOf(id)]))
    await run(promise(tenant, 'INVITE', id))
  })
}

/** Nobody is signed in: whoever may run this command has the database's passwords. */
const entryOf = (id: string): unknown[] => [
  'WRITE',
  'command line',
  'platform_operator',
  'inviteFirstCoordinator',
  'Account',
  id,
  null,
  ['display_name', 'email', 'state', 'invited_role'],
  'command line',
]
