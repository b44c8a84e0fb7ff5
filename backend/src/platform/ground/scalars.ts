import {
  GraphQLError,
  GraphQLScalarType,
  GraphQLString,
  type GraphQLScalarTypeConfig,
} from 'graphql'
import {
  GraphQLDateTimeISO,
  GraphQLLocalDate,
  GraphQLLocalTime,
  GraphQLUUID,
} from 'graphql-scalars'

interface TextScalar {
  name: string
  description: string
  /** What a value looks like, where graphql-scalars takes more than PostgreSQL or the description. */
  shape?: RegExp
  /** The one way to write a value; as it was sent when left out. */
  as?: (text: string) => string
}

/**
 * Input is checked by graphql-scalars and handed on as text; output is already PostgreSQL's own text,
 * which a second check would only slow down.
 */
function asText(
  base: GraphQLScalarType,
  { name, description, shape, as = text => text }: TextScalar,
): GraphQLScalarType<string, string> {
  const written = (value: unknown): string => {
    if (shape && !shape.test(String(value))) throw new GraphQLError(`No ${name}: ${String(value)}`)
    return as(String(value))
  }
  const config: GraphQLScalarTypeConfig<string, string> = {
    ...base.toConfig(),
    name,
    description,
    extensions: {},
    serialize: String,
    parseValue: value => (base.parseValue(value), written(value)),
    parseLiteral: (node, variables) => (
      base.parseLiteral(node, variables),
      'value' in node ? written(node.value) : ''
    ),
  }
  return new GraphQLScalarType(config)
}

export const DateScalar = asText(GraphQLLocalDate, {
  name: 'Date',
  description: 'Calendar day, ISO 8601, e.g. 2026-11-25.',
  // the calendar has no year 0
  shape: /^(?!0000)/,
})
export const DateTimeScalar = asText(GraphQLDateTimeISO, {
  name: 'DateTime',
  description: 'Point in time, ISO 8601 with offset.',
})
export const LocalTimeScalar = asText(GraphQLLocalTime, {
  name: 'LocalTime',
  description: 'Time of day, HH:MM or HH:MM:SS.',
  shape: /^[\d:]+$/,
})
/** Which ones there are is data, and checked with the limits of the input. */
export const CodeScalar = asText(GraphQLString, {
  name: 'Code',
  description: 'Code of a list, as `codes` gives them.',
})
/** In capitals it is the same wish and the same record. */
export const UuidScalar = asText(GraphQLUUID, {
  name: 'UUID',
  description: 'Identifier of a record, RFC 9562.',
  shape: /^.{36}$/,
  as: text => text.toLowerCase(),
})
