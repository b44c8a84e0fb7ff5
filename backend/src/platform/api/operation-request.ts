import { GraphQLError } from 'graphql'

/** The parts of a well-formed body. */
export interface OperationRequest {
  query: string | null
  /** What is said to be the SHA-256 of the operation's text. */
  sha256Hash: string | null
  variables: Record<string, unknown>
  operationName: string | null
}

const KEYS = new Set(['query', 'variables', 'operationName', 'extensions'])

/** Throws for whatever is no request of GraphQL over HTTP (5.2), or not one that one of our clients sends. */
export function wellFormed(body: unknown): OperationRequest {
  if (!isRecord(body) || !Object.keys(body).every(key => KEYS.has(key))) throw malformed()
  return {
    query: textOf(body['query']),
    operationName: textOf(body['operationName']),
    variables: recordOf(body['variables']),
    sha256Hash: hashIn(recordOf(body['extensions'])),
  }
}

/** Null is the same as nothing; a text without a partner of a surrogate pair is none. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string' || !value.isWellFormed()) throw malformed()
  return value
}

function recordOf(value: unknown): Record<string, unknown> {
  if (value === undefined || value === null) return {}
  if (!isRecord(value)) throw malformed()
  return value
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function hashIn({ persistedQuery }: Record<string, unknown>): string | null {
  if (persistedQuery === undefined || persistedQuery === null) return null
  const { version, sha256Hash } = isRecord(persistedQuery) ? persistedQuery : {}
  if (version !== 1 || typeof sha256Hash !== 'string')
    throw malformed('Send a persistedQuery of version 1 with its sha256Hash')
  return sha256Hash
}

export const malformed = (message = 'Send one GraphQL operation as JSON'): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } })
