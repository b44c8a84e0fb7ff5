import { pino } from 'pino'
import { entities } from '../../backend/src/entities.ts'
import { createOrm } from '../../backend/src/platform/database/orm.ts'
import { openPool, TenantPool } from '../../backend/src/platform/database/pool.ts'
import { uuidv7 } from '../../backend/src/platform/database/uuidv7.ts'
import type { Kind } from '../../backend/src/platform/jobs/kind.ts'
import { longKind } from '../../backend/src/platform/jobs/long-kind.ts'
import type { LongWork } from '../../backend/src/platform/jobs/long-work.ts'
import { Worker } from '../../backend/src/platform/jobs/worker.ts'
import { WAIT_MS } from './database.ts'
import { TODAY, type World } from './world.ts'

/** What the server of a world does not know, so that it is done when a test says so. */
export const KIND = 'TRIED'

/** Somebody who does long jobs of one tenant, beside the server's own. */
export function longWorker(
  url: string,
  tenant: string,
  { work, leaseMs = 60_000 }: { work: LongWork; leaseMs?: number },
) {
  const pool = openPool(url, { max: 4, wait: WAIT_MS })
  const orm = createOrm(url, entities, { max: 1 })
  const tenants = new TenantPool(pool)
  const kind: Kind = longKind(KIND, work, { tenants, orm, today: () => TODAY })
  const worker = new Worker({
    pool: tenants,
    tenants: async () => [tenant],
    kinds: { [KIND]: kind },
    log: pino({ level: 'silent' }),
    everyMs: 100,
    leaseMs,
  })
  const stop = async () => {
    await worker.stop()
    await Promise.all([pool.end(), orm.close()])
  }
  return { worker, stop }
}

/** A job about these records, as if the coordinator `anna` had started it. */
export async function begin(
  world: Pick<World, 'sql'>,
  tenant: string,
  { records, input }: { records: readonly string[]; input: object },
): Promise<string> {
  const id = uuidv7()
  const job = `insert into app.job (tenant, id, kind, subject, role, input, total) values ($1, $2, '${KIND}', 'anna', 'coordinator', $3, $4)`
  await world.sql(job, [tenant, id, JSON.stringify(input), records.length])
  const items = `insert into app.job_item (tenant, job, position, record, version)
    select $1, $2, ordinality, record, 1 from unnest($3::uuid[]) with ordinality as r (record, ordinality)`
  await world.sql(items, [tenant, id, records])
  const promised = `insert into app.outbox (tenant, id, kind, record) values ($1, gen_random_uuid(), '${KIND}', $2)`
  await world.sql(promised, [tenant, id])
  return id
}
