import type { MikroORM } from '@mikro-orm/postgresql'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { followAccounts } from './modules/accounts/follow-accounts.ts'
import { TenantPool } from './platform/database/pool.ts'
import type { Accounts } from './platform/identity/accounts.ts'
import { Worker } from './platform/jobs/worker.ts'

interface JobParts {
  accounts?: Accounts | undefined
  orm: MikroORM
  log: Logger
  today: () => string
}

export type Jobs = Pick<Worker, 'nudge' | 'round' | 'stop'>

const IDLE: Jobs = { nudge: () => {}, round: async () => {}, stop: async () => {} }
const TENANTS = 'select ags from platform.tenant where active order by ags'

/** What happens outside after changes: the issuer follows who has access. Without one, it waits. */
export function startJobs(
  { accounts, ...parts }: JobParts,
  pools: Record<'tenant' | 'platform', Pool>,
): Jobs {
  if (!accounts) return IDLE
  const pool = new TenantPool(pools.tenant)
  return new Worker({
    pool,
    async tenants() {
      const { rows } = await pools.platform.query<{ ags: string }>(TENANTS)
      return rows.map(({ ags }) => ags)
    },
    ...followAccounts({ ...parts, accounts, tenants: pool, platform: pools.platform }),
    log: parts.log,
  })
}
