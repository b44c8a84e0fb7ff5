import pg from 'pg'
import type { Statement } from './statement.ts'

/** What `pg` calls on its connection while it writes a query: not public, therefore pinned and tested. */
interface Wire {
  bind(config: { portal: string; statement: string; values: unknown[] }): void
  execute(config: { portal: string; rows: number }): void
  sync(): void
  submittedNamedStatements: Record<string, string>
}

interface QueryBase {
  name: string
  values: unknown[]
  callback: (error: Error | null, result: pg.QueryResult) => void
  prepare(wire: Wire): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, wire: Wire): void
  handleError(error: Error, wire: Wire): void
}

const Query = pg.Query as unknown as new (text: string) => QueryBase

/** Parsed once per connection, see {@link prime}. */
export const FRAME = {
  begin: { name: 'frame_begin', text: 'begin' },
  enter: { name: 'frame_enter', text: 'select app.enter($1)' },
  commit: { name: 'frame_commit', text: 'commit' },
}

/**
 * BEGIN · app.enter · statement · COMMIT before one Sync: an explicit transaction in one round trip.
 * After an error inside the transaction is left open and aborted; whoever sent it rolls back.
 */
export class TenantQuery extends Query {
  readonly #tenant: string
  #completed = 0

  constructor(tenant: string, statement: Statement) {
    super(statement.text) // and nothing else, because whatever is more than a text is copied descriptor by descriptor
    this.name = statement.name
    this.values = statement.values
    this.#tenant = tenant
  }

  override prepare(wire: Wire): void {
    run(wire, FRAME.begin.name, [])
    run(wire, FRAME.enter.name, [this.#tenant])
    super.prepare(wire)
  }

  /** Called by `pg` where it would execute and Sync. */
  _getRows(wire: Wire): void {
    wire.execute({ portal: '', rows: 0 })
    run(wire, FRAME.commit.name, [])
    wire.sync()
  }

  override handleDataRow(message: unknown): void {
    if (this.#completed === 2) super.handleDataRow(message) // the one row before is enter's
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    this.#completed += 1
    if (this.#completed === 3) super.handleCommandComplete(message, wire)
  }

  override handleError(error: Error, wire: Wire): void {
    // an error before our Parse was read: the server never saw the statement's name
    delete wire.submittedNamedStatements[this.name]
    super.handleError(error, wire)
  }
}

/** Makes the three statements of the frame known on a new connection. */
export async function prime(client: pg.PoolClient): Promise<void> {
  await client.query(FRAME.begin)
  await client.query({ ...FRAME.enter, values: ['08'] })
  await client.query(FRAME.commit)
}

/** Opens a transaction in a tenant's context, for work of several statements. */
export async function open(client: pg.PoolClient, tenant: string): Promise<void> {
  await client.query(FRAME.begin)
  await client.query({ ...FRAME.enter, values: [tenant] })
}

export async function commit(client: pg.PoolClient): Promise<void> {
  await client.query(FRAME.commit)
}

function run(wire: Wire, statement: string, values: unknown[]): void {
  wire.bind({ portal: '', statement, values })
  wire.execute({ portal: '', rows: 0 })
}
