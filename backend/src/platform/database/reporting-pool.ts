import type { Pool } from 'pg'
import type { Statement } from './tenant-query.ts'

/** Reads of `digintm_reporting`, which sees the schemas `reporting` and `reference` and nothing with a person. */
export class ReportingPool {
  constructor(
    private readonly pool: Pool,
    private readonly onStatement?: (name: string) => void,
  ) {}

  async read<T>(statement: Statement): Promise<T[]> {
    this.onStatement?.(statement.name)
    const { rows } = await this.pool.query(statement)
    return rows as T[]
  }
}
