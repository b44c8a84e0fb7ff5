import { isUtf8 } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import { awaited } from '../database/cancellation.ts'
import { Unauthenticated, type DomainError } from '../ground/errors.ts'
import { MESSAGES, RETRY_AFTER, troubleOf } from './database-errors.ts'
import { HTTP_LIMITS, type HttpLimits } from './http-limits.ts'
import { formFor } from './media-type.ts'
import { isPlainJson } from './plain-json.ts'

const DEEPEST_JSON = 40
const LARGEST_BODY = '100kb'

export interface Entry<Context> {
  /** In the order in which a request takes them. */
  steps: RequestHandler[]
  /** Who asks, once the steps have let the request through. */
  contextAt: (request: Request) => Context
}

/** How a route answers when nothing else is said: the type of what the request accepts, null when that is nothing. */
type Forms = (request: Request) => string | null

const ofGraphql: Forms = request => formFor(request)?.contentType ?? null

/**
 * What a request passes before anybody looks at its operation: one JSON body by POST with a bearer token; everything
 * else is refused (GQL-2, GQL-3). `contextOf` throws for everyone without a good token.
 */
export function createEntry<Context extends object>(
  contextOf: (request: Request, requestId: string) => Promise<Context>,
  { work }: Pick<HttpLimits, 'work'> = HTTP_LIMITS,
  forms: Forms = ofGraphql,
): Entry<Context> {
  const { step, contextAt } = authentication(contextOf)
  return { steps: [onlyPostedJson(forms), step, body, whileAwaited(work)], contextAt }
}

/** Who asks: a step that lets nobody through without a good token, and what it has found out. */
export function authentication<Context extends object>(
  contextOf: (request: Request, requestId: string) => Promise<Context>,
): Pick<Entry<Context>, 'contextAt'> & { step: RequestHandler } {
  const contexts = new WeakMap<Request, Context>()

  const step: RequestHandler = async (request, response, next) => {
    const requestId = randomUUID()
    response.setHeader('cache-control', 'no-store').setHeader('x-request-id', requestId)
    try {
      contexts.set(request, await contextOf(request, requestId))
      next()
    } catch (error) {
      if (error instanceof Unauthenticated) unauthenticated(response, error)
      else next(error)
    }
  }

  return {
    step,
    contextAt(request) {
      const context = contexts.get(request)
      if (!context) throw new Error('not let through')
      return context
    },
  }
}

/** JSON is UTF-8 (RFC 8259); in another encoding, nesting could hide from the depth limit. */
const UTF8_JSON = /^application\/json\s*(?:;\s*(?:charset=(?:utf-8|"utf-8")\s*)?)*$/i

/** What the answer may be is settled before anything runs: nothing that was done is answered with 406. */
const onlyPostedJson =
  (forms: Forms): RequestHandler =>
  (request, response, next) => {
    const form = forms(request)
    if (form) response.setHeader('content-type', form)
    if (request.method !== 'POST')
      response
        .status(405)
        .set('allow', 'POST')
        .json(problem('BAD_REQUEST', 'Send operations by POST'))
    else if (!UTF8_JSON.test(request.headers['content-type'] ?? ''))
      response.status(415).json(problem('BAD_REQUEST', 'Send JSON'))
    else if (!form)
      response.status(406).json(problem('BAD_REQUEST', 'Accept application/graphql-response+json'))
    else next()
  }

function unauthenticated(response: Response, { message, extensions }: DomainError): void {
  response
    .status(401)
    .set('www-authenticate', 'Bearer')
    .json(problem(String(extensions.code), message))
}

/**
 * Runs before parsing, so that nesting cannot exhaust the stack, that bytes which are no text are not stored as the
 * character that stands for them (U+FFFD), and that a body says one thing.
 */
function plainText(_request: unknown, _response: unknown, bytes: Buffer): void {
  if (!isUtf8(bytes) || !isPlainJson(bytes.toString('utf8'), DEEPEST_JSON))
    throw Object.assign(new Error('too deep, a key twice, or no text'), { status: 400 })
}

const body = express.json({ limit: LARGEST_BODY, type: 'application/json', verify: plainText })

/** What runs for a request ends with it: when the client goes away, or at the deadline (GQL-4). */
export const whileAwaited =
  (longest: number): RequestHandler =>
  (_request, response, next) => {
    const given = new AbortController()
    const deadline = setTimeout(() => given.abort(), longest)
    response.once('close', () => {
      clearTimeout(deadline)
      if (!response.writableFinished) given.abort()
    })
    awaited.run(given.signal, next)
  }

/** The body of an answer that only says what is wrong with the request. */
export const problem = (code: string, message: string): object => ({
  errors: [{ message, extensions: { code } }],
})

/** Errors of the body parser: too large, in an unknown coding, no JSON, too deep; a database that is away. Others go on to the server's own handler. */
export const refusal =
  (wanted: string): ErrorRequestHandler =>
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
  (error: { status?: number }, _request, response, next) => {
    if (error.status === 413)
      response.status(413).json(problem('BAD_REQUEST', 'The request is too large'))
    else if (error.status === 415)
      response.status(415).json(problem('BAD_REQUEST', 'Send the body as it is, or by gzip'))
    else if (error.status && error.status < 500)
      response.status(400).json(problem('BAD_REQUEST', wanted))
    else if (troubleOf(error) === 'BUSY')
      response.status(503).set('retry-after', RETRY_AFTER).json(problem('BUSY', MESSAGES.BUSY))
    else next(error)
  }
