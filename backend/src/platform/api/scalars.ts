import { GraphQLScalarType, type GraphQLScalarTypeConfig } from 'graphql'
import {
  GraphQLDateTimeISO,
  GraphQLLocalDate,
  GraphQLLocalTime,
  GraphQLUUID,
} from 'graphql-scalars'

/**
 * Input is checked by graphql-scalars and handed on as text; output is already PostgreSQL's own text,
 * which a second check would only slow down.
 */
function asText(
  base: GraphQLScalarType,
  name: string,
  description: string,
): GraphQLScalarType<string, string> {
  const config: GraphQLScalarTypeConfig<string, string> = {
    ...base.toConfig(),
    name,
    description,
    extensions: {},
    serialize: String,
    parseValue: value => (base.parseValue(value), String(value)),
    parseLiteral: (node, variables) => (
      base.parseLiteral(node, variables),
      'value' in node ? String(node.value) : ''
    ),
  }
  return new GraphQLScalarType(config)
}

export const DateScalar = asText(
  GraphQLLocalDate,
  'Date',
  'Calendar day, ISO 8601, e.g. 2026-11-25.',
)
export const DateTimeScalar = asText(
  GraphQLDateTimeISO,
  'DateTime',
  'Point in time, ISO 8601 with offset.',
)
export const LocalTimeScalar = asText(
  GraphQLLocalTime,
  'LocalTime',
  'Time of day, HH:MM or HH:MM:SS.',
)
export const UuidScalar = asText(GraphQLUUID, 'UUID', 'Identifier of a record, RFC 9562.')
