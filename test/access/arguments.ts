import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLScalarType,
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
function valueFor(wanted: Wanted, fill: Fill): unknown {
  const { type, path, required = false } = wanted
  if (isNonNullType(type)) return valueFor({ type: type.ofType, path, required: true }, fill)
  if (isListType(type)) return listOf(valueFor({ type: type.ofType, path }, fill), required)
  if (isInputObjectType(type)) return objectFor(type, wanted, fill)
  return fill({ path, type: type.name }) ?? (required ? plainest(type) : undefined)
}

function listOf(item: unknown, required: boolean): unknown[] | undefined {
  if (item !== undefined) return [item]
  return required ? [] : undefined
}

const plainest = (type: GraphQLEnumType | GraphQLScalarType): unknown =>
  isEnumType(type) ? type.getValues()[0]!.name : PLAIN[type.name]

function objectFor(type: GraphQLInputObjectType, { path, required }: Wanted, fill: Fill): unknown {
  const given = Object.values(type.getFields())
    .map(field => [field.name, valueFor(placed(field, `${path}.${field.name}`), fill)] as const)
    .filter(([, value]) => value !== undefined)
  return required || given.length ? Object.fromEntries(given) : undefined
}

/** A default makes a place optional, whatever its type says. */
const placed = (
  { type, defaultValue }: Pick<GraphQLArgument, 'type' | 'defaultValue'>,
  path: string,
): Wanted => ({
  type: defaultValue !== undefined && isNonNullType(type) ? type.ofType : type,
  path,
})

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
    const value = valueFor(placed(arg, arg.name), fill)
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
