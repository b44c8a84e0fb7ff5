import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { GraphQLError } from 'graphql'
import { omit } from '../omit.ts'
import { DomainError, PersistedQueryOnly } from './errors.ts'
import { checkedDocument } from './limits.ts'
import { checkTexts } from './plain-text.ts'

/** Registered operations: SHA-256 of the text, and the text. */
export type Manifest = Readonly<Record<string, string>>

export interface OperationRules {
  manifest: Manifest
  /** Refuse every document that is not in the manifest (GQL-1). */
  registeredOnly: boolean
}

/** The parts of a body that is known to be well-formed. */
interface Operation {
  variables?: Record<string, unknown> | null
  operationName?: unknown
}

const KEYS = new Set(['query', 'variables', 'operationName', 'extensions'])
const MOST_CHECKED = 2000

/**
 * Lets one well-formed, measured operation through to Apollo: a registered one by its hash alone, another one by its
 * text. Comes before Apollo, because validating a hostile document is itself the attack (GQL-3).
 */
export function operationGate({ manifest, registeredOnly }: OperationRules): RequestHandler {
  const registered = new Set(Object.keys(manifest))
  const checked = new Set<string>()

  const asked = (body: unknown): object => {
    const { query, extensions } = operationIn(body)
    const sha256Hash = hashOf(extensions)
    if (registered.has(sha256Hash))
      return { extensions: { persistedQuery: { version: 1, sha256Hash } } }
    if (registeredOnly) throw new PersistedQueryOnly()
    if (typeof query !== 'string') throw malformed()
    if (!checked.has(query)) checkedDocument(query)
    if (checked.size < MOST_CHECKED) checked.add(query)
    return { query }
  }

  return (request: Request, response: Response, next: NextFunction): void => {
    try {
      const operation = asked(request.body)
      const { variables, operationName } = request.body as Operation
      if (variables) checkTexts(variables)
      request.body = {
        ...operation,
        variables: variables ?? {},
        ...(typeof operationName === 'string' && { operationName }),
      }
      next()
    } catch (error) {
      refuse(response, error)
    }
  }
}

/** The parts of a well-formed request. */
function operationIn(body: unknown): { query: unknown; extensions: unknown } {
  if (!isRecord(body) || !Object.keys(body).every(key => KEYS.has(key))) throw malformed()
  const { query, variables, extensions } = body
  if (!isRecord(variables ?? {})) throw malformed()
  return { query, extensions }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function hashOf(extensions: unknown): string {
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } }
  const hash = persistedQuery?.sha256Hash
  return typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? hash : ''
}

const malformed = (): GraphQLError =>
  new GraphQLError('Send one GraphQL operation as JSON', { extensions: { code: 'BAD_REQUEST' } })

/** A syntax error tells where; nothing else tells more than its code. */
function refuse(response: Response, error: unknown): void {
  if (!(error instanceof GraphQLError)) throw error
  const code = error.extensions['code'] ?? 'GRAPHQL_PARSE_FAILED'
  const extensions = error instanceof DomainError ? omit(error.extensions, 'http') : { code }
  response.status(400).json({ errors: [{ message: error.message, extensions }] })
}
