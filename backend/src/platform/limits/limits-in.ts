import { isInputObjectType, isObjectType, type GraphQLNamedType, type GraphQLSchema } from 'graphql'
import { limitOf } from './limit.ts'

/** The limits that are declared, as forms read them: by input type and field, by root field and argument. */
export function limitsIn(schema: GraphQLSchema): Record<string, Record<string, object>> {
  const limits = Object.values(schema.getTypeMap())
    .flatMap(holdersIn)
    .map(([name, fields]) => [name, Object.fromEntries(fields.flatMap(limited))] as const)
  return Object.fromEntries(limits.filter(([, fields]) => Object.keys(fields).length))
}

type Limited = { name: string; extensions: object }

function holdersIn(type: GraphQLNamedType): [name: string, fields: readonly Limited[]][] {
  if (isInputObjectType(type)) return [[type.name, Object.values(type.getFields())]]
  if (!isObjectType(type)) return []
  return Object.values(type.getFields()).map(field => [`${type.name}.${field.name}`, field.args])
}

function limited(field: Limited): [string, object][] {
  const limit = limitOf(field)
  return limit ? [[field.name, limit]] : []
}
