import type { Transaction } from '@mikro-orm/sql'
import type pg from 'pg'
import { Batch, BatchPart, type Unbound } from './batch.ts'
import type { BoundExecutor } from './bound-values.ts'
import type { Statement } from './statement.ts'
import { FRAME } from './tenant-query.ts'

/**
 * A transaction in a tenant's context: what is sent in one turn of the event loop travels together. Prepared statements
 * and the ORM's share it; it is what the ORM takes for its own transaction.
 */
export class TenantTransaction {
  readonly #client: pg.PoolClient
  readonly #sent: Promise<unknown>[] = []
  #condition: Promise<unknown> = Promise.resolve()
  #open = false
  #turn: BatchPart[] = []
  #ended = false
  #committed = false

  /** Begins and enters with the first statement that is waited for. */
  constructor(client: pg.PoolClient, tenant: string) {
    this.#client = client
    this.send(FRAME.begin)
    this.send({ ...FRAME.enter, values: [tenant] })
  }

  /** Sends a statement whose rows nobody needs; when it fails, so does the next that is waited for, and the commit. */
  send(statement: Unbound): void {
    if (this.#open) throw new Error('nothing is sent before its condition is known to hold')
    const sent = this.#query(statement, false)
    sent.catch(() => {})
    this.#sent.push(sent)
  }

  /**
   * Sends a statement on which everything that follows depends, and waits for nobody: when `judge` throws, so does
   * whatever is waited for, and nothing is written before it has not.
   */
  under(statement: Unbound, judge: (rows: unknown[]) => void): void {
    this.#open = true
    this.#condition = this.#query(statement)
      .then(({ rows }) => judge(rows))
      .finally(() => (this.#open = false))
    this.#condition.catch(() => {})
    this.#sent.push(this.#condition)
  }

  /** Resolves when the condition holds. */
  async met(): Promise<void> {
    await this.#condition
  }

  async run<R>(statement: Statement): Promise<R[]> {
    return (await this.#wait(statement)).rows as R[]
  }

  /** Runs the transaction's last statement; the commit travels with it. */
  async last<R>(statement: Statement): Promise<R[]> {
    const [rows] = await Promise.all([this.run<R>(statement), this.commit()])
    return rows
  }

  /** Ends the transaction, unless its last statement has. */
  async commit(): Promise<void> {
    if (this.#ended) return
    this.#ended = true
    await this.#wait(FRAME.commit, false)
    this.#committed = true
  }

  /** How far it has come; while it is `ENDING`, nobody knows whether what it did holds. */
  get stage(): 'OPEN' | 'ENDING' | 'COMMITTED' {
    if (this.#committed) return 'COMMITTED'
    return this.#ended ? 'ENDING' : 'OPEN'
  }

  /** As the ORM sees it, which neither begins nor ends this one. */
  get forOrm(): Transaction {
    const executor: BoundExecutor = { executeBound: statement => this.#execute(statement) }
    return executor as never
  }

  async #execute(statement: Statement): ReturnType<BoundExecutor['executeBound']> {
    const { command, rowCount, rows } = await this.#wait(statement)
    return command === 'SELECT' ? { rows } : { numAffectedRows: BigInt(rowCount ?? 0), rows }
  }

  /** What fails first on the wire is what is thrown, whoever waits for it. */
  async #wait(statement: Unbound, heard = true): Promise<pg.QueryResult> {
    const [result] = await Promise.all([this.#query(statement, heard), ...this.#sent.splice(0)])
    return result
  }

  #query(statement: Unbound, heard = true): Promise<pg.QueryResult> {
    const part = new BatchPart(statement, this.#client, heard)
    if (!this.#turn.length) process.nextTick(() => this.#flush())
    this.#turn.push(part)
    return part.result
  }

  #flush(): void {
    const parts = this.#turn
    this.#turn = []
    this.#client.query(new Batch(parts) as unknown as pg.Submittable)
  }
}
