import { getArgumentValues, type FieldNode, type GraphQLObjectType } from 'graphql'
import type { Rule } from '../identity/policy.ts'
import type { Binding, Compiled } from './compiled.ts'
import { withinLimits } from '../limits/limited-arguments.ts'
import { childRows, subSelect } from './linked-sql.ts'
import { mixedPageSql, nodesOfPage, pageSql } from './page-sql.ts'
import {
  planOf,
  type ApiClass,
  type FieldPlan,
  type Member,
  type MixedPlan,
  type PagePlan,
  type Row,
} from './plan.ts'
import {
  mergedByField,
  namedType,
  objectType,
  selectedFields,
  variantOf,
  type Info,
} from './selection.ts'
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
    case 'mixed':
      return [compileMixedPage(field, site, state)]
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

function compilePage(field: PagePlan, site: FieldSite, state: Compilation): Part {
  const { key, row } = site
  const { connection, nodes, argument } = connectionAt(site, state)
  const type = field.target()
  const child = nextRow(state)
  const typeName = namedType(connection, 'nodes')
  return pageSql({
    key,
    argument,
    row: child,
    order: field.link.order,
    from: childRows(planOf(type), field.link, { parent: row, child }),
    node: compileObject({ type, typeName, nodes, row: child }, state),
  })
}

function compileMixedPage(field: MixedPlan, site: FieldSite, state: Compilation): Part {
  const { key, row: parent } = site
  const { nodes, argument } = connectionAt(site, state)
  const { order } = field
  const id = order.columns.at(-2)! // before the type's number
  const sourceOf = ({ target, link }: Member) => {
    const type = target()
    const plan = planOf(type)
    const [row, shown] = [nextRow(state), nextRow(state)]
    const { json, shape } = compileObject({ type, typeName: plan.name, nodes, row: shown }, state)
    const byKey = { on: (page: Row) => `${shown}.id = ${id.sql(page)}` }
    return {
      type: plan.name,
      row,
      order: link.order,
      from: childRows(plan, link, { parent, child: row }),
      object: (page: Row) =>
        `(select ${json} from ${childRows(plan, byKey, { parent: page, child: shown })})`,
      shape,
    }
  }
  const members = field.members.map(sourceOf)
  return mixedPageSql({ key, order, members, argument, row: nextRow(state) })
}

/** A connection's type, what is asked of its nodes, and a way to its arguments at each execution. */
function connectionAt({ fieldNodes, graphqlType }: FieldSite, state: Compilation) {
  const first = fieldNodes[0]!
  const definition = graphqlType.getFields()[first.name.value]!
  const connection = objectType(namedType(graphqlType, first.name.value), state.info)
  const argument = (read: (values: Record<string, unknown>) => unknown): string => {
    state.bindings.push(info =>
      read(withinLimits(definition, getArgumentValues(definition, first, info.variableValues))),
    )
    return `$${state.bindings.length + 1}`
  }
  return { connection, nodes: nodesOfPage(fieldNodes, connection, state.info), argument }
}

const nextRow = (state: Compilation): Row => `t${++state.rows}`
