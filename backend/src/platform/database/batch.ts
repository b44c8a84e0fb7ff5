import pg from 'pg'
import type { Statement } from './statement.ts'

/** A statement that may have neither name nor parameters. */
export type Unbound = Pick<Statement, 'text'> & Partial<Statement>

/** What `pg` calls on its connection while it writes a query: not public, therefore pinned and tested. */
interface Wire {
  stream: Sink
  execute(config: { portal: string; rows: number }): void
  sync(): void
  submittedNamedStatements: Record<string, string>
}

interface Sink {
  writable: boolean
  write(bytes: Buffer): unknown
}

interface QueryBase {
  name: string | undefined
  text: string
  values: unknown[] | undefined
  queryMode: string
  _result: { _types: pg.CustomTypesConfig }
  callback: (error: Error | null, result: pg.QueryResult) => void
  prepare(wire: Wire): void
  handleRowDescription(message: unknown): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, wire: Wire): void
  handleEmptyQuery(wire: Wire): void
  handleError(error: Error, wire: Wire): void
  handleReadyForQuery(wire: Wire): void
}

const Query = pg.Query as unknown as new (text: string) => QueryBase

/** One statement of a batch. */
export class BatchPart extends Query {
  readonly result: Promise<pg.QueryResult>

  readonly #heard: boolean

  /**
   * @param types of the connection, which knows how its rows are read
   * @param heard false when nobody looks at the rows: they are neither described nor read
   */
  constructor(statement: Unbound, types: pg.CustomTypesConfig, heard = true) {
    super(statement.text) // and nothing else, because whatever is more than a text is copied descriptor by descriptor
    this.name = statement.name
    this.values = statement.values
    this.queryMode = 'extended'
    this['_result']['_types'] = types
    this.#heard = heard
    const { promise, resolve, reject } = Promise.withResolvers<pg.QueryResult>()
    this.callback = (error, result) => (error ? reject(error) : resolve(result))
    this.result = promise
  }

  /** Called by `pg` where it would execute and Sync. */
  _getRows(wire: Wire): void {
    wire.execute({ portal: '', rows: 0 })
  }

  override handleDataRow(message: unknown): void {
    if (this.#heard) super.handleDataRow(message)
  }

  /** Whether a message that `pg` writes for this part is needed. */
  needs(message: Buffer): boolean {
    return this.#heard || message[0] !== DESCRIBE
  }
}

/** First byte of the message that asks which columns the rows will have. */
const DESCRIBE = 0x44

/**
 * Statements before one Sync: one message there, one back. After the first that fails the server runs none of the
 * others, and they fail for the same reason.
 */
export class Batch {
  readonly #parts: readonly BatchPart[]
  #at = 0

  constructor(parts: readonly BatchPart[]) {
    this.#parts = parts
  }

  /** By which `pg` remembers what is parsed: the part that the server is at. */
  get name(): string | undefined {
    return this.#parts[this.#at]?.name
  }

  get text(): string | undefined {
    return this.#parts[this.#at]?.text
  }

  get #part(): BatchPart {
    return this.#parts[this.#at]!
  }

  /** What `pg` writes message by message goes to the socket in one piece. */
  submit(wire: Wire): null {
    const { stream } = wire
    const messages: Buffer[] = []
    const collect = (message: Buffer): unknown => messages.push(message)
    try {
      for (const part of this.#parts) {
        wire.stream = { writable: true, write: message => part.needs(message) && collect(message) }
        part.prepare(wire)
      }
      wire.stream = { writable: true, write: collect }
      wire.sync()
    } finally {
      wire.stream = stream
    }
    if (stream.writable) stream.write(Buffer.concat(messages))
    return null
  }

  handleRowDescription(message: unknown): void {
    this.#part.handleRowDescription(message)
  }

  handleDataRow(message: unknown): void {
    this.#part.handleDataRow(message)
  }

  handleCommandComplete(message: unknown, wire: Wire): void {
    this.#part.handleCommandComplete(message, wire)
    this.#at += 1
  }

  handleReadyForQuery(wire: Wire): void {
    for (const part of this.#parts) part.handleReadyForQuery(wire)
  }

  handleError(error: Error, wire: Wire): void {
    for (const part of this.#parts.slice(0, this.#at)) part.handleReadyForQuery(wire)
    for (const part of this.#parts.slice(this.#at)) {
      // the server may never have read its Parse
      if (part.name) delete wire.submittedNamedStatements[part.name]
      part.handleError(error, wire)
    }
  }
}
