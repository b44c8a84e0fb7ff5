import { pino } from 'pino'
import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openPool, TenantPool } from '../../backend/src/platform/database/pool.ts'
import { uuidv7 } from '../../backend/src/platform/database/uuidv7.ts'
import type { Kind } from '../../backend/src/platform/jobs/kind.ts'
import { promise, type Job } from '../../backend/src/platform/jobs/outbox.ts'
import { Worker } from '../../backend/src/platform/jobs/worker.ts'
import { asAdmin, freshDatabase, type FreshDatabase } from '../support/database.ts'

const HERE = '08111'
const LONG_MS = 60_000
const record = uuidv7()

let urls: FreshDatabase
let pool: Pool
let tenants: TenantPool
const workers: Worker[] = []
const log: { msg: string; level: number }[] = []

beforeAll(async () => {
  urls = await freshDatabase()
  pool = openPool(urls.tenant, { max: 4, wait: 20_000 })
  tenants = new TenantPool(pool)
})
beforeEach(async () => {
  await asAdmin(urls, 'delete from app.outbox')
  log.splice(0)
})
afterEach(() => Promise.all(workers.splice(0).map(worker => worker.stop())))
afterAll(async () => {
  await pool.end()
  await urls.drop()
})

function working(follow: Kind): Worker {
  const worker = new Worker({
    pool: tenants,
    tenants: async () => [HERE],
    kinds: { FOLLOW: follow },
    log: pino({ level: 'warn' }, { write: line => void log.push(JSON.parse(line)) }),
    leaseMs: LONG_MS,
    everyMs: LONG_MS,
  })
  workers.push(worker)
  return worker
}

/** The same each time. */
const promised = () => tenants.read(HERE, promise(HERE, 'FOLLOW', record))
const rows = () =>
  asAdmin(
    urls,
    `select attempts, lease, failed_at is not null as failed, failure, due_at <= now() as due from app.outbox`,
  )

test.each([
  ['will be tried again', undefined],
  ['would be given up', 1],
])('S12: whatever waits for the same does the work of a job that %s', async (_, attempts) => {
  const begun: number[] = []
  const run = async (job: Job) => {
    begun.push(job.attempts)
    if (begun.length > 1) return
    await promised()
    throw new Error('too early')
  }
  await promised()
  const worker = working({ run, ...(attempts && { attempts }) })
  await worker.round(HERE)
  expect(begun).toEqual([1, 1])
  expect(await rows()).toEqual([])
  expect(log.map(({ msg, level }) => [msg, level])).toEqual([['job failed', 40]])
  expect(worker.state().status).toBe('ok')
})

test('S12: whatever waits for the same does the work of a job whose process stops', async () => {
  const begun = Promise.withResolvers<void>()
  const run = (_job: Job, signal: AbortSignal) => {
    begun.resolve()
    return new Promise<void>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error))
    })
  }
  const worker = working({ run })
  await promised()
  worker.nudge(HERE)
  await begun.promise
  await promised()
  await worker.stop()
  expect(await rows()).toEqual([
    { attempts: 0, lease: null, failed: false, failure: null, due: true },
  ])
  expect(log).toEqual([])
})

test.each([1, 2])(
  'S12: also when it is promised at the last moment of %i attempts',
  async attempts => {
    await promised()
    // after the look for one that waits, which ends as a deletion of nothing
    await asAdmin(
      urls,
      `create function app.promise_now() returns trigger language plpgsql as $$ begin
       insert into app.outbox (tenant, id, kind, record)
         select '${HERE}', gen_random_uuid(), 'FOLLOW', '${record}'
         where not exists (select from app.outbox where lease is null);
       return null;
     end $$`,
    )
    await asAdmin(urls, 'grant execute on function app.promise_now to public')
    await asAdmin(
      urls,
      `create trigger promise_now after delete on app.outbox execute function app.promise_now()`,
    )
    let runs = 0
    const run = async () => {
      runs += 1
      if (runs > 1) await asAdmin(urls, 'drop function if exists app.promise_now cascade')
      else throw new Error('too early')
    }
    await working({ run, attempts }).round(HERE)
    expect(runs).toBe(2)
    expect(await rows()).toEqual([])
    expect(log.map(({ msg }) => msg)).toEqual(['job failed'])
  },
)
