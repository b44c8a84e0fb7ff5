import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isListType,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql'
import { typeReadFrom } from '../../backend/src/platform/reading/plan.ts'
import { createSchema } from '../../backend/src/schema.ts'
import { ofAllModules } from './modules.ts'
import type { PageRow } from './rows.ts'

const schema = createSchema()

type Given = Exclude<PageRow, (...given: never) => unknown>
type Listed = Given & { table: string }

const tableOf = (page: string): string => typeReadFrom(nodeOf(page).name).plan.table

/** Type and field of a list. */
export function placeOf(page: string): { type: string; field: string } {
  const [field, type = 'Query'] = page.split('.').toReversed() as [string, string?]
  return { type, field }
}

const fieldOf = (page: string) => {
  const { type, field } = placeOf(page)
  return (schema.getType(type) as GraphQLObjectType).getFields()[field]!
}

function nodeOf(page: string): GraphQLNamedType {
  const connection = getNamedType(fieldOf(page).type) as GraphQLObjectType
  return getNamedType(connection.getFields()['nodes']!.type)
}

/** What of a row tells which it is; a row of a union says it as each of the types. */
function idOf(page: string): string {
  const type = nodeOf(page)
  if (!isAbstractType(type)) return 'id'
  const types = schema.getPossibleTypes(type)
  return types.map(({ name }) => `... on ${name} { id }`).join(' ')
}

/** The list as `list`, as far as it goes, with more arguments if need be. */
export const listed = (page: string, more = ''): string =>
  `list: ${placeOf(page).field}(first: 100 ${more}) { edges { cursor node { ${idOf(page)} } } pageInfo { hasNextPage endCursor } }`

/** Lets the list hold whatever it may: each code of each filter that takes several. */
export function everything(page: string): string {
  const filter = fieldOf(page).args.find(({ name }) => name === 'filter')
  const fields = filter
    ? Object.values((getNamedType(filter.type) as GraphQLInputObjectType).getFields())
    : []
  const codes = fields.filter(({ type }) => isListType(type) && isEnumType(getNamedType(type)))
  const all = codes.map(({ name, type }) => `${name}: [${codesOf(type).join()}]`)
  return all.length ? `filter: { ${all.join()} }` : ''
}

const codesOf = (type: GraphQLInputType): string[] =>
  (getNamedType(type) as GraphQLEnumType).getValues().map(({ name }) => name)

/** Names of the orders that a caller may choose from. */
export function ordersOf(page: string): string[] {
  const order = fieldOf(page).args.find(({ name }) => name === 'orderBy')
  return order ? codesOf(order.type) : []
}

/** The lists that have cursors, by root field or by `Type.field`. */
export const pages: Readonly<Record<string, Listed>> = Object.fromEntries(
  Object.entries(ofAllModules(rows => rows.pages)).map(([page, row]) => {
    const given: Given = typeof row === 'function' ? { who: 'integration_manager', add: row } : row
    return [page, { ...given, table: given.table ?? tableOf(page) }]
  }),
)
