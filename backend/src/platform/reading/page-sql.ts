import type { FieldNode, GraphQLObjectType } from 'graphql'
import { decodeCursor } from './cursor.ts'
import { keysetAfter, keysetColumns, orderBy } from './keyset.ts'
import { pageOf, type PageSlot } from './page.ts'
import type { Order, Row } from './plan.ts'
import { namedType, objectType, selectedFields, type Info } from './selection.ts'
import type { Part, Shape } from './shape.ts'

/** A connection inside another object. */
interface PageSource {
  key: string
  row: Row
  order: Order
  /** Table and conditions of its rows. */
  from: string
  /** What is selected of each node. */
  node: { json: string; shape: Shape }
  /** Placeholder of a value that is read from the field's arguments at each execution. */
  argument: (read: (values: Record<string, unknown>) => unknown) => string
}

/** The nodes asked for below `nodes` and below `edges.node`, which are read once for both. */
export function nodesOfPage(
  nodes: readonly FieldNode[],
  connection: GraphQLObjectType,
  info: Info,
): FieldNode[] {
  const fields = [...selectedFields(nodes, connection, info).values()].flat()
  const edges = fields.filter(node => node.name.value === 'edges')
  const edge = objectType(namedType(connection, 'edges'), info)
  const below = [...selectedFields(edges, edge, info).values()]
    .flat()
    .filter(node => node.name.value === 'node')
  return [...fields.filter(node => node.name.value === 'nodes'), ...below]
}

/** The sub-select of a nested connection: one row more than asked for tells whether there is a next page. */
export function pageSql({ key, row, order, from, node, argument }: PageSource): Part {
  const first = argument(values => values['first'])
  const cursor = argument(values => decodeCursor(values['after'] as string | null, order))
  const after = keysetAfter(order, row, cursor)
  const rows = `select json_build_array(${node.json},${keysetColumns(order, row)}) o from ${from} and ${after}`
  const sql = `json_build_array(${first}::int,(select json_agg(o) from (${rows} order by ${orderBy(order, row)} limit ${first}::int + 1) s))`
  return {
    kind: 'page',
    key,
    sql: [sql],
    page: (slot, reader) => pageOf(slot as PageSlot, order, item => node.shape(item, reader)),
  }
}

/** What one type brings into a page of several. */
interface MemberSource {
  type: string
  row: Row
  order: Order
  /** Table and conditions of its rows. */
  from: string
  /** One object of it, by the row of the page that names its key. */
  object: (page: Row) => string
  shape: Shape
}

interface MixedSource extends Pick<PageSource, 'key' | 'row' | 'order' | 'argument'> {
  members: readonly MemberSource[]
}

/**
 * The sub-select of a connection of several types: each brings the keys of its next rows, what of them comes first is the
 * page, and objects are made of that alone.
 */
export function mixedPageSql({ key, row, order, members, argument }: MixedSource): Part {
  const first = argument(values => values['first'])
  const cursor = argument(values => decodeCursor(values['after'] as string | null, order))
  const most = `limit ${first}::int + 1`
  const keys = members.map((member, kind) => {
    const own = { ...member.order, columns: [...member.order.columns, kindColumn(kind)] }
    const columns = own.columns.map((column, at) => `${column.sql(member.row)} ${keyOf(order, at)}`)
    return `(select ${columns.join(',')} from ${member.from} and ${keysetAfter(own, member.row, cursor)} order by ${orderBy(member.order, member.row)} ${most})`
  })
  const page = `select * from (${keys.join(' union all ')}) ${row} order by ${orderBy(order, row)} ${most}`
  const kind = order.columns.at(-1)!.sql(row)
  const objects = members.map((member, at) => `when ${at} then ${member.object(row)}`).join(' ')
  const rows = `select json_build_array(json_build_array(${kind},case ${kind} ${objects} end),${keysetColumns(order, row)}) o from (${page}) ${row} order by ${orderBy(order, row)}`
  return {
    kind: 'page',
    key,
    sql: [`json_build_array(${first}::int,(select json_agg(o) from (${rows}) s))`],
    page: (slot, reader) =>
      pageOf(slot as PageSlot, order, item => {
        const [at, object] = item as [number, unknown[]]
        const { type, shape } = members[at]!
        return Object.assign(shape(object, reader), { __typename: type })
      }),
  }
}

/** Tells rows of different types apart that are level otherwise, even in their ids. */
const kindColumn = (kind: number): Order['columns'][number] => ({
  sql: () => String(kind),
  type: 'int',
})

const keyOf = ({ columns }: Order, at: number): string => columns[at]!.sql('').slice(1)
