import { pino } from 'pino'
import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { awaited } from '../../backend/src/platform/database/cancellation.ts'
import { openPool, TenantPool } from '../../backend/src/platform/database/pool.ts'
import { uuidv7 } from '../../backend/src/platform/database/uuidv7.ts'
import type { Kinds } from '../../backend/src/platform/jobs/kind.ts'
import { promise, retry, type Job } from '../../backend/src/platform/jobs/outbox.ts'
import { Worker } from '../../backend/src/platform/jobs/worker.ts'
import { asAdmin, freshDatabase, type FreshDatabase } from '../support/database.ts'

const [HERE, THERE] = ['08111', '08226']
/** So long that no machine is too busy for it: where it has to pass, the test lets it. */
const LONG_MS = 60_000
const PATIENT = { timeout: 60_000 }

let urls: FreshDatabase
let pool: Pool
let tenants: TenantPool
const workers: Worker[] = []
const sent: string[] = []
const log: { msg: string; level: number; kind?: string }[] = []

beforeAll(async () => {
  urls = await freshDatabase()
  pool = openPool(urls.tenant, { max: 6, wait: 20_000 })
  tenants = new TenantPool(pool, name => void sent.push(name))
})
beforeEach(async () => {
  await asAdmin(urls, 'delete from app.outbox')
  for (const list of [log, sent]) list.splice(0)
})
afterEach(async () => {
  vi.useRealTimers()
  await Promise.all(workers.splice(0).map(worker => worker.stop()))
})
afterAll(async () => {
  await pool.end()
  await urls.drop()
})

function working(kinds: Kinds, everyMs = LONG_MS): Worker {
  const worker = new Worker({
    pool: tenants,
    tenants: async () => ['08', HERE, THERE],
    kinds,
    log: pino({ level: 'warn' }, { write: line => void log.push(JSON.parse(line)) }),
    leaseMs: LONG_MS,
    everyMs,
  })
  workers.push(worker)
  return worker
}

const promised = async (tenant: string, kind: string, record = uuidv7()): Promise<string> => {
  await tenants.read(tenant, promise(tenant, kind, record))
  return record
}

interface Row {
  attempts: number
  lease: string | null
  failed: boolean
  failure: string | null
  due: boolean
}

const rows = (): Promise<Row[]> =>
  asAdmin<Row>(
    urls,
    `select attempts, lease, failed_at is not null as failed, failure, due_at <= now() as due
     from app.outbox order by id`,
  )
const makeDue = () => asAdmin(urls, `update app.outbox set due_at = now() where lease is null`)

/** A handler that ends when it is told to, or with its signal. */
function gate() {
  const begun: Job[] = []
  const { promise: opened, resolve: open } = Promise.withResolvers<void>()
  const run = async (job: Job, signal: AbortSignal): Promise<void> => {
    begun.push(job)
    const told = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error))
    })
    await Promise.race([opened, told])
  }
  const toBegin = (times = 1) =>
    vi.waitFor(() => expect(begun.length).toBeGreaterThanOrEqual(times), PATIENT)
  return { begun, open, run, toBegin }
}

/** For whoever holds a job; the database, and whoever looks for one, go on. */
const leaseTimeStandsStill = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })

/** Of a lease, here and in the database, where it then has to have been renewed. */
async function aThirdPasses(): Promise<void> {
  const [left] = await asAdmin<{ end: string }>(
    urls,
    `update app.outbox set due_at = due_at - $1 * interval '1 millisecond' returning due_at::text as end`,
    [LONG_MS / 3],
  )
  const renewals = () => sent.filter(name => name === 'outbox-renew').length
  const before = renewals()
  await expect
    .poll(() => {
      vi.advanceTimersByTime(1000)
      return renewals()
    })
    .toBe(before + 1)
  const renewed = `select from app.outbox where due_at > $1::timestamptz`
  await expect.poll(() => asAdmin(urls, renewed, [left!.end])).toHaveLength(1)
}

describe('a lease', () => {
  test('S12: a job that lasts longer than its lease runs once', async () => {
    const { begun, open, run, toBegin } = gate()
    leaseTimeStandsStill()
    const both = [working({ LONG: { run } }, 100), working({ LONG: { run } }, 100)]
    await promised(HERE, 'LONG')
    for (const worker of both) worker.start()
    await toBegin()
    for (let third = 0; third < 4; third++) await aThirdPasses()
    open()
    await vi.waitFor(async () => expect(await rows()).toEqual([]), PATIENT)
    expect(begun).toHaveLength(1)
  })

  test('S12: whoever lost the lease is told, and does not settle what is another’s', async () => {
    const { begun, run, toBegin } = gate()
    leaseTimeStandsStill()
    const worker = working({ LONG: { run } })
    await promised(HERE, 'LONG')
    const round = worker.round(HERE)
    await toBegin()
    const other = uuidv7()
    await asAdmin(urls, `update app.outbox set lease = $1, due_at = 'infinity'`, [other])
    vi.advanceTimersByTime(LONG_MS / 3)
    await round
    expect(await rows()).toEqual([expect.objectContaining({ lease: other, failed: false })])
    expect(log.map(({ msg }) => msg)).toEqual(['job lost to somebody else'])
    expect(begun).toHaveLength(1)
  })

  test('S12: work without an end is interrupted, and is an attempt that failed', async () => {
    const { run } = gate()
    await promised(HERE, 'LONG')
    await working({ LONG: { run, longestMs: 20 } }).round(HERE)
    expect(await rows()).toMatchObject([{ attempts: 1, lease: null, due: false }])
    expect(log.map(({ msg }) => msg)).toEqual(['job failed'])
  })

  test('S12: what a request promised is done, also when nobody waits for its answer any more', async () => {
    await promised(HERE, 'DONE')
    awaited.run(AbortSignal.abort(), () => working({ DONE: { run: async () => {} } }).nudge(HERE))
    await expect.poll(rows).toEqual([])
    expect(log).toEqual([])
  })

  test('S12: a process that stops tells its handlers, and the job is due for the next', async () => {
    const { run, toBegin } = gate()
    const worker = working({ LONG: { run } })
    const record = await promised(HERE, 'LONG')
    worker.nudge(HERE)
    await toBegin()
    await worker.stop()
    expect(await rows()).toMatchObject([{ attempts: 0, lease: null, due: true }])
    const next = gate()
    next.open()
    await working({ LONG: next }).round(HERE)
    expect(next.begun).toMatchObject([{ record, attempts: 1 }])
    expect(await rows()).toEqual([])
  })
})

describe('attempts', () => {
  const failing = async () => {
    throw Object.assign(new Error('to Nora Neu'), { code: 'ECONNREFUSED' })
  }

  test('S12: a job that failed as often as it may stays as failed, and everybody can see it', async () => {
    const worker = working({ MAIL: { run: failing, attempts: 2 } })
    const record = await promised(HERE, 'MAIL')
    await worker.round(HERE)
    expect(await rows()).toMatchObject([{ attempts: 1, failed: false, due: false }])
    await makeDue()
    await worker.round(HERE)
    await worker.round(HERE)
    const failed = { attempts: 2, failed: true, failure: 'ECONNREFUSED', due: false, lease: null }
    expect(await rows()).toEqual([failed])
    expect(worker.state()).toEqual({ status: 'failed', failed: { MAIL: 1 } })
    expect(log.map(({ msg, level }) => [msg, level])).toEqual([
      ['job failed', 40],
      ['job given up', 50],
    ])

    const next = gate()
    next.open()
    await promised(HERE, 'MAIL', record)
    const again = working({ MAIL: next })
    await again.round(HERE)
    expect(next.begun).toMatchObject([{ record, attempts: 1 }])
    expect(await rows()).toEqual([])
    await again.round(HERE)
    expect(again.state()).toEqual({ status: 'ok', failed: {} })
  })

  test('S12: what was given up is asked for again, once its cause is gone', async () => {
    await promised(HERE, 'MAIL')
    await working({ MAIL: { run: failing, attempts: 1 } }).round(HERE)
    expect(await tenants.read(HERE, retry(HERE))).toEqual([{ kind: 'MAIL' }])
    const next = gate()
    next.open()
    await working({ MAIL: next }).round(HERE)
    expect(await rows()).toEqual([])
  })

  test('S12: a job that was tried more often before there was a limit is tried once more', async () => {
    const next = gate()
    next.open()
    await promised(HERE, 'MAIL')
    await asAdmin(urls, 'update app.outbox set attempts = 35')
    await working({ MAIL: next }).round(HERE)
    expect(next.begun).toMatchObject([{ attempts: 36 }])
    expect(await rows()).toEqual([])
  })

  test('S12: a job that ends its process each time is given up too', async () => {
    const { begun, run } = gate()
    await promised(HERE, 'DEADLY')
    const ended = `update app.outbox set attempts = 3, lease = gen_random_uuid(), due_at = now()`
    await asAdmin(urls, ended)
    await working({ DEADLY: { run, attempts: 3 } }).round(HERE)
    expect(begun).toEqual([])
    expect(await rows()).toMatchObject([{ failed: true, failure: 'Error' }])
  })
})

describe('side by side', () => {
  test('S12: a long job holds up neither other tenants nor other kinds', async () => {
    const long = gate()
    const quick = gate()
    quick.open()
    const worker = working({ LONG: { run: long.run, atOnce: 2 }, QUICK: quick })
    await promised(HERE, 'LONG')
    worker.nudge(HERE)
    await long.toBegin()
    await promised(HERE, 'QUICK')
    await promised(THERE, 'LONG')
    worker.start()
    await quick.toBegin()
    await long.toBegin(2)
    long.open()
    await vi.waitFor(async () => expect(await rows()).toEqual([]), PATIENT)
    expect([...long.begun, ...quick.begun].map(({ tenant }) => tenant)).toEqual([HERE, THERE, HERE])
  })

  test('S12: what is promised again while it is under way is done once more, after it', async () => {
    const { begun, open, run, toBegin } = gate()
    const record = await promised(HERE, 'FOLLOW')
    const [one, other] = [working({ FOLLOW: { run } }), working({ FOLLOW: { run } })]
    const first = one.round(HERE)
    await toBegin()
    await promised(HERE, 'FOLLOW', record)
    await promised(HERE, 'FOLLOW', record)
    await other.round(HERE)
    expect(begun).toHaveLength(1)
    open()
    await first
    expect(begun.map(job => job.record)).toEqual([record, record])
    expect(await rows()).toEqual([])
  })

  test('S12: a round ends after what was under way before it', async () => {
    const { open, run, toBegin } = gate()
    const worker = working({ LONG: { run } })
    await promised(HERE, 'LONG')
    worker.nudge(HERE)
    await toBegin()
    const round = worker.round(HERE).then(rows)
    setImmediate(open)
    expect(await round).toEqual([])
  })

  test('a kind that this process does not know waits for one that does', async () => {
    await promised(HERE, 'NEWER')
    await working({}).round(HERE)
    expect(await rows()).toMatchObject([{ attempts: 0, due: true }])
  })
})
