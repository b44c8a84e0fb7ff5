import { Query } from 'type-graphql'
import type { Actor } from '../identity/actor.ts'
import { authorize, type Rule } from '../identity/policy.ts'
import { LimitedArguments, PAGE } from '../limits/limited-arguments.ts'
import { conditionsOf } from '../reading/narrows.ts'
import { connectionOf } from '../reading/page.ts'
import { planOf, type ApiClass, type Order } from '../reading/plan.ts'
import { readConnection, type ReadContext, type Scope } from '../reading/read.ts'
import { pageArguments } from './page-fields.ts'
import { resolverOf, type Argument, type ResolverClass } from './root-field.ts'

/** An order by name, or those that the caller chooses from, the first of them when nothing is said. */
type Orders<Code extends string> = Order | { codes: object; orders: Record<Code, Order> }

interface List<Filter extends object, Code extends string> {
  description: string
  /** What stands in the list. */
  type: ApiClass
  /** Who may ask for it at all. */
  rule: Rule
  /** Rows of a page when nothing is said. */
  rows?: number
  /** Whether it tells how many there are, capped. */
  counted?: boolean
  filter?: new () => Filter
  order: Orders<Code>
  /** Which rows the caller may see, and of those which are shown unless the filter says otherwise. */
  scope: (actor: Actor, filter: Partial<Filter>) => Scope
}

/** A root field that lists: pages in both styles of Relay, of what the caller may see, in one statement each. */
export function list<Filter extends object, Code extends string = never>(
  name: string,
  options: List<Filter, Code>,
): ResolverClass {
  const { type, rule, description, rows = 50, counted = false, filter, order, scope } = options
  const typeName = planOf(type).name
  const connection = connectionOf(() => type, typeName, { counted })
  return resolverOf<ReadContext>({
    name,
    decorators: [LimitedArguments(PAGE), Query(() => connection, { description })],
    arguments: [...pageArguments(rows), ...filterArgument(filter), ...orderArgument(order)],
    resolve(context, info, values) {
      authorize(rule, context.actor)
      const [first, after, ...rest] = values as [number, string | undefined, ...unknown[]]
      const narrowed = (filter ? rest.shift() : undefined) as Filter | undefined
      return readConnection({
        context,
        info,
        type,
        typeName,
        scope: selection => [
          ...(filter && narrowed ? conditionsOf(filter, narrowed) : []),
          ...scope(context.actor, narrowed ?? {})(selection),
        ],
        order: 'orders' in order ? order.orders[rest.shift() as Code] : order,
        first,
        after,
      })
    },
  })
}

const filterArgument = (filter: (new () => object) | undefined): Argument[] =>
  filter
    ? [
        {
          name: 'filter',
          type: () => filter,
          options: { nullable: true, description: 'Narrows the list.' },
        },
      ]
    : []

const orderArgument = (order: Orders<string>): Argument[] =>
  'orders' in order
    ? [
        {
          name: 'orderBy',
          type: () => order.codes,
          options: {
            defaultValue: Object.keys(order.orders)[0],
            description: 'Order of the list.',
          },
        },
      ]
    : []
