import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'

/** One place where a value goes in: `input.person.phone` of type `String`. */
export interface Place {
  path: string
  type: string
}

/** Values by the path of the place where they go in. */
export type Given = Record<string, unknown>

type Field = Pick<GraphQLField<unknown, unknown>, 'name' | 'args'>

const PLAIN: Given = {
  UUID: '01900000-0000-7000-8000-00000000ffff',
  ID: 'nobody',
  String: 'nobody',
  Int: 1,
  Float: 1,
  Boolean: false,
  Code: 'OTHER',
  Date: '2026-03-01',
  LocalTime: '10:00',
}

interface Wanted {
  type: GraphQLInputType
  path: string
  required: boolean
}

/** What is given for the path or below it, completed by whatever has to be there. */
function valueFor({ type, path, required }: Wanted, given: Given): unknown {
  if (given[path] !== undefined) return given[path]
  const below = Object.keys(given).some(each => each.startsWith(`${path}.`))
  if (!required && !below) return undefined
  const plain = getNullableType(type)
  if (isListType(plain))
    return below ? [valueFor({ type: plain.ofType, path, required: true }, given)] : []
  if (!isInputObjectType(plain))
    return isEnumType(plain) ? plain.getValues()[0]!.name : PLAIN[plain.name]
  const fields = Object.values(plain.getFields()).map(field => {
    const wanted = { type: field.type, path: `${path}.${field.name}` }
    return [field.name, valueFor({ ...wanted, required: isRequiredInputField(field) }, given)]
  })
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as Given
}

interface Call {
  /** `case(id: $id)`, or the bare name when nothing is given. */
  text: string
  /** `($id: UUID!)`, or nothing. */
  declarations: string
  variables: Given
}

/** A field with what is given and what has to be, as variables whose names begin with `prefix`. */
export function callOf({ name, args }: Field, given: Given = {}, prefix = ''): Call {
  const used = args.flatMap(arg => {
    const wanted = { type: arg.type, path: arg.name, required: isRequiredArgument(arg) }
    const value = valueFor(wanted, given)
    return value === undefined ? [] : [{ arg, value, variable: `${prefix}${arg.name}` }]
  })
  const places = used.map(({ arg, variable }) => `${arg.name}: $${variable}`)
  const declarations = used.map(({ arg, variable }) => `$${variable}: ${String(arg.type)}`)
  return {
    text: places.length ? `${name}(${places.join(', ')})` : name,
    declarations: places.length ? `(${declarations.join(', ')})` : '',
    variables: Object.fromEntries(used.map(({ variable, value }) => [variable, value])),
  }
}

/** Every place where a field takes a value, nested inputs included. */
export function placesOf({ args }: Field): Place[] {
  const below = (type: GraphQLInputType, path: string): Place[] => {
    const named = getNamedType(type)
    if (!isInputObjectType(named)) return [{ path, type: named.name }]
    return Object.values(named.getFields()).flatMap(field =>
      below(field.type, `${path}.${field.name}`),
    )
  }
  return args.flatMap(arg => below(arg.type, arg.name))
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
