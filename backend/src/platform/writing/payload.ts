import {
  getNamedType,
  isListType,
  getNullableType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql'
import { NotFound } from '../ground/errors.ts'
import { typeReadFrom, type ApiClass, type TypePlan } from '../reading/plan.ts'
import { selectedFields } from '../reading/selection.ts'

/** The record that a payload carries, and how it is read. */
interface Carried {
  field: string
  typeName: string
  type: ApiClass
  visibleTo: NonNullable<TypePlan['visibleTo']>
}

/** What the request selects of the record that the payload carries. */
export interface Selected extends Carried {
  nodes: FieldNode[]
}

const payloads = new WeakMap<GraphQLObjectType, Carried>()

/** Throws, at start, for a mutation whose answer is anything but the client's id and one record that is read like any other. */
export function checkPayloads(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) carriedBy(field)
  return schema
}

export function recordOf(info: GraphQLResolveInfo): Selected {
  const field = info.parentType.getFields()[info.fieldName]!
  const carried = carriedBy(field)
  const payload = getNamedType(field.type) as GraphQLObjectType
  const nodes = [...selectedFields(info.fieldNodes, payload, info).values()]
    .flat()
    .filter(node => node.name.value === carried.field)
  return { ...carried, nodes }
}

function carriedBy({ name, type }: GraphQLField<unknown, unknown>): Carried {
  const payload = getNamedType(type)
  const known = payloads.get(payload as GraphQLObjectType)
  if (known) return known
  if (!isObjectType(payload)) throw new Error(`${name} answers with no object`)
  const carried = onlyRecordOf(payload)
  payloads.set(payload, carried)
  return carried
}

function onlyRecordOf(payload: GraphQLObjectType): Carried {
  const { clientMutationId, ...records } = payload.getFields()
  if (!clientMutationId) throw new Error(`${payload.name} says no clientMutationId`)
  const [record, ...others] = Object.values(records)
  if (!record || others.length) {
    const names = Object.keys(records).join(', ') || 'none'
    throw new Error(`${payload.name} has to carry one record, not ${names}`)
  }
  const typeName = getNamedType(record.type).name
  const at = `${payload.name}.${record.name}`
  if (isListType(getNullableType(record.type))) throw new Error(`${at} is a list, not one record`)
  const { type, plan } = typeReadFrom(typeName)
  const { visibleTo } = plan
  if (!visibleTo) throw new Error(`${at}: ${typeName} does not say to whom it is visible`)
  return { field: record.name, typeName, type, visibleTo }
}

/** What a replay reads: whoever may not see the record any more hears so, whatever they select of it (IDEM-1). */
export function atLeastId(selected: Selected): Selected {
  if (selected.nodes.length) return selected
  const id = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'id' } } as const
  const node: FieldNode = {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: selected.field },
    selectionSet: { kind: Kind.SELECTION_SET, selections: [id] },
  }
  return { ...selected, nodes: [node] }
}

/** A record that the caller may not see answers as if it did not exist; `undefined` when none was asked for. */
export function payloadOf(
  clientMutationId: string,
  { field, nodes }: Selected,
  record: object | null | undefined,
): object {
  if (record === null) throw new NotFound()
  return nodes.length ? { clientMutationId, [field]: record } : { clientMutationId }
}
