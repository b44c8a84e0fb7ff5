import type pg from 'pg'

type Cell = string | number | boolean | null | readonly string[]
export type Row = Readonly<Record<string, Cell>>

/** What of `pg`'s connection a COPY needs; the package for streams would be one more dependency for the demo alone. */
interface CopyWire {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** Collects rows by table and writes them by COPY, which only a superuser may under forced row-level security. */
export class CopyWriter {
  readonly #client: pg.Client
  readonly #lines = new Map<string, string[]>()
  readonly #columns = new Map<string, string[]>()
  /** rows added so far, by table */
  readonly counts = new Map<string, number>()

  constructor(client: pg.Client) {
    this.#client = client
  }

  /** All rows of a table have the same columns in the same order. */
  add(table: string, row: Row): void {
    let lines = this.#lines.get(table)
    if (!lines) {
      lines = []
      this.#lines.set(table, lines)
      this.#columns.set(table, Object.keys(row))
    }
    lines.push(Object.values(row).map(format).join('\t'))
    this.counts.set(table, (this.counts.get(table) ?? 0) + 1)
  }

  async flush(): Promise<void> {
    for (const [table, lines] of this.#lines) {
      if (lines.length === 0) continue
      const columns = this.#columns.get(table) ?? []
      await copyIn(this.#client, `copy ${table} (${columns.join(', ')}) from stdin`, lines)
      lines.length = 0
    }
  }
}

function copyIn(client: pg.Client, text: string, lines: readonly string[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const copy = {
    submit: (wire: CopyWire) => wire.query(text),
    handleCopyInResponse(wire: CopyWire) {
      for (let at = 0; at < lines.length; at += 500)
        wire.sendCopyFromChunk(Buffer.from(`${lines.slice(at, at + 500).join('\n')}\n`))
      wire.endCopyFrom()
    },
    handleCommandComplete() {},
    handleReadyForQuery: () => resolve(),
    handleError: (error: Error) => reject(error),
  }
  client.query(copy as unknown as pg.Submittable)
  return promise
}

function format(cell: Cell): string {
  if (cell === null) return '\\N'
  if (typeof cell === 'string') return escape(cell)
  if (typeof cell === 'object') return escape(`{${cell.map(item => `"${item}"`).join(',')}}`)
  return typeof cell === 'boolean' ? (cell ? 't' : 'f') : String(cell)
}

function escape(text: string): string {
  return /[\\\t\n\r]/.test(text)
    ? text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r')
    : text
}
