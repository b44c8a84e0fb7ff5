import type { FieldNode } from 'graphql'
import { compileObject, namedType, objectType, type Compilation } from './compile.ts'
import { decodeCursor, keysetAfter, keysetColumns, orderBy } from './keyset.ts'
import { pageOf, pageSize } from './page.ts'
import type { ApiClass, Order, Row } from './plan.ts'
import { selectedFields } from './selection.ts'
import type { Part } from './shape.ts'

/** A connection inside another object. */
export interface PageSource {
  target: ApiClass
  connection: string
  nodes: readonly FieldNode[]
  order: Order
  where: (child: Row) => string
  /** Placeholder of a value that is read from the field's arguments at each execution. */
  argument: (read: (values: Record<string, unknown>) => unknown) => string
}

/** The nodes asked for below `nodes` and below `edges.node`, which are read once for both. */
export function nodesOfPage(
  nodes: readonly FieldNode[],
  connection: string,
  state: Pick<Compilation, 'info'>,
): FieldNode[] {
  const { info } = state
  const type = objectType(connection, info)
  const fields = [...selectedFields(nodes, type, info).values()].flat()
  const edges = fields.filter(node => node.name.value === 'edges')
  const edge = objectType(namedType(type, 'edges'), info)
  const below = [...selectedFields(edges, edge, info).values()]
    .flat()
    .filter(node => node.name.value === 'node')
  return [...fields.filter(node => node.name.value === 'nodes'), ...below]
}

/** The sub-select of a nested connection: one row more than asked for tells whether there is a next page. */
export function pageSql(
  source: PageSource,
  { key, state, child }: { key: string; state: Compilation; child: Row },
): Part {
  const { order } = source
  const nodes = nodesOfPage(source.nodes, source.connection, state)
  const typeName = namedType(objectType(source.connection, state.info), 'nodes')
  const { json, shape } = compileObject({ type: source.target, typeName, nodes, row: child }, state)

  const first = source.argument(pageSize)
  const after = keysetAfter(
    order,
    child,
    source.argument(values => decodeCursor(values['after'] as string | null, order)),
  )
  const rows = `select json_build_array(${json},${keysetColumns(order, child)}) o from ${source.where(child)} and ${after}`
  const sql = `json_build_array(${first}::int,(select json_agg(o) from (${rows} order by ${orderBy(order, child)} limit ${first}::int + 1) s))`
  return {
    kind: 'page',
    key,
    sql: [sql],
    page: (slot, reader) => pageOf(slot as [number, unknown[][] | null], row => shape(row, reader)),
  }
}
