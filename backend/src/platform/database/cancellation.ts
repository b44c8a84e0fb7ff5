import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'

/** The request that code runs for: its signal aborts when nobody waits for the answer any more (GQL-4). */
export const awaited = new AsyncLocalStorage<AbortSignal>()

/** Pause before a statement is cancelled, as most end sooner by themselves, and before it is cancelled again. */
const PAUSE_MS = 100

/** SQLSTATE of what is cancelled. */
const CANCELLED = '57014'

/** Not public in `pg`: the number of the back end that serves the connection. */
interface Served {
  processID: number
}

/** One piece of work over a lent connection. */
interface Watch {
  /**
   * Waits for a cancellation that is under way, so that it cannot hit whoever has the connection next.
   * @returns the reason to throw the connection away: nobody knows whether a cancellation still comes
   */
  end(): Promise<Error | undefined>
}

const UNWATCHED: Watch = { end: () => Promise.resolve(undefined) }

/**
 * Ends the statements of requests that nobody waits for. Costs nothing until then; cancels over a connection of its
 * own, because the pool may be exhausted by the very statements that have to end.
 */
export class Canceller {
  readonly #pool: pg.Pool

  constructor({ options }: pg.Pool) {
    const { password } = options as pg.PoolConfig // which a copy loses, as it is not enumerable
    const own = { max: 1, idleTimeoutMillis: 1000, allowExitOnIdle: true }
    this.#pool = new pg.Pool({ ...options, ...(password !== undefined && { password }), ...own })
    this.#pool.on('error', () => {})
    this.#pool.on('connect', client => client.on('error', () => {}))
  }

  /** From now on until its end, whatever runs over the connection is cancelled once the present request is aborted. */
  watch(client: pg.PoolClient): Watch {
    const signal = awaited.getStore()
    return signal ? this.#watched(client, signal) : UNWATCHED
  }

  #watched(client: pg.PoolClient, signal: AbortSignal): Watch {
    let timer: NodeJS.Timeout | undefined
    let cancelling: Promise<Error | undefined> | undefined
    let over = false
    // again and again, because it may come between two statements of a transaction
    const soon = (): void => {
      timer = setTimeout(() => {
        cancelling = this.#cancel(client)
        void cancelling.then(() => over || soon())
      }, PAUSE_MS)
    }
    signal.addEventListener('abort', soon, { once: true })
    return {
      end: async () => {
        over = true
        signal.removeEventListener('abort', soon)
        clearTimeout(timer)
        return cancelling
      },
    }
  }

  async #cancel(client: pg.PoolClient): Promise<Error | undefined> {
    const { processID } = client as unknown as Served
    try {
      await this.#pool.query('select pg_cancel_backend($1)', [processID])
      return undefined
    } catch (error) {
      return error as Error
    }
  }
}

/** Throws for a request that nobody waits for, before it takes a connection. */
export function refuseAbandoned(): void {
  if (awaited.getStore()?.aborted)
    throw Object.assign(new Error('Nobody waits for the answer'), { code: CANCELLED })
}
