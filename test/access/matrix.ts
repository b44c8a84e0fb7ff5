import { getNamedType, isObjectType, type GraphQLOutputType } from 'graphql'
import type { Role } from '../../backend/src/platform/identity/roles.ts'
import { createSchema } from '../../backend/src/schema.ts'
import { once } from '../support/world.ts'
import { callOf, rootField } from './arguments.ts'
import { ofAllModules } from './modules.ts'
import type { FieldRow, Variables } from './rows.ts'
import type { Side } from './stage.ts'

export interface Row {
  document: string
  /** What it selects. */
  asks: string
  /** A request that succeeds for those who are allowed, with a new wish each time. */
  variables?: (side: Side) => Variables
  allowed: FieldRow['allowed']
}

const schema = createSchema()

/** MX-1: who may ask for what. Whoever is not named is denied. */
export const matrix: Readonly<Record<string, Row>> = Object.fromEntries(
  Object.entries(ofAllModules(({ fields }) => fields)).map(([name, row]) => [
    name,
    rowOf(name, row),
  ]),
)

/** The row of a root field. */
export function rowFor(name: string): Row {
  const row = matrix[name]
  if (!row) throw new Error(`${name} has no row in any module`)
  return row
}

function rowOf(name: string, { allowed, asks, also = [], variables, input }: FieldRow): Row {
  const { operation, field } = rootField(schema, name)
  const { text, declarations } = callOf(field, Object.fromEntries(also.map(each => [each, null])))
  const given = input ? (side: Side) => wished(input(side)) : variables
  const selected = asks ?? idsOf(field.type)
  return {
    document: `${operation} ${declarations} { ${text} ${selected} }`,
    asks: selected,
    allowed,
    ...(given && { variables: given }),
  }
}

const wished = (input: Variables): Variables => ({ input: { clientMutationId: once(), ...input } })

/** `{ id }` of the record that a field answers with, wherever it is. */
function idsOf(type: GraphQLOutputType): string {
  const named = getNamedType(type)
  if (!isObjectType(named)) return ''
  const { id, nodes, clientMutationId, ...others } = named.getFields()
  if (id) return '{ id }'
  const inner = nodes ?? (clientMutationId && Object.values(others)[0])
  if (!inner) throw new Error(`${named.name} has no id; say what is asked of it`)
  return `{ ${inner.name} ${idsOf(inner.type)} }`
}

export const relations = ['own', 'foreign', 'none', 'several', 'anonymous'] as const
export type Relation = (typeof relations)[number]

/** `null` where the request succeeds, else the code of the refusal. */
export function expected({ allowed }: Row, role: Role, relation: Relation): string | null {
  if (relation === 'anonymous') return 'UNAUTHENTICATED'
  if (allowed === 'everyone') return null
  if (relation === 'none' || relation === 'several') return 'TENANT_CONTEXT_REQUIRED'
  if (relation === 'foreign') return 'FORBIDDEN'
  return allowed === 'anyRole' || allowed.includes(role) ? null : 'FORBIDDEN'
}
