import type { MikroORM } from '@mikro-orm/postgresql'
import type { Pool } from 'pg'
import type { TenantPool } from '../../platform/database/pool.ts'
import type { Statement } from '../../platform/database/statement.ts'
import type { Accounts, Standing } from '../../platform/identity/accounts.ts'
import { revoke } from '../../platform/identity/revocation.ts'
import type { Kind } from '../../platform/jobs/kind.ts'
import { TODAY } from '../../platform/ground/today.ts'
import { enrol } from './enrol.ts'
import type { AccountJob } from './own-account.ts'

interface Parts {
  accounts: Accounts
  /** Of `digintm_tenant`. */
  tenants: TenantPool
  /** Of `digintm_platform`, which sees what a person holds in all organisations, and revokes. */
  platform: Pool
  orm: MikroORM
  today: () => string
}

type AccountRow = {
  id: string
  subject: string | null
  email: string | null
  displayName: string
  state: string
}

const ACCOUNTS = `select id, subject, email, display_name as "displayName", state from app.account where tenant = $1`

const one = (tenant: string, id: string): Statement => ({
  name: 'account-one',
  text: `${ACCOUNTS} and id = $2`,
  values: [tenant, id],
})

const invited = (tenant: string): Statement => ({
  name: 'account-invited',
  text: `${ACCOUNTS} and state = 'INVITED'`,
  values: [tenant],
})

const STANDING = `select
    coalesce(array_agg(distinct role) filter (where status = 'HELD'), '{}') as roles,
    coalesce(array_agg(distinct tenant) filter (where status = 'HELD'), '{}') as organizations,
    coalesce(bool_or(status = 'HELD') or not bool_or(status = 'SUSPENDED'), true) as enabled
  from app.membership
  where issuer = $1 and subject = $2
    and ${TODAY} between valid_from and coalesce(valid_to, 'infinity')`

/** What the worker does for accounts: the issuer follows our rows, however often it was out of reach. */
export function followAccounts({ accounts, tenants, platform, orm, today }: Parts) {
  type Todo = (tenant: string, account: AccountRow) => Promise<void>
  const todo: Record<AccountJob, Todo> = {
    async INVITE(tenant, { email, displayName, state }) {
      if (state === 'INVITED') await accounts.invite({ tenant, email: email!, displayName })
    },
    async FOLLOW(_tenant, { subject }) {
      const { rows } = await platform.query<Standing>(STANDING, [accounts.issuer, subject])
      if (subject) await accounts.follow(subject, rows[0]!)
    },
    async SIGN_OUT(_tenant, { subject }) {
      if (!subject) return
      await revoke(platform, { kind: 'SUBJECT', value: subject })
      await accounts.signOut(subject)
    },
  }

  const kind = (work: Todo): Kind => ({
    async run({ tenant, record }) {
      const [account] = await tenants.read<AccountRow>(tenant, one(tenant, record))
      if (account) await work(tenant, account)
    },
  })

  /** Looks for invitations that were accepted: only now the function of each holds (KC-11). */
  async function lookForAccepted(tenant: string): Promise<void> {
    const { issuer } = accounts
    for (const { id, email } of await tenants.read<AccountRow>(tenant, invited(tenant))) {
      const person = await accounts.acceptedBy({ tenant, email: email! })
      const accepted = { tenant, accountId: id, issuer, today: today() }
      if (person) await enrol({ orm, units: tenants }, { ...accepted, person })
    }
  }

  return {
    kinds: { INVITE: kind(todo.INVITE), FOLLOW: kind(todo.FOLLOW), SIGN_OUT: kind(todo.SIGN_OUT) },
    chores: { lookForAccepted },
  }
}
