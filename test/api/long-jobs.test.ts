import { spawn } from 'node:child_process'
import { once as event } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { reassignment } from '../../backend/src/modules/cases/reassignment.ts'
import { before, hasEnded, isLive, JobState } from '../../backend/src/platform/jobs/job-state.ts'
import type { LongWork, Thing } from '../../backend/src/platform/jobs/long-work.ts'
import { begin, longWorker } from '../support/long-jobs.ts'
import { manyCases } from '../support/many-cases.ts'
import type { Kreis, Manager } from '../support/population.ts'
import { createWorld, once, type World } from '../support/world.ts'

const HERE = '08226'
const LONG_MS = 600_000
const PATIENT = { timeout: 60_000 }
const PROCESS = fileURLToPath(new URL('../support/long-job-process.ts', import.meta.url))

let world: World
let kreis: Kreis
let eva: Manager
let nina: Manager
const stops: (() => Promise<void>)[] = []

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis(HERE)
  eva = await kreis.manager('eva')
  nina = await kreis.manager('nina')
})
beforeEach(async () => {
  for (const table of ['job', 'outbox']) await world.sql(`delete from app.${table}`)
})
afterEach(() => Promise.all(stops.splice(0).map(stop => stop())))
afterAll(() => world.close())

const working = (work: LongWork) => {
  const { worker, stop } = longWorker(world.urls.tenant, HERE, { work, leaseMs: LONG_MS })
  stops.push(stop)
  return worker
}
/** Work that writes nothing; ten records in each transaction. */
const idle = (does: (things: readonly Thing[]) => Promise<void> | void): LongWork => ({
  ...reassignment,
  atOnce: 10,
  async does(_work, things) {
    await does(things)
    return things.map(({ record }) => ({ record, outcome: 'MOVED', kept: {}, version: 2 }))
  },
})
const records = (count: number) => Array.from({ length: count }, once)
const started = (count: number) => begin(world, HERE, { records: records(count), input: {} })
const jobs = () =>
  world.sql<Record<string, unknown>>(
    `select state, total, done, result, failure, undo_until > now() as undoable from app.job`,
  )
const makeDue = () => world.sql('update app.outbox set due_at = now() where lease is null')

test('S12: a killed process leaves a job of a thousand cases behind its last transaction, and the next goes on there', async () => {
  const cases = await manyCases(world, { kreis, manager: eva, count: 1000 })
  const input = { managerId: nina.id, reason: null }
  await begin(world, HERE, { records: cases.map(({ id }) => id), input })
  const args = ['--import', 'tsx', PROCESS, world.urls.tenant, HERE, String(LONG_MS)]
  const doing = spawn(process.execPath, args, {
    cwd: new URL('../../backend', import.meta.url), // whose TypeScript has decorators
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const died = event(doing, 'exit').then(() => Promise.reject(new Error('it ended by itself')))
  await Promise.race([event(doing.stdout, 'data'), died])
  died.catch(() => {})
  doing.kill('SIGKILL')
  await event(doing, 'exit')
  expect(await jobs()).toMatchObject([{ state: 'RUNNING', done: 300, result: { MOVED: 300 } }])
  const moved = () =>
    world.sql<{ count: number }>(
      `select count(*)::int as count from app.case_file where manager = $1`,
      [nina.id],
    )
  expect(await moved()).toEqual([{ count: 300 }])

  const worker = working(reassignment)
  await worker.round(HERE)
  expect(await jobs()).toMatchObject([{ state: 'RUNNING', done: 300 }])
  await world.sql('update app.outbox set due_at = now()') // its lease has passed
  await worker.round(HERE)
  expect(await jobs()).toMatchObject([
    { state: 'DONE', total: 1000, done: 1000, result: { MOVED: 1000 }, undoable: true },
  ])
  expect(await moved()).toEqual([{ count: 1000 }])
  const shape = `select count(*)::int as cases, max(n)::int as most, min(v)::int as version from (
    select f.id, f.version as v, (select count(*) from app.case_assignment a where a.case_file = f.id and a.manager = $1) as n
    from app.case_file f where f.manager = $1) f`
  expect(await world.sql(shape, [nina.id])).toEqual([{ cases: 1000, most: 1, version: 2 }])
  const trail = `select entity, count(*)::int as count from app.audit_entry where action = 'TRIED' group by entity order by entity`
  expect(await world.sql(trail)).toEqual([
    { entity: 'Case', count: 1000 },
    { entity: 'CaseAssignment', count: 2000 },
  ])
})

test('S12: two at the same job share its records, and none is done twice', async () => {
  const done: string[] = []
  const work = idle(things => void done.push(...things.map(({ record }) => record)))
  const id = await started(100)
  const takers = [working(work), working(work)]
  const leased = 'update app.outbox set due_at = now(), lease = null'
  await Promise.all(
    takers.map(async worker => {
      await world.sql(leased) // as if the lease of the other had passed
      await worker.round(HERE)
    }),
  )
  await makeDue()
  await takers[0]!.round(HERE)
  expect(await jobs()).toMatchObject([{ state: 'DONE', done: 100 }])
  const settled = `select count(*)::int as count from app.job_item where job = $1 and outcome = 'MOVED'`
  expect(await world.sql(settled, [id])).toEqual([{ count: 100 }])
})

test('S12: who stops a job stops it before the next records, and hears what is done', async () => {
  let transactions = 0
  const id = await started(100)
  const stopping = idle(async () => {
    if (++transactions === 3)
      await world.sql('update app.job set cancel_asked = true where id = $1', [id])
  })
  await working(stopping).round(HERE)
  expect(await jobs()).toMatchObject([
    { state: 'CANCELLED', total: 100, done: 30, result: { MOVED: 30 }, undoable: true },
  ])
})

test('S12: who stops it when nothing is left finds all of it done', async () => {
  const id = await started(10)
  const late = idle(async () => {
    await world.sql('update app.job set cancel_asked = true where id = $1', [id])
  })
  await working(late).round(HERE)
  expect(await jobs()).toMatchObject([{ state: 'DONE', done: 10 }])
})

test('S12: a transaction that fails is tried again, and what was done stays done', async () => {
  let transactions = 0
  await started(30)
  const worker = working(
    idle(() => {
      if (++transactions === 2) throw new Error('for a moment')
    }),
  )
  await worker.round(HERE)
  expect(await jobs()).toMatchObject([{ state: 'RUNNING', done: 10 }])
  await makeDue()
  await worker.round(HERE)
  expect(await jobs()).toMatchObject([{ state: 'DONE', done: 30, result: { MOVED: 30 } }])
})

test('S12: one that always fails ends the job, which says why and what was done until then', async () => {
  let transactions = 0
  await started(30)
  const worker = working(
    idle(() => {
      if (++transactions > 1) throw Object.assign(new Error('of Nora Neu'), { code: '23514' })
    }),
  )
  for (let attempt = 0; attempt < 5; attempt++) {
    expect(await jobs()).toMatchObject([{ failure: null }])
    await makeDue()
    await worker.round(HERE)
  }
  expect(await jobs()).toEqual([
    {
      state: 'FAILED',
      total: 30,
      done: 10,
      result: { MOVED: 10 },
      failure: '23514',
      undoable: true,
    },
  ])
  expect(worker.state()).toMatchObject({ status: 'ok' })
  await worker.round(HERE)
  expect(worker.state()).toEqual({ status: 'failed', failed: { TRIED: 1 } })
})

test(
  'S12: a process that stops gives the job back between two transactions, and nothing counts as failed',
  async () => {
    const { promise: told, resolve } = Promise.withResolvers<void>()
    let transactions = 0
    await started(100)
    const stopping = working(
      idle(() => {
        if (++transactions === 2) resolve()
      }),
    )
    stopping.nudge(HERE)
    await told
    await stops.pop()!()
    expect(await world.sql('select attempts, lease from app.outbox')).toEqual([
      { attempts: 0, lease: null },
    ])
    const [job] = await jobs()
    expect(job).toMatchObject({ state: 'RUNNING' })
    const rest = vi.fn<(things: readonly Thing[]) => void>()
    await working(idle(rest)).round(HERE)
    expect(await jobs()).toMatchObject([{ state: 'DONE', done: 100 }])
    expect(rest).toHaveBeenCalledTimes(10 - Number(job!['done']) / 10)
  },
  PATIENT.timeout,
)

test('S12: nothing is done of a job that was ended while somebody was at it', async () => {
  const id = await started(20)
  const ending = idle(async () => {
    await world.sql(`update app.job set state = 'CANCELLED', ended_at = now() where id = $1`, [id])
  })
  const worker = working(ending)
  await worker.round(HERE)
  await makeDue()
  await worker.round(HERE)
  expect(await jobs()).toMatchObject([{ state: 'CANCELLED', done: 0, result: {} }])
  expect(await world.sql('select from app.job_item where outcome is not null')).toEqual([])
  expect(await world.sql('select from app.outbox')).toEqual([])
})

test('a job that is over, or forgotten, is not done again', async () => {
  const id = await started(10)
  await world.sql(`update app.job set state = 'CANCELLED', ended_at = now() where id = $1`, [id])
  const does = vi.fn<(things: readonly Thing[]) => void>()
  await working(idle(does)).round(HERE)
  await started(10)
  await world.sql('delete from app.job')
  await working(idle(does)).round(HERE)
  expect(does).not.toHaveBeenCalled()
  expect(await world.sql('select from app.outbox')).toEqual([])
})

test('S12: what may become of a job is said in one place, and nothing comes back to life', () => {
  const ways = Object.keys(JobState).flatMap(to =>
    before(to as JobState).map(from => `${from} ${to}`),
  )
  expect(ways.sort()).toEqual([
    'CANCELLED UNDONE',
    'DONE UNDONE',
    'FAILED UNDONE',
    'RUNNING CANCELLED',
    'RUNNING DONE',
    'RUNNING FAILED',
    'WAITING CANCELLED',
    'WAITING FAILED',
    'WAITING RUNNING',
  ])
  expect(Object.values(JobState).filter(isLive)).toEqual(['WAITING', 'RUNNING'])
  expect(Object.values(JobState).filter(hasEnded)).toEqual(['DONE', 'FAILED', 'CANCELLED'])
})
