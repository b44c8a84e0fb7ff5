import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'

/** One place where a value goes in: `input.person.phone` of type `String`. */
export interface Place {
  path: string
  type: string
}

/** What goes in at a place; `undefined` leaves it out where that is possible. */
export type Fill = (place: Place) => unknown

const PLAIN: Record<string, unknown> = {
  UUID: '01900000-0000-7000-8000-00000000ffff',
  ID: 'nobody',
  String: 'nobody',
  Int: 1,
  Float: 1,
  Boolean: false,
  Date: '2026-03-01',
  LocalTime: '10:00',
}

interface Wanted {
  type: GraphQLInputType
  path: string
  required?: boolean
}

/** A value of an input type: what has to be given, and whatever else `fill` has a value for. */
function valueFor({ type, path, required = false }: Wanted, fill: Fill): unknown {
  if (isNonNullType(type)) return valueFor({ type: type.ofType, path, required: true }, fill)
  if (isListType(type)) {
    const item = valueFor({ type: type.ofType, path }, fill)
    if (item !== undefined) return [item]
    return required ? [] : undefined
  }
  if (isInputObjectType(type)) {
    const named = Object.values(type.getFields()).map(field => {
      const needed = field.defaultValue === undefined ? field.type : optional(field.type)
      return [field.name, valueFor({ type: needed, path: `${path}.${field.name}` }, fill)] as const
    })
    const given = named.filter(([, value]) => value !== undefined)
    return required || given.length ? Object.fromEntries(given) : undefined
  }
  const own = fill({ path, type: type.name })
  if (own !== undefined || !required) return own
  return isEnumType(type) ? type.getValues()[0]!.name : PLAIN[type.name]
}

const optional = (type: GraphQLInputType): GraphQLInputType =>
  isNonNullType(type) ? type.ofType : type

export interface Call {
  /** `case(id: $id)`, or the bare name when nothing is given. */
  text: string
  /** `$id: UUID!`, comma-separated. */
  declarations: string
  variables: Record<string, unknown>
}

/** A field with its arguments as variables, whose names begin with `prefix`. */
export function callOf(
  { name, args }: Pick<GraphQLField<unknown, unknown>, 'name' | 'args'>,
  fill: Fill = () => undefined,
  prefix = '',
): Call {
  const given = args.flatMap(arg => {
    const type = arg.defaultValue === undefined ? arg.type : optional(arg.type)
    const value = valueFor({ type, path: arg.name }, fill)
    return value === undefined ? [] : [{ arg, value, variable: `${prefix}${arg.name}` }]
  })
  const places = given.map(({ arg, variable }) => `${arg.name}: $${variable}`).join(', ')
  return {
    text: places ? `${name}(${places})` : name,
    declarations: given.map(({ arg, variable }) => `$${variable}: ${String(arg.type)}`).join(', '),
    variables: Object.fromEntries(given.map(({ variable, value }) => [variable, value])),
  }
}

/** Every place where a field takes a value, nested inputs included. */
export function placesOf(field: Pick<GraphQLField<unknown, unknown>, 'name' | 'args'>): Place[] {
  const places: Place[] = []
  callOf(field, place => void places.push(place))
  return places
}

/** Whether a field answers with a value and not with a record. */
export const isLeaf = ({ type }: GraphQLField<unknown, unknown>): boolean =>
  isLeafType(getNamedType(type))

export function rootField(
  schema: GraphQLSchema,
  name: string,
): { operation: 'query' | 'mutation'; field: GraphQLField<unknown, unknown> } {
  const query = schema.getQueryType()?.getFields()[name]
  const field = query ?? schema.getMutationType()?.getFields()[name]
  if (!field) throw new Error(`the schema has no root field ${name}`)
  return { operation: query ? 'query' : 'mutation', field }
}
