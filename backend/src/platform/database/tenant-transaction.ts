import type { Duplex } from 'node:stream'
import type { Transaction } from '@mikro-orm/sql'
import type pg from 'pg'
import { FRAME, type Statement } from './tenant-query.ts'

/** A statement that may have no parameters. */
type Unbound = Omit<Statement, 'values'> & Partial<Statement>

/** Not public in `pg`: the socket, held back while statements are sent that nobody waits for. */
interface Connected {
  connection: { stream: Duplex }
}

/**
 * A transaction in a tenant's context whose statements travel without waiting for each other, over a connection that
 * pipelines. Prepared statements and the ORM's share it; it is what the ORM takes for its own transaction.
 */
export class TenantTransaction {
  readonly #client: pg.PoolClient
  readonly #socket: Duplex
  #sent: Promise<unknown>[] = []

  /** Begins and enters with the first statement that is waited for. */
  constructor(client: pg.PoolClient, tenant: string) {
    this.#client = client
    this.#socket = (client as unknown as Connected).connection.stream
    this.send(FRAME.begin)
    this.send({ ...FRAME.enter, values: [tenant] })
  }

  /** Sends a statement whose rows nobody needs; when it fails, so does the next that is waited for, and the commit. */
  send(statement: Unbound): void {
    if (!this.#sent.length) this.#socket.cork()
    const sent = this.#client.query(statement)
    sent.catch(() => {})
    this.#sent.push(sent)
  }

  async run<R>(statement: Statement): Promise<R[]> {
    return (await this.#wait(statement)).rows as R[]
  }

  /** Lets go what was held back. */
  flush(): void {
    if (this.#sent.length) this.#socket.uncork()
  }

  async commit(): Promise<void> {
    await this.#wait(FRAME.commit)
  }

  /** As the ORM sees it. Of a transaction it uses this one method, because it neither begins nor ends this one. */
  get forOrm(): Transaction {
    return { executeQuery: (query: { sql: string }) => this.#execute(query.sql) } as never
  }

  async #execute(sql: string): Promise<{ numAffectedRows?: bigint; rows: unknown[] }> {
    const { command, rowCount, rows } = await this.#wait(sql)
    return command === 'SELECT' ? { rows } : { numAffectedRows: BigInt(rowCount ?? 0), rows }
  }

  /** What fails first on the wire is what is thrown, not the complaint about an aborted transaction that follows. */
  async #wait(statement: string | Unbound): Promise<pg.QueryResult> {
    const query = this.#client.query(statement as string)
    this.flush()
    const [result] = await Promise.all([query, ...this.#sent.splice(0)])
    return result
  }
}
