import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'
import { limitOf, type Limit } from '../../backend/src/platform/writing/limit.ts'

/** A field of a mutation's input. */
export interface InputPlace {
  mutation: string
  /** As in the answer's `fields`; the first of a list stands for all. */
  path: string
  /** `NewPersonInput.phone` */
  declared: string
  type: GraphQLInputType
  required: boolean
  limit: Limit | undefined
}

/** Every field of every mutation's input, those of inputs within it included. */
export function inputPlaces(schema: GraphQLSchema): InputPlace[] {
  const below = (mutation: string, type: GraphQLInputType, path: string): InputPlace[] => {
    const named = getNamedType(type)
    if (!isInputObjectType(named)) return []
    return Object.values(named.getFields()).flatMap(field => {
      const at = path ? `${path}.${field.name}` : field.name
      const place = { mutation, path: at, declared: `${named.name}.${field.name}` }
      return [{ ...place, ...said(field) }, ...below(mutation, field.type, inside(field, at))]
    })
  }
  const mutations = Object.values(schema.getMutationType()!.getFields())
  return mutations.flatMap(({ name, args }) => below(name, args[0]!.type, ''))
}

const said = (field: GraphQLInputField) => ({
  type: field.type,
  required: isNonNullType(field.type),
  limit: limitOf(field),
})

const inside = ({ type }: GraphQLInputField, path: string): string =>
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
