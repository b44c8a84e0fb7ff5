import type { MikroORM } from '@mikro-orm/postgresql'
import type { Logger } from 'pino'
import type { Files } from './files.ts'
import { modules } from './modules.ts'
import { openPool, TenantPool } from './platform/database/pool.ts'
import type { Accounts } from './platform/identity/accounts.ts'
import type { Kinds } from './platform/jobs/kind.ts'
import { longKind } from './platform/jobs/long-kind.ts'
import { fileJobs } from './platform/files/file-jobs.ts'
import { Worker } from './platform/jobs/worker.ts'
import type { Chores } from './platform/module.ts'

interface JobParts {
  databases: { tenant: string; reporting: string; platform: string }
  /** Without an issuer to tell, what it has to follow waits; all other jobs are done. */
  accounts?: Accounts | undefined
  orm: MikroORM
  files: Files
  log: Logger
  today: () => string
  closingDays: number
}

export type Jobs = Pick<Worker, 'start' | 'nudge' | 'round' | 'state' | 'stop'>

const TENANTS = 'select ags from platform.tenant where active order by ags'

/** What is done outside requests, over connections that no request waits for. */
export function createJobs({ databases, files, ...parts }: JobParts): Jobs {
  const pools = {
    leases: openPool(databases.tenant, { max: 2 }),
    tenant: openPool(databases.tenant, { max: 3 }),
    reporting: openPool(databases.reporting, { max: 1 }),
    platform: openPool(databases.platform, { max: 2 }),
  }
  const { platform } = pools
  const ground = { ...parts, pools, tenants: new TenantPool(pools.tenant) }
  const jobs = modules.map(module => module.jobs?.(ground) ?? {})
  const long = modules.flatMap(({ longWork }) =>
    Object.entries(longWork ?? {}).map(([kind, work]) => [kind, longKind(kind, work, ground)]),
  )
  const worker = new Worker({
    pool: new TenantPool(pools.leases),
    async tenants() {
      const { rows } = await platform.query<{ ags: string }>(TENANTS)
      return rows.map(({ ags }) => ags)
    },
    kinds: {
      ...fileJobs({ ...files, ...files.ground, log: parts.log }),
      ...(Object.assign(Object.fromEntries(long), ...jobs.map(({ kinds }) => kinds)) as Kinds),
    },
    chores: Object.assign({}, ...jobs.map(({ chores }) => chores)) as Chores,
    log: parts.log,
  })
  return {
    start: () => worker.start(),
    nudge: tenant => worker.nudge(tenant),
    round: tenant => worker.round(tenant),
    state: () => worker.state(),
    async stop() {
      await worker.stop()
      await Promise.all(Object.values(pools).map(pool => pool.end()))
    },
  }
}
