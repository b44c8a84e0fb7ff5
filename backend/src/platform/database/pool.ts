import pg from 'pg'
import { Canceller, refuseAbandoned } from './cancellation.ts'
import { closeDeparted, type Statement } from './statement.ts'
import { commit, open, prime, TenantQuery } from './tenant-query.ts'
import { TenantTransaction } from './tenant-transaction.ts'

export interface PoolSize {
  /** connections */
  max?: number
  /** longest wait for a free one, milliseconds; then the caller gets an error instead of a queue without end */
  wait?: number
}

/** Nobody waits for a connection longer than this, milliseconds. */
export const LONGEST_WAIT_MS = 3000

/** A bounded pool; a dropped connection fails its query, if it has one, and is replaced. */
export function openPool(
  url: string,
  { max = 10, wait = LONGEST_WAIT_MS }: PoolSize = {},
): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: wait })
  pool.on('error', () => {})
  // a lent one that dies tells its query and, without a listener, ends the process
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

/** Whether this is the key of an organisation: `08`, `081` to `084`, or a Kreis. */
function isTenantKey(tenant: unknown): tenant is string {
  return typeof tenant === 'string' && /^08([1-4]([0-9]{2})?)?$/.test(tenant)
}

/**
 * Reads and small transactions in the context of one tenant. The context lives in the transaction and dies with it,
 * so a connection never carries it to the next caller.
 */
export class TenantPool {
  readonly #pool: pg.Pool
  readonly #canceller: Canceller
  readonly #primed = new WeakSet<pg.PoolClient>()
  readonly #onStatement: ((name: string) => void) | undefined

  /** @param onStatement told the name of every statement sent, for tests and metrics */
  constructor(pool: pg.Pool, onStatement?: (name: string) => void) {
    this.#pool = pool
    this.#canceller = new Canceller(pool)
    this.#onStatement = onStatement
  }

  /** Rows of one statement, in one round trip. Errors of the database are thrown as `pg` makes them. */
  async read<T>(tenant: string, statement: Statement): Promise<T[]> {
    return this.#lend(tenant, client => {
      this.#onStatement?.(statement.name)
      return send<T>(client, tenant, statement)
    })
  }

  /** Several statements in one transaction, for reads that leave an audit row. */
  async transaction<T>(
    tenant: string,
    work: (run: <R>(statement: Statement) => Promise<R[]>) => Promise<T>,
  ): Promise<T> {
    return this.#lend(tenant, async client => {
      await open(client, tenant)
      const result = await work(async <R>(statement: Statement) => {
        this.#onStatement?.(statement.name)
        const { rows } = await client.query(statement)
        return rows as R[]
      })
      await commit(client)
      return result
    })
  }

  /** One transaction for a unit of work, committed when the work is done. */
  async unit<T>(tenant: string, work: (transaction: TenantTransaction) => Promise<T>): Promise<T> {
    return this.#lend(tenant, async client => {
      const transaction = new TenantTransaction(client, tenant)
      const result = await work(transaction)
      await transaction.commit()
      return result
    })
  }

  async #lend<T>(tenant: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    if (!isTenantKey(tenant)) throw new TypeError('Not the key of a tenant')
    refuseAbandoned()
    const client = await this.#pool.connect()
    const watch = this.#canceller.watch(client)
    let broken: Error | undefined
    try {
      refuseAbandoned()
      if (!this.#primed.has(client)) {
        await prime(client)
        this.#primed.add(client)
      }
      closeDeparted(client)
      return await work(client)
    } catch (error) {
      broken = await rollBack(client, error)
      throw error
    } finally {
      const doubtful = await watch.end()
      client.release(broken ?? doubtful)
    }
  }
}

function send<T>(client: pg.PoolClient, tenant: string, statement: Statement): Promise<T[]> {
  const { promise, resolve, reject } = Promise.withResolvers<T[]>()
  const query = new TenantQuery(tenant, statement)
  query.callback = (error, result) => (error ? reject(error) : resolve(result.rows as T[]))
  client.query(query as unknown as pg.Submittable)
  return promise
}

/** @returns the reason to throw the connection away: only one that cannot even roll back is unfit for use */
async function rollBack(client: pg.PoolClient, error: unknown): Promise<Error | undefined> {
  try {
    await client.query('rollback')
    return undefined
  } catch {
    return error instanceof Error ? error : new Error(String(error))
  }
}
