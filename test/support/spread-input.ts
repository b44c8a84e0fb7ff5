import {
  getNullableType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql'
import { schema } from './limit-stage.ts'

interface Spread {
  document: string
  /** Of what the input holds; whatever it lacks has a variable too, which is not sent. */
  variables: Record<string, unknown>
}

/** A mutation whose input is a literal with a variable in the place of each value, named by its path (`person_gender`). */
export function spreadInput(mutation: string, input: object): Spread {
  const declared: string[] = []
  const variables: Record<string, unknown> = {}

  const variable = (name: string, type: string, value: unknown): string => {
    declared.push(`$${name}: ${type}`)
    if (value !== undefined) variables[name] = value
    return `$${name}`
  }
  const literal = (type: GraphQLInputType, value: unknown, at: string): string | undefined => {
    const plain = getNullableType(type)
    if (isListType(plain) && Array.isArray(value)) {
      const items = value.map((item, index) => literal(plain.ofType, item, `${at}_${index}`))
      return items.includes(undefined) ? undefined : `[${items.join(', ')}]`
    }
    if (!isInputObjectType(plain) || value === undefined) return undefined
    const given = value as Record<string, unknown>
    const fields = Object.values(plain.getFields())
    return `{ ${fields.map(field => fieldOf(field, given[field.name], at)).join(', ')} }`
  }
  const fieldOf = (field: GraphQLInputField, value: unknown, at: string): string => {
    const name = at ? `${at}_${field.name}` : field.name
    const type = isRequiredInputField(field) ? field.type : getNullableType(field.type)
    return `${field.name}: ${literal(field.type, value, name) ?? variable(name, String(type), value)}`
  }

  const [{ type }] = schema.getMutationType()!.getFields()[mutation]!.args as [GraphQLInputField]
  const call = `${mutation}(input: ${literal(type, input, '')})`
  return {
    document: `mutation (${declared.join(', ')}) { ${call} { clientMutationId } }`,
    variables,
  }
}
