import type { Logger } from 'pino'
import type { TenantPool } from '../database/pool.ts'
import { done, take, type Job } from './outbox.ts'

type Handler = (tenant: string, job: Job) => Promise<void>

interface WorkerOptions {
  pool: TenantPool
  /** Every organisation whose promises this process keeps. */
  tenants: () => Promise<string[]>
  /** What happens for each kind of job; it may happen twice, so doing it again changes nothing. */
  handlers: Readonly<Record<string, Handler>>
  /** What else is looked after at the beginning of each round. */
  also?: (tenant: string) => Promise<void>
  log: Logger
  /** Milliseconds between two rounds over all tenants, which find what failed before or what a dead process left. */
  everyMs?: number
}

/** Keeps what transactions have promised (`outbox.ts`): at least once, in any number of processes. */
export class Worker {
  readonly #options: WorkerOptions
  readonly #turns = new Map<string, Promise<void>>()
  readonly #running = new Set<Promise<void>>()
  readonly #timer: NodeJS.Timeout
  #stopped = false

  constructor(options: WorkerOptions) {
    this.#options = options
    this.#timer = setInterval(() => this.#rounds(), options.everyMs ?? 15_000)
    this.#timer.unref()
  }

  /** Something was promised just now: sees to it without anybody waiting. */
  nudge(tenant: string): void {
    this.#watch(this.round(tenant))
  }

  /** Does what is due in one tenant, after what is under way there; resolves when nothing is left to be done now. */
  round(tenant: string): Promise<void> {
    const before = this.#turns.get(tenant) ?? Promise.resolve()
    const mine = before.catch(() => {}).then(() => this.#work(tenant))
    this.#turns.set(tenant, mine)
    return mine
  }

  /** Ends the rounds, and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#timer)
    await Promise.all(this.#running)
  }

  #rounds(): void {
    if (!this.#running.size) this.#watch(this.#everywhere())
  }

  async #everywhere(): Promise<void> {
    for (const tenant of await this.#options.tenants()) await this.round(tenant)
  }

  async #work(tenant: string): Promise<void> {
    if (!this.#stopped) await this.#options.also?.(tenant)
    while (await this.#next(tenant));
  }

  async #next(tenant: string): Promise<boolean> {
    if (this.#stopped) return false
    const { pool, handlers, log } = this.#options
    const [job] = await pool.read<Job>(tenant, take(tenant))
    if (!job) return false
    try {
      const handler = handlers[job.kind]
      if (!handler) throw new Error(`nobody does ${job.kind}`)
      await handler(tenant, job)
      await pool.read(tenant, done(tenant, job.id))
    } catch (error) {
      log.warn({ err: error, tenant, kind: job.kind, attempts: job.attempts }, 'job failed')
    }
    return true
  }

  #watch(work: Promise<void>): void {
    const watched = work
      .catch((error: unknown) => this.#options.log.warn({ err: error }, 'round failed'))
      .finally(() => this.#running.delete(watched))
    this.#running.add(watched)
  }
}
