import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { awaited } from '../database/cancellation.ts'
import type { TenantPool } from '../database/pool.ts'
import { now, plant, STATE } from './daily.ts'
import type { Kinds } from './kind.ts'
import { Lane } from './lane.ts'
import { load, type Load } from './outbox.ts'
import { Runner } from './runner.ts'

interface WorkerOptions {
  /** For taking and holding jobs alone; handlers have their own. */
  pool: TenantPool
  /** Every organisation whose jobs this process does. */
  tenants: () => Promise<string[]>
  kinds: Kinds
  /** What else is looked after in each round, before the jobs that come of it. */
  chores?: Readonly<Record<string, (tenant: string) => Promise<void>>>
  log: Logger
  /** Milliseconds between two rounds over all tenants, which find what failed before or what a dead process left. */
  everyMs?: number
  /** Milliseconds after which the job of a process that died is somebody else's. */
  leaseMs?: number
}

/** What whoever watches over the product wants to know. */
export interface JobState {
  /** `stalled`: for a while no round has seen all tenants. `failed`: jobs have been given up. */
  status: 'ok' | 'failed' | 'stalled'
  /** How many were given up, by kind. */
  failed: Record<string, number>
}

const AT_ONCE = 2
const LONGEST_STOP_MS = 10_000

/** Does the jobs of all tenants (`outbox.ts`), those of every day too: at least once, in any number of processes. */
export class Worker {
  readonly #options: WorkerOptions
  readonly #everyMs: number
  readonly #runner: Runner
  readonly #lanes: ReadonlyMap<string, Lane>
  readonly #chores: readonly Lane[]
  readonly #known = new Map<string, Load[]>()
  readonly #planted = new Set<string>()
  readonly #running = new Set<Promise<void>>()
  #timer: NodeJS.Timeout | undefined
  #touring = false
  #toured = 0
  #stopped = false

  constructor(options: WorkerOptions) {
    const { pool, kinds, chores = {}, log, everyMs = 15_000, leaseMs = 30_000 } = options
    this.#options = options
    this.#everyMs = everyMs
    this.#runner = new Runner({ pool, leaseMs, log })
    this.#lanes = new Map(
      Object.entries(kinds).map(([kind, how]) => [
        kind,
        new Lane(how.atOnce ?? AT_ONCE, tenant => this.#runner.next(tenant, kind, how)),
      ]),
    )
    this.#chores = Object.values(chores).map(
      chore =>
        new Lane(AT_ONCE, async tenant => {
          if (!this.#stopped) await chore(tenant)
          return false
        }),
    )
  }

  /** Begins the rounds; before, only what somebody asks for is done. */
  start(): void {
    this.#toured = performance.now()
    this.#timer = setInterval(() => this.#rounds(), this.#everyMs).unref()
    this.#rounds()
  }

  /** Something was promised just now: sees to it without anybody waiting, also when the request that promised it is over. */
  nudge(tenant: string): void {
    awaited.exit(() => this.#watch(this.round(tenant)))
  }

  /** Does what is due in one tenant; resolves when nothing is left there to be done now, nor under way in this process. */
  async round(tenant: string): Promise<void> {
    await Promise.all([this.#drain(tenant), ...this.#doChores(tenant)])
  }

  /** As of the last rounds. */
  state(): JobState {
    const failed: Record<string, number> = {}
    for (const { kind, failed: count } of [...this.#known.values()].flat())
      if (count) failed[kind] = (failed[kind] ?? 0) + count
    const late = this.#timer && performance.now() - this.#toured > 5 * this.#everyMs
    return { status: late ? 'stalled' : Object.keys(failed).length ? 'failed' : 'ok', failed }
  }

  /** Ends the rounds, tells handlers to stop, and waits for them, but not for ever. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#timer)
    this.#runner.stop()
    const waiting = new AbortController()
    const longest = sleep(LONGEST_STOP_MS, undefined, { signal: waiting.signal })
    await Promise.race([Promise.all(this.#running), longest])
    longest.catch(() => {})
    waiting.abort()
  }

  #rounds(): void {
    if (this.#touring || this.#stopped) return
    this.#touring = true
    this.#watch(this.#tour().finally(() => (this.#touring = false)))
  }

  /** Sees what is due everywhere; what takes long is not waited for, and one tenant's trouble is not another's. */
  async #tour(): Promise<void> {
    const tenants = await this.#options.tenants()
    await this.#plant(tenants)
    let trouble: unknown
    for (const tenant of tenants) {
      for (const chore of this.#doChores(tenant)) this.#watch(chore)
      const due = await this.#due(tenant).catch((error: unknown) => void (trouble ??= error))
      for (const job of due ?? []) this.#watch(job)
    }
    if (trouble) throw trouble
    this.#toured = performance.now()
  }

  /** The first round of a process finds or makes the rows of daily jobs, and those of tenants that are new later. */
  async #plant(tenants: readonly string[]): Promise<void> {
    const { pool, kinds } = this.#options
    for (const [kind, { daily }] of Object.entries(kinds)) {
      const places = daily?.of === 'STATE' ? [STATE] : tenants
      for (const tenant of daily ? places : []) {
        const key = `${tenant} ${kind}`
        if (this.#planted.has(key)) continue
        await pool.read(tenant, plant(tenant, { kind, at: daily!.at }))
        if (daily!.atStart) await pool.read(tenant, now(tenant, kind))
        this.#planted.add(key)
      }
    }
  }

  /** What is looked after first, then the jobs that came of it. */
  #doChores(tenant: string): Promise<void>[] {
    return this.#chores.map(async chore => {
      await chore.look(tenant)
      await this.#drain(tenant)
    })
  }

  async #drain(tenant: string): Promise<void> {
    const due = await this.#due(tenant)
    const busy = [...this.#lanes.values()].filter(lane => lane.serves(tenant))
    await Promise.all([...due, ...busy.map(lane => lane.look(tenant))])
  }

  /** @returns what ends when the jobs are done that are due now */
  async #due(tenant: string): Promise<Promise<void>[]> {
    if (this.#stopped) return []
    const known = await this.#options.pool.read<Load>(tenant, load(tenant))
    this.#known.set(tenant, known)
    return known.flatMap(({ kind, due }) => (due && this.#lanes.get(kind)?.look(tenant)) || [])
  }

  #watch(work: Promise<void>): void {
    const watched = work
      .catch((error: unknown) => this.#options.log.warn({ err: error }, 'round failed'))
      .finally(() => this.#running.delete(watched))
    this.#running.add(watched)
  }
}
