import { createHash } from 'node:crypto'
import { BadInput } from '../ground/errors.ts'
import type { Ask, Occasion, TablesKind, Variables } from './kind.ts'
import type { Language, Speech } from './speech.ts'
import type { Column, Value } from './task.ts'

/** A column of a list, and what a row has in it. */
export interface ListColumn<Node, Known = unknown> extends Omit<Column, 'title'> {
  title: Readonly<Record<Language, string>>
  /** `known` is what was learned before the first row. */
  value: (node: Node, speech: Speech, known: Known) => Value
}

interface ListWish<Node, Known> {
  name: string
  people: boolean
  /** Text of the operation: takes `$first` and `$after`, and what narrows and orders the list. */
  operation: string
  /** Its root field. */
  root: string
  title: Readonly<Record<Language, string>>
  /** Begins the file's name. */
  file: Readonly<Record<Language, string>>
  /** What narrows it, in words. */
  says?: (variables: Variables, speech: Speech) => string
  /** What else narrows it and is not for the name of a file, such as people's names. */
  hides?: (variables: Variables) => readonly unknown[]
  columns: readonly ListColumn<Node, Known>[]
  /** What its rows need to know, and by which operation it is learned. */
  learns?: { operation: string; from: (occasion: Occasion) => Promise<Known> }
}

interface Page<Node> {
  nodes: Node[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

const PAGE = 100
/** Beyond this a list is no sheet any more that somebody reads. */
const MOST_ROWS = 50_000

/** A list as it is shown, whole: filter and order as in the address, page by page through its own keyset. */
export function listDocument<Node, Known = undefined>(wish: ListWish<Node, Known>): TablesKind {
  const { name, people, operation, columns } = wish
  return {
    form: 'tables',
    name,
    people,
    operations: [operation, ...(wish.learns ? [wish.learns.operation] : [])],
    parameters: parametersOf(operation),
    write: async (occasion, variables) => {
      const { speech, today, organisation } = occasion
      const says = wish.says?.(variables, speech) ?? ''
      const mark = markOf(wish.hides?.(variables) ?? [])
      return {
        title: speech.of(wish.title),
        subtitle: [says, speech.day(today)].filter(Boolean).join(' · '),
        file: [speech.of(wish.file), organisation, says, mark, today],
        tables: [
          {
            title: speech.of(wish.title),
            notes: [],
            columns: columns.map(({ title, kind, width }) => ({
              title: speech.of(title),
              kind,
              ...(width !== undefined && { width }),
            })),
            parts: rowsOf(wish, occasion, variables),
          },
        ],
      }
    },
  }
}

const MARK_LENGTH = 6
/** Tells one from another without saying what (C15). */
function markOf(hidden: readonly unknown[]): string {
  const said = hidden.filter(each => each != null)
  if (!said.length) return ''
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, MARK_LENGTH)
}

async function* rowsOf<Node, Known>(
  { operation, root, columns, learns }: ListWish<Node, Known>,
  occasion: Occasion,
  variables: Variables,
): AsyncGenerator<Value[][]> {
  const { ask, speech } = occasion
  const known = (await learns?.from(occasion)) as Known
  let rows = 0
  let after: string | null = null
  for (;;) {
    const page: Page<Node> = await pageOf(ask, {
      operation,
      root,
      variables: { ...variables, after },
    })
    rows += page.nodes.length
    if (rows > MOST_ROWS) throw tooMany(MOST_ROWS)
    yield page.nodes.map(node => columns.map(column => column.value(node, speech, known)))
    if (!page.pageInfo.hasNextPage) return
    after = page.pageInfo.endCursor
  }
}

async function pageOf<Node>(
  ask: Ask,
  { operation, root, variables }: { operation: string; root: string; variables: Variables },
): Promise<Page<Node>> {
  const answer = await ask<Record<string, Page<Node>>>(operation, { ...variables, first: PAGE })
  return answer[root]!
}

/** Nothing is left out without a word: whoever wants so much narrows it, or takes another format. */
export const tooMany = (most: number): BadInput =>
  new BadInput({ path: 'format', rule: 'tooMany', message: `at most ${most} rows`, most })

/** Names of the operation's variables, without those of its pages. */
function parametersOf(operation: string): string[] {
  const head = operation.slice(0, operation.indexOf('{'))
  return [...head.matchAll(/\$(\w+)/g)]
    .map(([, name]) => name!)
    .filter(name => name !== 'first' && name !== 'after')
}
