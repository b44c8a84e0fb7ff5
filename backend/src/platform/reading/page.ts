import { Field, Int, ObjectType } from 'type-graphql'
import { encodeCursor } from './cursor.ts'
import type { ApiClass, Order } from './plan.ts'

@ObjectType({ simpleResolvers: true, description: 'Where a page ends and whether more follows.' })
class PageInfo {
  @Field(() => Boolean, { description: 'True when a further page exists.' })
  declare hasNextPage: boolean
  @Field(() => String, {
    nullable: true,
    description: 'Cursor for the next `after`; null on an empty page.',
  })
  declare endCursor: string | null
}

export interface Connection<Node> {
  nodes: Node[]
  edges: { node: Node; cursor: string }[]
  pageInfo: PageInfo
}

/** Rows asked for, and one row `[object, keyset]` more when there is a further page. */
export type PageSlot = [first: number, rows: unknown[][] | null]

/** A page whose cursors are sealed when they are read, which most requests do for the last row alone. */
export function pageOf<Node>(
  [first, rows]: PageSlot,
  order: Order,
  shape: (row: unknown[]) => Node,
): Connection<Node> {
  const shown = (rows ?? []).slice(0, first)
  const nodes = shown.map(([row]) => shape(row as unknown[]))
  const cursorAt = (index: number) => encodeCursor(shown[index]![1] as string[], order)
  return {
    nodes,
    // most requests select the nodes alone
    get edges() {
      return nodes.map((node, index) => ({
        node,
        get cursor() {
          return cursorAt(index)
        },
      }))
    },
    pageInfo: {
      hasNextPage: (rows?.length ?? 0) > first,
      get endCursor() {
        return shown.length ? cursorAt(shown.length - 1) : null
      },
    },
  }
}

/** The Relay connection type of an API type. `counted` adds the capped number of rows. */
export function connectionOf(
  type: () => ApiClass,
  name: string,
  { counted = false } = {},
): ApiClass {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `One ${name} and its place in the list.`,
  })
  class Edge {
    @Field(type, { description: 'The record.' }) declare node: object
    @Field(() => String, { description: 'Opaque; valid with the order it came with.' })
    declare cursor: string
  }

  @ObjectType(`${name}Connection`, {
    simpleResolvers: true,
    description: `A page of ${name}, Relay style.`,
  })
  class Page {
    @Field(() => [type()] as never, { description: 'The records of this page.' })
    declare nodes: object[]
    @Field(() => [Edge], { description: 'The records with their cursors.' }) declare edges: Edge[]
    @Field(() => PageInfo, { description: 'How to go on.' }) declare pageInfo: PageInfo
  }
  if (counted)
    Field(() => Int, { description: 'All matching records; 1001 stands for more than 1000.' })(
      Page.prototype,
      'count',
    )
  return Page
}
