import { getNamedType, isObjectType, Kind, type FieldNode, type GraphQLResolveInfo } from 'graphql'
import { NotFound } from '../ground/errors.ts'
import { typeReadFrom, type ApiClass, type TypePlan } from '../reading/plan.ts'
import { namedType, selectedFields } from '../reading/selection.ts'

/** What the request selects of the record that the payload carries. */
export interface Selected {
  field: string
  type: ApiClass
  typeName: string
  nodes: FieldNode[]
  plan: TypePlan
}

export function recordOf(info: GraphQLResolveInfo): Selected {
  const payload = getNamedType(info.returnType)
  if (!isObjectType(payload)) throw new Error(`${info.fieldName} answers with no object`)
  const [field] = Object.keys(payload.getFields()).filter(name => name !== 'clientMutationId')
  if (!field) throw new Error(`${info.fieldName} answers with no record`)
  const nodes = [...selectedFields(info.fieldNodes, payload, info).values()]
    .flat()
    .filter(node => node.name.value === field)
  const typeName = namedType(payload, field)
  return { field, typeName, nodes, ...typeReadFrom(typeName) }
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
