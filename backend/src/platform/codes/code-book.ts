import type { FieldProblem } from '../ground/errors.ts'
import type { TenantPool } from '../database/pool.ts'
import type { Statement } from '../database/statement.ts'
import type { CodeList } from './code-list.ts'

/** A code as it may be recorded in an organisation. */
interface Entry {
  /** First day; null when it was there from the beginning. */
  from: string | null
  /** Last day; null while it is in use. */
  to: string | null
}

interface Row extends Entry {
  list: CodeList
  code: string
}

/** All codes that an organisation may record, its own included, as they were a moment ago. */
export class CodeBook {
  readonly #lists: ReadonlyMap<CodeList, ReadonlyMap<string, Entry>>

  constructor(rows: readonly Row[]) {
    const lists = Map.groupBy(rows, ({ list }) => list)
    this.#lists = new Map(
      [...lists].map(([list, entries]) => [
        list,
        new Map(entries.map(({ code, from, to }) => [code, { from, to }])),
      ]),
    )
  }

  has(list: CodeList, code: string): boolean {
    return this.#lists.get(list)?.has(code) ?? false
  }

  /** Whether the code may be chosen for something of that day; what was chosen once stays readable for good. */
  isInUse(list: CodeList, code: string, day: string): boolean {
    const entry = this.#lists.get(list)?.get(code)
    return !!entry && (!entry.from || entry.from <= day) && (!entry.to || entry.to >= day)
  }

  /** What is wrong with codes that are newly chosen for something of that day. */
  problemsOf(
    list: CodeList,
    { path, codes, day }: { path: string; codes: readonly string[]; day: string },
  ): FieldProblem[] {
    return codes.every(code => this.isInUse(list, code, day))
      ? []
      : [{ path, rule: 'retired', message: `codes that are in use on ${day}` }]
  }
}

interface Options {
  read: (tenant: string, statement: Statement) => Promise<Row[]>
  /** How long a book may be out of date before it is read again. */
  freshMs?: number
  /** Milliseconds since the epoch; a test's clock. */
  now?: () => number
}

/** The books of all organisations, read once and again when they have become old, beside the requests that use them. */
export class CodeBooks {
  readonly #options: Required<Options>
  readonly #books = new Map<string, { readAt: number; reading: Promise<CodeBook> }>()

  constructor({ read, freshMs = 10_000, now = Date.now }: Options) {
    this.#options = { read, freshMs, now }
  }

  /** As it was at most a moment ago; whoever finds a code missing asks for the {@link latest}. */
  async of(tenant: string): Promise<CodeBook> {
    const known = this.#books.get(tenant)
    if (!known) return this.latest(tenant)
    const book = known.reading
    if (this.#options.now() - known.readAt > this.#options.freshMs)
      this.latest(tenant).catch(() => this.#books.delete(tenant))
    return book
  }

  /** Read now. */
  async latest(tenant: string): Promise<CodeBook> {
    const { read, now } = this.#options
    const reading = read(tenant, { ...ALL_CODES, values: [tenant] }).then(
      rows => new CodeBook(rows),
    )
    this.#books.set(tenant, { readAt: now(), reading })
    try {
      return await reading
    } catch (error) {
      this.#books.delete(tenant)
      throw error
    }
  }
}

/** Beside the requests: what is read for them is no statement of theirs. */
export const codeBooks = (pool: TenantPool): CodeBooks =>
  new CodeBooks({ read: (tenant, statement) => pool.read(tenant, statement) })

const ALL_CODES = {
  name: 'code-book',
  text: `select c.list, c.code, c.valid_from::text as "from", c.valid_to::text as "to" from reference.code c
    union all
    select e.list, e.code, e.valid_from::text, e.valid_to::text from app.code_extension e where e.tenant = $1`,
}
