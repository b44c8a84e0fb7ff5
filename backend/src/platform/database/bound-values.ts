import { isRaw } from '@mikro-orm/core'
import type { AbstractSqlConnection } from '@mikro-orm/sql'
import { statementName, type Statement } from './statement.ts'

/** What the ORM takes for its transaction, when values shall travel apart from the text. */
export interface BoundExecutor {
  executeBound(statement: Statement): Promise<{ numAffectedRows?: bigint; rows: unknown[] }>
}

type Method = 'all' | 'get' | 'run'
type Execute = (...args: [unknown, unknown?, Method?, unknown?, unknown?]) => Promise<unknown>
interface Connection {
  execute: Execute
  transformRawResult(result: unknown, method: Method): unknown
}

/**
 * The ORM writes values into the text of its statements. In transactions of ours the server binds them instead: a value
 * never becomes SQL, and each text is parsed once per connection.
 */
export function bindValues(sql: AbstractSqlConnection): void {
  const connection = sql as unknown as Connection
  const execute = connection.execute.bind(connection)
  // oxlint-disable-next-line max-params -- the ORM's own
  connection.execute = async (query, params, method = 'all', transaction, log) => {
    if (!isBound(transaction)) return execute(query, params, method, transaction, log)
    const result = await transaction.executeBound(statementOf(query, params))
    return connection.transformRawResult(result, method)
  }
}

const isBound = (transaction: unknown): transaction is BoundExecutor =>
  typeof transaction === 'object' && transaction !== null && 'executeBound' in transaction

function statementOf(query: unknown, params: unknown): Statement {
  const values: unknown[] = []
  const text = numbered(rawOf(query, params), values)
  return { name: statementName(text), text, values }
}

interface Raw {
  sql: string
  params: readonly unknown[]
}

function rawOf(query: unknown, params: unknown): Raw {
  if (typeof query === 'string') return { sql: query, params: (params ?? []) as unknown[] }
  return 'toRaw' in (query as object) ? (query as { toRaw(): Raw }).toRaw() : (query as Raw)
}

/**
 * `?` becomes `$1`, `$2` … and its value is added to `values`; SQL of its own, as of `version + 1`, is put in its place.
 * Throws where a question mark may stand for itself: no entity needs such a statement.
 */
function numbered({ sql, params }: Raw, values: unknown[]): string {
  if (/\?\?|\\\?|'/.test(sql)) throw new Error(`no placeholders can be told apart in ${sql}`)
  const [first, ...others] = sql.split('?')
  const placed = (value: unknown) =>
    isRaw(value) ? numbered(value, values) : `$${values.push(value)}`
  return first + others.map((rest, index) => placed(params[index]) + rest).join('')
}
