import { isInputObjectType, type GraphQLSchema } from 'graphql'
import { limitOf, type Limit } from './limit.ts'

/** The limits that input types declare, by type and field, as forms read them; codes stay with the server. */
export function limitsIn(schema: GraphQLSchema): Record<string, Record<string, object>> {
  const types = Object.values(schema.getTypeMap()).filter(isInputObjectType)
  const limits = types.map((type): [string, Record<string, object>] => [
    type.name,
    Object.fromEntries(
      Object.values(type.getFields()).flatMap((field): [string, object][] => {
        const limit = limitOf(field)
        return limit ? [[field.name, plain(limit)]] : []
      }),
    ),
  ])
  return Object.fromEntries(limits.filter(([, fields]) => Object.keys(fields).length))
}

const plain = (limit: Limit): object =>
  limit.kind === 'list' ? { ...limit, codes: undefined } : limit
