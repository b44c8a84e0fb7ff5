import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { TenantPool } from '../database/pool.ts'
import { doneToday, failedToday } from './daily.ts'
import type { Kind } from './kind.ts'
import { Interrupted, Lease } from './lease.ts'
import { codeOf } from '../ground/errors.ts'
import type { Statement } from '../database/statement.ts'
import {
  done,
  giveUp,
  putBack,
  putOff,
  renew,
  take,
  yieldToNext,
  type Job,
  type Taken,
} from './outbox.ts'

const ATTEMPTS = 30
const LONGEST_MS = 600_000
/** How long somebody who was told to stop is waited for. */
const GRACE_MS = 5000

interface RunnerOptions {
  /** For leases alone, so that no handler can use up what keeps its job. */
  pool: TenantPool
  leaseMs: number
  log: Logger
}

type Ending = { error?: unknown; endless?: boolean }

/** Takes one job, holds it while its handler runs, and settles how it ended. */
export class Runner {
  readonly #options: RunnerOptions
  readonly #leases = new Set<Lease>()
  #stopped = false

  constructor(options: RunnerOptions) {
    this.#options = options
  }

  /** @returns whether there was a job */
  async next(tenant: string, kind: string, how: Kind): Promise<boolean> {
    if (this.#stopped) return false
    const { pool, leaseMs } = this.#options
    const asked = performance.now()
    const [job] = await pool.read<Taken>(tenant, take(tenant, { kind, leaseMs }))
    if (!job) return false
    const died = job.abandoned && job.attempts > (how.attempts ?? ATTEMPTS)
    if (died) await this.#fail(job, how, new Error('whoever was at it ended'))
    else await this.#perform(job, how, asked)
    return true
  }

  /** Tells every handler to stop; nothing more is begun. */
  stop(): void {
    this.#stopped = true
    for (const lease of this.#leases) lease.interrupt('STOPPING')
  }

  async #perform(job: Job, how: Kind, asked: number): Promise<void> {
    const { pool, leaseMs: holdsMs } = this.#options
    const ours = async () => (await pool.read(job.tenant, renew(job, holdsMs))).length > 0
    const longestMs = how.longestMs ?? LONGEST_MS
    const lease = new Lease({ renew: ours, holdsMs, longestMs }, asked)
    this.#leases.add(lease)
    if (this.#stopped) lease.interrupt('STOPPING')
    const ending = await Promise.race([endingOf(how, job, lease.signal), overdue(lease.signal)])
    this.#leases.delete(lease)
    lease.end()
    await this.#settle({ job, how, ending, why: whyOf(lease.signal) })
  }

  async #settle({ job, how, ending, why }: Settlement): Promise<void> {
    const { pool, log } = this.#options
    if (!('error' in ending)) {
      const ended = how.daily ? doneToday(job, how.daily.at) : done(job)
      if (!(await pool.read(job.tenant, ended)).length) log.warn(about(job), 'job done too late')
    } else if (why === 'LOST') log.warn(about(job), 'job lost to somebody else')
    else if (why !== 'STOPPING') await this.#fail(job, how, ending.error)
    else if (!ending.endless) await this.#letGo(job, putBack(job))
  }

  async #fail(job: Job, how: Kind, error: unknown): Promise<void> {
    const { log } = this.#options
    const told = { ...about(job), err: error }
    const isLast = job.attempts >= (how.attempts ?? ATTEMPTS)
    if (isLast) await how.givenUp?.(job, nameOf(error))
    const stays = await this.#letGo(job, isLast ? lastOf(job, how, nameOf(error)) : putOff(job))
    if (isLast && stays) log.error(told, 'job given up')
    else log.warn(told, 'job failed')
  }

  /** @returns false when another job waits for the same, which does the work instead of this one */
  async #letGo(job: Job, end: Statement): Promise<boolean> {
    const { pool } = this.#options
    try {
      if ((await pool.read(job.tenant, yieldToNext(job))).length) return false
      await pool.read(job.tenant, end)
      return true
    } catch (error) {
      // promised between the two
      if (codeOf(error) === '23505') return this.#letGo(job, end)
      throw error
    }
  }
}

const lastOf = (job: Job, { daily }: Kind, failure: string): Statement =>
  daily ? failedToday(job, { at: daily.at, failure }) : giveUp(job, failure)

interface Settlement {
  job: Job
  how: Kind
  ending: Ending
  why: string | undefined
}

async function endingOf(how: Kind, job: Job, signal: AbortSignal): Promise<Ending> {
  try {
    await how.run(job, signal)
    return {}
  } catch (error) {
    return { error }
  }
}

/** Whoever was told to stop and does not is left to itself. */
function overdue(signal: AbortSignal): Promise<Ending> {
  return new Promise(resolve => {
    const told = async () => {
      await sleep(GRACE_MS, undefined, { ref: false })
      resolve({ error: signal.reason, endless: true })
    }
    if (signal.aborted) void told()
    else signal.addEventListener('abort', () => void told(), { once: true })
  })
}

const whyOf = ({ reason }: AbortSignal): string | undefined =>
  reason instanceof Interrupted ? reason.why : undefined

const about = ({ tenant, kind, attempts }: Job) => ({ tenant, kind, attempts })

/** Its code or its class; what it says may name a person. */
function nameOf(error: unknown): string {
  const { code, name } = Object(error) as { code?: unknown; name?: unknown }
  const known = typeof code === 'string' && code ? code : name
  return typeof known === 'string' ? known.slice(0, 100) : 'Error'
}
