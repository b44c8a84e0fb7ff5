import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'
import { limitOf, type Limit } from '../../backend/src/platform/limits/limit.ts'

/** Where a value goes in. */
interface Place {
  /** As in the answer's `fields`; the first of a list stands for all. */
  path: string
  /** `NewPersonInput.phone`, `Query.search.text` */
  declared: string
  type: GraphQLInputType
  required: boolean
  limit: Limit | undefined
}

/** A field of a mutation's input. */
export interface InputPlace extends Place {
  mutation: string
}

/** An argument of a field that reads, or a field of an input within it. */
export interface ArgumentPlace extends Place {
  /** `Query.search` */
  field: string
}

/** Every field of every mutation's input, those of inputs within it included. */
export function inputPlaces(schema: GraphQLSchema): InputPlace[] {
  const mutations = Object.values(schema.getMutationType()!.getFields())
  return mutations.flatMap(({ name, args }) =>
    below(args[0]!.type, '').map(place => ({ mutation: name, ...place })),
  )
}

/** Every argument of every field but the mutations', fields of inputs within it included. */
export function argumentPlaces(schema: GraphQLSchema): ArgumentPlace[] {
  const readers = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(type => type !== schema.getMutationType() && !type.name.startsWith('__'))
  return readers.flatMap(type =>
    Object.values(type.getFields()).flatMap(field => {
      const name = `${type.name}.${field.name}`
      return placesOf(field.args, name, '').map(place => ({ field: name, ...place }))
    }),
  )
}

function below(type: GraphQLInputType, path: string): Place[] {
  const named = getNamedType(type)
  if (!isInputObjectType(named)) return []
  return placesOf(Object.values(named.getFields()), named.name, path)
}

type Field = GraphQLInputField | GraphQLArgument

const placesOf = (fields: readonly Field[], holder: string, path: string): Place[] =>
  fields.flatMap(field => {
    const at = path ? `${path}.${field.name}` : field.name
    const place = { path: at, declared: `${holder}.${field.name}`, ...said(field) }
    return [place, ...below(field.type, inside(field, at))]
  })

const said = (field: Field) => ({
  type: field.type,
  required: isNonNullType(field.type),
  limit: limitOf(field),
})

const inside = ({ type }: Field, path: string): string =>
  isListType(getNullableType(type)) ? `${path}.0` : path

/** A copy of the input with another value at the path; what lies between is there. */
export function withValue(input: object, path: string, value: unknown): object {
  const copy = structuredClone(input) as Record<string, never>
  const steps = path.split('.')
  const last = steps.pop()!
  const holder = steps.reduce((at: Record<string, never>, step) => at[step]!, copy)
  holder[last] = value as never
  return copy
}

const KINDS: Record<string, (string | undefined)[]> = {
  String: ['line', 'lines'],
  ID: ['line', 'lines'],
  Code: ['code', 'line'],
  Int: ['number'],
  Float: ['number'],
  // types whose values have a form that bounds them
  UUID: [undefined],
  Date: [undefined],
  LocalTime: [undefined],
  Boolean: [undefined],
}

/** Whether the limit is one for its type; none is for a type that is not thought of here. */
export function isLimited({ type, limit }: Place): boolean {
  if (isListType(getNullableType(type))) return limit?.kind === 'list'
  const plain = getNamedType(type)
  if (isInputObjectType(plain) || isEnumType(plain)) return limit === undefined
  return (KINDS[plain.name] ?? []).includes(limit?.kind)
}
