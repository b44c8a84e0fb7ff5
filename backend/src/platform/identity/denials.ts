import type { GraphQLRequestContextWillSendResponse } from '@apollo/server'
import type { Logger } from 'pino'
import { Unauthenticated } from '../ground/errors.ts'
import type { Actor } from './actor.ts'
import { InvalidToken } from './guard.ts'

/** What the log needs to know of a request's context. */
export interface Asked {
  actor: Actor
  requestId: string
}

type Answered = GraphQLRequestContextWillSendResponse<Asked>

interface Result {
  data?: Record<string, unknown> | null
  errors?: readonly { path?: readonly (string | number)[]; extensions?: { code?: unknown } }[]
}

interface Denial {
  code: string
  /** Response path without positions; in production its names come from registered operations. */
  field: string
}

const CODES = new Set<unknown>([
  'FORBIDDEN',
  'NOT_FOUND',
  'STEP_UP_REQUIRED',
  'TENANT_CONTEXT_REQUIRED',
])
const DENIED = 'access denied'

/**
 * Writes down every denial (ASVS 16.3.2, MX-3): who was refused what, and never a value that was sent or stored.
 * What does not exist is written down too, because a denial may look like it (MX-2).
 */
export function logDenials(
  log: Logger,
  { contextValue: { actor, requestId }, operationName, response }: Answered,
): void {
  if (response.body.kind !== 'single') return
  const { subject, tenant } = actor
  const operation = operationName ?? null
  for (const denial of denialsIn(response.body.singleResult))
    log.warn({ ...denial, operation, subject, tenant, requestId }, DENIED)
}

/** Refusals before anything runs that may be attempts at what is not open. */
const REFUSED = new Set(['OPERATION_RESOLUTION_FAILURE', 'PERSISTED_QUERY_ONLY'])

/** Writes down that an operation was not let through; its name is the caller's text, so it is left out. */
export function logRefusal(log: Logger, { actor, requestId }: Asked, code: string): void {
  if (!REFUSED.has(code)) return
  const { subject, tenant } = actor
  log.warn({ code, operation: null, subject, tenant, requestId }, DENIED)
}

/** Writes down that something beside the API was refused. */
export function logDenial(log: Logger, { actor, requestId }: Asked, denial: Denial): void {
  const { subject, tenant } = actor
  if (CODES.has(denial.code))
    log.warn({ ...denial, operation: null, subject, tenant, requestId }, DENIED)
}

function denialsIn({ data, errors = [] }: Result): Denial[] {
  const refused = errors.filter(({ extensions }) => CODES.has(extensions?.code))
  const failed = new Set(errors.map(({ path }) => path?.[0]))
  const hidden = Object.entries(data ?? {}).filter(
    ([field, value]) => value === null && !failed.has(field),
  )
  return [
    ...refused.map(({ path = [], extensions }) => ({
      code: String(extensions?.code),
      field: path.filter(step => typeof step === 'string').join('.'),
    })),
    ...hidden.map(([field]) => ({ code: 'NOT_FOUND', field })),
  ]
}

/** Writes down that a caller did not get in, and why; the caller hears only that (AUTH-6). Other trouble goes on. */
export const turnAway =
  (log: Logger, requestId: string) =>
  (error: unknown): never => {
    if (!(error instanceof InvalidToken || error instanceof Unauthenticated)) throw error
    log.warn({ code: 'UNAUTHENTICATED', reason: error.message, requestId }, DENIED)
    throw new Unauthenticated()
  }
