import type { Pool } from 'pg'
import { Canceller, refuseAbandoned } from './cancellation.ts'
import type { Statement } from './statement.ts'

/** Statements of a log-in that enters no tenant: what it may see is said by its rights alone. */
export class RolePool {
  readonly #canceller: Canceller

  constructor(
    private readonly pool: Pool,
    private readonly onStatement?: (name: string) => void,
  ) {
    this.#canceller = new Canceller(pool)
  }

  async read<T>(statement: Statement): Promise<T[]> {
    refuseAbandoned()
    const client = await this.pool.connect()
    const watch = this.#canceller.watch(client)
    try {
      refuseAbandoned()
      this.onStatement?.(statement.name)
      const { rows } = await client.query(statement)
      return rows as T[]
    } finally {
      client.release(await watch.end())
    }
  }
}
