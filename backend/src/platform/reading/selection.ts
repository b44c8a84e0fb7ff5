import {
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isObjectType,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

/** The parts of a resolver's `info` that reading uses. */
export type Info = Pick<
  GraphQLResolveInfo,
  'fieldNodes' | 'fragments' | 'operation' | 'schema' | 'variableValues'
>

/** Nodes by response key, in the order of the document, with fragments opened and `@include`/`@skip` decided. */
export function selectedFields(
  nodes: readonly FieldNode[],
  type: GraphQLObjectType,
  info: Info,
): Map<string, FieldNode[]> {
  const found = new Map<string, FieldNode[]>()
  for (const node of nodes) collect(node.selectionSet, { type, info, found })
  return found
}

/** Response keys that ask for the same field without arguments share one sub-select under the field's own name. */
export function mergedByField(
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

/** Whether the field is selected of what a root field answers with. */
export function selects(info: GraphQLResolveInfo, field: string): boolean {
  const type = objectType(getNamedType(info.returnType).name, info)
  const fields = selectedFields(info.fieldNodes, type, info).values()
  return [...fields].some(([node]) => node?.name.value === field)
}

interface Collection {
  type: GraphQLObjectType
  info: Info
  found: Map<string, FieldNode[]>
}

function collect(set: SelectionSetNode | undefined, collection: Collection): void {
  for (const node of set?.selections ?? []) {
    if (!isIncluded(node, collection.info)) continue
    if (node.kind === 'Field') add(node, collection.found)
    else collect(openFragment(node, collection), collection)
  }
}

function add(node: FieldNode, found: Map<string, FieldNode[]>): void {
  if (node.name.value === '__typename') return
  const key = node.alias?.value ?? node.name.value
  const nodes = found.get(key)
  if (nodes) nodes.push(node)
  else found.set(key, [node])
}

function openFragment(
  node: Exclude<SelectionNode, FieldNode>,
  { type, info }: Collection,
): SelectionSetNode | undefined {
  const fragment = node.kind === 'InlineFragment' ? node : info.fragments[node.name.value]
  const condition = fragment?.typeCondition?.name.value
  return condition === undefined || holds(condition, type, info)
    ? fragment?.selectionSet
    : undefined
}

/** Whether an object of the type is one of that condition: the type itself, or a union or interface that it belongs to. */
function holds(condition: string, type: GraphQLObjectType, { schema }: Info): boolean {
  if (condition === type.name) return true
  const named = schema.getType(condition)
  return isAbstractType(named) && schema.isSubType(named, type)
}

function isIncluded(node: SelectionNode, info: Info): boolean {
  if (!node.directives?.length) return true
  const skip = getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)
  const include = getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)
  return skip?.if !== true && include?.if !== false
}

/** Distinguishes compilations of one document: which fields are in depends on its boolean variables alone. */
export function variantOf(info: Info): string {
  const flags = info.operation.variableDefinitions?.filter(({ type }) => isBoolean(type)) ?? []
  return flags.map(({ variable }) => String(info.variableValues[variable.name.value])).join(',')
}

export function objectType(name: string, info: Info): GraphQLObjectType {
  const type = info.schema.getType(name)
  if (!isObjectType(type)) throw new Error(`${name} is no object type`)
  return type
}

/** Name of the type that a field answers with, lists and non-null taken off. */
export const namedType = (type: GraphQLObjectType, field: string): string =>
  getNamedType(type.getFields()[field]!.type).name

type TypeNode = NonNullable<GraphQLResolveInfo['operation']['variableDefinitions']>[number]['type']

const isBoolean = (type: TypeNode): boolean =>
  type.kind === 'NamedType'
    ? type.name.value === 'Boolean'
    : type.kind === 'NonNullType' && isBoolean(type.type)
