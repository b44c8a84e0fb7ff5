import type { GraphQLSchema } from 'graphql'
import { isUnionType } from 'graphql'
import { createUnionType } from 'type-graphql'
import type { Rule } from '../identity/policy.ts'
import { planOf, type ApiClass, type Link, type Order } from './plan.ts'

/** Types that stand in one list. Rows say themselves what they are. */
export const unionOf = (name: string, description: string, types: () => ApiClass[]): ApiClass =>
  createUnionType({ name, description, types: types as never }) as ApiClass

/** type-graphql looks for instances of classes, and waits for each. */
export function nameByRow(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()).filter(isUnionType))
    type.resolveType = ({ __typename }: { __typename: string }) => __typename
  return schema
}

interface MixedPage {
  rule: Rule
  /** What each type brings: all of them in orders of the same columns, the key last. */
  members: readonly { type: () => ApiClass; on: Link['on']; order: Order }[]
}

/** A nested Relay connection of rows of several types. Reading fills it, as `Page`. */
export const MixedPage =
  ({ rule, members }: MixedPage): PropertyDecorator =>
  ({ constructor }, name) => {
    const { fields } = planOf(constructor as ApiClass)
    fields.set(String(name), {
      kind: 'mixed',
      rule,
      members: members.map(({ type, ...link }) => ({ target: type, link })),
      order: commonOrder(`${constructor.name}_${String(name)}`, members),
    })
  }

/** By the columns that each order has, then by which of the types it is. Throws, at start, where orders differ. */
function commonOrder(name: string, members: readonly { order: Order }[]): Order {
  const [first, ...others] = members.map(({ order }) => order)
  if (!first) throw new Error(`${name} lists nothing`)
  const looks = ({ columns, descending }: Order) =>
    `${columns.map(({ type }) => type).join()} ${descending}`
  const differs = others.some(order => looks(order) !== looks(first))
  if (differs) throw new Error(`${name} mixes what is not in one order`)
  const types = [...first.columns.map(({ type }) => type), 'int' as const]
  return {
    columns: types.map((type, at) => ({ sql: row => `${row}.${name.toLowerCase()}_${at}`, type })),
    descending: first.descending,
    open: members.every(({ order }) => order.open),
  }
}
