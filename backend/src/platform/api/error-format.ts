import { randomUUID } from 'node:crypto'
import { unwrapResolverError } from '@apollo/server/errors'
import type { GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import { omit } from '../ground/omit.ts'
import { MESSAGES, troubleOf } from './database-errors.ts'
import { codeOf, DomainError, DoneUnseen } from '../ground/errors.ts'

/**
 * What a client gets to see (RLS-10, table 5.1): our own errors as they are, mistakes in the document or its
 * variables without a word about the schema, everything else masked under an id that the log knows.
 */
export function errorFormatter(log: Logger, hideSchema: boolean) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error)
    if (cause instanceof DoneUnseen) log.error({ err: cause.reason }, 'done, but not shown')
    if (cause instanceof DomainError)
      return { ...formatted, message: cause.message, extensions: omit(cause.extensions, 'http') }

    const code = codeOf(formatted.extensions)
    if (code.startsWith('GRAPHQL_') || code === 'BAD_USER_INPUT' || code === 'BAD_REQUEST')
      return mistake(formatted, code, hideSchema)
    return masked(formatted, cause, log)
  }
}

/**
 * With the schema hidden, a wrong name and a forbidden one read the same, so no word list recovers it; which of the
 * values that were sent is wrong is told all the same.
 */
function mistake(
  { message, locations, path, extensions: { fields } = {} }: GraphQLFormattedError,
  code: string,
  hideSchema: boolean,
): GraphQLFormattedError {
  const extensions = { code, ...(fields !== undefined && { fields }) }
  if (hideSchema) return { message: 'The operation or its variables are not valid', extensions }
  const plain = message.replace(/ Did you mean .*\?$/s, '')
  return {
    message: plain,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions,
  }
}

function masked(
  { path }: GraphQLFormattedError,
  cause: unknown,
  log: Logger,
): GraphQLFormattedError {
  const id = randomUUID()
  const code = troubleOf(cause)
  log[code === 'INTERNAL' ? 'error' : 'warn']({ id, err: cause }, 'request failed')
  return { message: MESSAGES[code], ...(path && { path }), extensions: { code, id } }
}
