import { getArgumentValues, type FieldNode, type GraphQLObjectType } from 'graphql'
import type { Rule } from '../identity/policy.ts'
import type { Binding, Compiled } from './compiled.ts'
import { withinLimits } from '../limits/limited-arguments.ts'
import { nodesOfPage, pageSql } from './page-sql.ts'
import {
  MOST_ROWS,
  planOf,
  TENANT,
  type ApiClass,
  type FieldPlan,
  type LinkedPlan,
  type PagePlan,
  type Row,
  type TypePlan,
} from './plan.ts'
import { namedType, objectType, selectedFields, variantOf, type Info } from './selection.ts'
import { shapeOf, type Part, type Shape } from './shape.ts'

/** State of one compilation; aliases and placeholders count up through the whole statement. */
interface Compilation {
  info: Info
  bindings: Binding[]
  rules: Set<Rule>
  audited: boolean
  rows: number
}

const compiled = new WeakMap<FieldNode, Map<string, Compiled>>()

/**
 * Compiles the selection below `nodes` of the API class once per document and variant. Apollo keeps parsed
 * documents, so the first node identifies the place in the operation.
 */
export function compile({ type, typeName, nodes }: Omit<Selection, 'row'>, info: Info): Compiled {
  const first = nodes[0]
  if (!first) throw new Error(`nothing of ${typeName} is selected`)
  const variants = compiled.get(first) ?? new Map<string, Compiled>()
  compiled.set(first, variants)

  const variant = variantOf(info)
  const known = variants.get(variant)
  if (known) return known

  const state: Compilation = { info, bindings: [], rules: new Set(), audited: false, rows: 0 }
  const { json, shape } = compileObject({ type, typeName, nodes, row: 't' }, state)
  const result = {
    json,
    shape,
    bindings: state.bindings,
    rules: state.rules,
    audited: state.audited,
  }
  variants.set(variant, result)
  return result
}

interface Selection {
  type: ApiClass
  typeName: string
  nodes: readonly FieldNode[]
  row: Row
}

/** The JSON array of one object and its shape; used for every level of the statement. */
function compileObject(
  { type, typeName, nodes, row }: Selection,
  state: Compilation,
): { json: string; shape: Shape } {
  const graphqlType = objectType(typeName, state.info)
  const plan = planOf(type)
  const parts: Part[] = []
  let audited = false

  for (const [key, fieldNodes] of mergedByField(
    selectedFields(nodes, graphqlType, state.info),
    graphqlType,
  )) {
    const name = fieldNodes[0]!.name.value
    const field = plan.fields.get(name)
    if (!field) throw new Error(`${typeName}.${name} has no way to be read`)
    state.rules.add(field.rule)
    audited ||= field.audited ?? false
    parts.push(...compileField(field, { key, fieldNodes, graphqlType, row }, state))
  }

  if (audited) {
    if (!plan.person) throw new Error(`${typeName} does not say whom it concerns`)
    state.audited = true
    parts.push({ kind: 'person', sql: [plan.person(row)] })
  }
  return {
    json: `json_build_array(${parts.flatMap(part => part.sql).join(',')})`,
    shape: shapeOf(parts),
  }
}

interface FieldSite {
  key: string
  fieldNodes: FieldNode[]
  graphqlType: GraphQLObjectType
  row: Row
}

function compileField(field: FieldPlan, site: FieldSite, state: Compilation): Part[] {
  const { key, fieldNodes, graphqlType, row } = site
  switch (field.kind) {
    case 'column':
    case 'computed':
      return [{ kind: 'value', key, sql: [field.sql(row)] }]
    case 'derived':
      return [{ kind: 'derived', key, sql: field.needs(row), from: field.from }]
    case 'page':
      return [compilePage(field, site, state)]
    case 'one':
    case 'many': {
      const child = nextRow(state)
      const typeName = namedType(graphqlType, fieldNodes[0]!.name.value)
      const { json, shape } = compileObject(
        { type: field.target(), typeName, nodes: fieldNodes, row: child },
        state,
      )
      const from = childRows(planOf(field.target()), field.link, { parent: row, child })
      return [{ kind: field.kind, key, sql: [subSelect(field, { json, from, child })], shape }]
    }
  }
}

function subSelect(
  field: LinkedPlan,
  { json, from, child }: { json: string; from: string; child: Row },
): string {
  const { order } = field.link
  const ordered = order
    ? ` order by ${order.columns.map(c => `${c.sql(child)}${order.descending ? ' desc' : ''}`).join(', ')}`
    : ''
  if (field.kind === 'one')
    return `(select ${json} from ${from}${ordered}${order ? ' limit 1' : ''})`
  return `(select json_agg(o) from (select ${json} o from ${from}${ordered} limit ${MOST_ROWS + 1}) s)`
}

/** `app.x t3 where t3.tenant = $1 and …`: every level names the tenant itself. */
function childRows(
  plan: TypePlan,
  link: { on: (parent: Row, child: Row) => string },
  rows: { parent: Row; child: Row },
): string {
  const tenant = plan.tenanted ? `${rows.child}.tenant = ${TENANT} and ` : ''
  return `${plan.table} ${rows.child} where ${tenant}${link.on(rows.parent, rows.child)}`
}

function compilePage(field: PagePlan, site: FieldSite, state: Compilation): Part {
  const { key, fieldNodes, graphqlType, row } = site
  const first = fieldNodes[0]!
  const definition = graphqlType.getFields()[first.name.value]!
  const type = field.target()
  const child = nextRow(state)
  const connection = objectType(namedType(graphqlType, first.name.value), state.info)
  const nodes = nodesOfPage(fieldNodes, connection, state.info)
  const typeName = namedType(connection, 'nodes')
  return pageSql({
    key,
    row: child,
    order: field.link.order,
    from: childRows(planOf(type), field.link, { parent: row, child }),
    node: compileObject({ type, typeName, nodes, row: child }, state),
    argument: read => {
      state.bindings.push(info =>
        read(withinLimits(definition, getArgumentValues(definition, first, info.variableValues))),
      )
      return `$${state.bindings.length + 1}`
    },
  })
}

const nextRow = (state: Compilation): Row => `t${++state.rows}`

/** Response keys that ask for the same field without arguments share one sub-select under the field's own name. */
function mergedByField(
  fields: Map<string, FieldNode[]>,
  type: GraphQLObjectType,
): Map<string, FieldNode[]> {
  const merged = new Map<string, FieldNode[]>()
  for (const [key, nodes] of fields) {
    const name = nodes[0]!.name.value
    const own = type.getFields()[name]!.args.length > 0 ? key : name
    merged.set(own, [...(merged.get(own) ?? []), ...nodes])
  }
  return merged
}
