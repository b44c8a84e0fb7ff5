import { spawn, type ChildProcess } from 'node:child_process'
import { once as event } from 'node:events'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openPool, TenantPool } from '../../backend/src/platform/database/pool.ts'
import { uuidv7 } from '../../backend/src/platform/database/uuidv7.ts'
import type { Kind } from '../../backend/src/platform/jobs/kind.ts'
import { promise } from '../../backend/src/platform/jobs/outbox.ts'
import { Worker } from '../../backend/src/platform/jobs/worker.ts'
import { asAdmin, freshDatabase, type FreshDatabase } from '../support/database.ts'

const PROCESS = fileURLToPath(new URL('../support/job-process.ts', import.meta.url))
const TENANTS = ['08', '08111', '08226']
const PATIENT = { timeout: 60_000 }
/** The one that is farther away, so that it comes when a test says so. */
const AT = new Date().getUTCHours() < 6 || new Date().getUTCHours() > 18 ? '15:30' : '03:30'

let urls: FreshDatabase
let pool: Pool
const workers: Worker[] = []

beforeAll(async () => {
  urls = await freshDatabase()
  pool = openPool(urls.tenant, { max: 6, wait: 20_000 })
})
beforeEach(() => asAdmin(urls, 'delete from app.outbox'))
afterEach(() => Promise.all(workers.splice(0).map(worker => worker.stop())))
afterAll(async () => {
  await pool.end()
  await urls.drop()
})

function started(close: Kind): Worker {
  const worker = new Worker({
    pool: new TenantPool(pool),
    tenants: async () => TENANTS,
    kinds: { CLOSE: close },
    log: pino({ level: 'silent' }),
    everyMs: 50,
    leaseMs: 60_000,
  })
  workers.push(worker)
  worker.start()
  return worker
}

const rows = () =>
  asAdmin<{ tenant: string; done: boolean; at: string; failed: boolean }>(
    urls,
    `select tenant, lease is null as done, failed_at is not null as failed,
       to_char(due_at at time zone 'Europe/Berlin', 'HH24:MI') as at
     from app.outbox where kind = 'CLOSE' and due_at > now() and due_at <= now() + interval '25 hours'
     order by tenant`,
  )
const doneEverywhere = (count: number, failed = false) =>
  vi.waitFor(async () => {
    const done = await rows()
    expect(done).toHaveLength(count)
    expect(done.every(row => row.done && row.failed === failed && row.at === AT)).toBe(true)
  }, PATIENT)
const itsTimeHasCome = () => asAdmin(urls, 'update app.outbox set due_at = now()')

const STATE = { at: AT, of: 'STATE' } as const

test('S12: a daily job of the state waits for its time in one row, then comes back the next day', async () => {
  const runs: string[] = []
  const run = async ({ tenant }: { tenant: string }) => void runs.push(tenant)
  started({ run, daily: STATE })
  started({ run, daily: STATE })
  await doneEverywhere(1)
  expect(runs).toEqual([])

  await itsTimeHasCome()
  await doneEverywhere(1)
  expect(runs).toEqual(['08'])
})

test('S12: at a process’s start it is done at once, by one of several at a time', async () => {
  let running = 0
  let runs = 0
  const run = async () => {
    running += 1
    expect(running).toBe(1)
    runs += 1
    await asAdmin(urls, 'select pg_sleep(0.05)')
    running -= 1
  }
  for (let index = 0; index < 3; index++) started({ run, daily: { ...STATE, atStart: true } })
  await vi.waitFor(() => expect(runs).toBeGreaterThan(0), PATIENT)
  await doneEverywhere(1)
  expect(runs).toBeLessThanOrEqual(3)
})

test('S12: one of each tenant has a row in each', async () => {
  const runs: string[] = []
  const daily = { at: AT, of: 'TENANT', atStart: true } as const
  started({ run: async ({ tenant }) => void runs.push(tenant), daily })
  await doneEverywhere(TENANTS.length)
  expect(runs.sort()).toEqual(TENANTS)
})

test('S12: one that fails stays known as failed until a day on which it does not', async () => {
  let broken = true
  const run = async () => {
    if (broken) throw new Error('no')
  }
  const worker = started({ run, attempts: 1, daily: { ...STATE, atStart: true } })
  await doneEverywhere(1, true)
  await vi.waitFor(() => expect(worker.state().failed).toEqual({ CLOSE: 1 }), PATIENT)
  broken = false
  await itsTimeHasCome()
  await doneEverywhere(1)
  await vi.waitFor(() => expect(worker.state().status).toBe('ok'), PATIENT)
})

test('S12: after kill -9 in the middle another process takes over when the lease ends', async () => {
  const record = uuidv7()
  const tenants = new TenantPool(pool)
  await tenants.read('08111', promise('08111', 'HANG', record))
  const killed = await holder(record)
  killed.kill('SIGKILL')
  await event(killed, 'exit')
  const taken: number[] = []
  const next = new Worker({
    pool: tenants,
    tenants: async () => ['08111'],
    kinds: { HANG: { run: async ({ attempts }) => void taken.push(attempts) } },
    log: pino({ level: 'silent' }),
  })
  workers.push(next)
  await next.round('08111')
  expect(taken).toEqual([])
  await itsTimeHasCome()
  await next.round('08111')
  expect(taken).toEqual([2])
  expect(await asAdmin(urls, 'select 1 from app.outbox')).toEqual([])
})

/** A process of its own that is in the middle of the job. */
async function holder(record: string): Promise<ChildProcess> {
  const given = ['--import', 'tsx', PROCESS, urls.tenant, '08111', '600000']
  const child = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const chunk of child.stdout) if (String(chunk).includes(`has ${record}`)) break
  return child
}
