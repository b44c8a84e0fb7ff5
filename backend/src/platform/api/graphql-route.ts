import { randomUUID } from 'node:crypto'
import type { ApolloServer } from '@apollo/server'
import { expressMiddleware } from '@as-integrations/express5'
import express, {
  Router,
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import { awaited } from '../database/cancellation.ts'
import { MESSAGES, RETRY_AFTER, troubleOf } from './database-errors.ts'
import { Unauthenticated, type DomainError } from './errors.ts'
import { jsonDepth } from './json-depth.ts'
import { operationGate, type OperationRules } from './operations.ts'

export interface GraphqlRoute<Context extends object> extends OperationRules {
  apollo: ApolloServer<Context>
  /** Who asks; throws for everyone without a good token. */
  contextOf: (request: Request, requestId: string) => Promise<Context>
  /** Page for developers, answered to browsers. */
  ide?: RequestHandler
}

const DEEPEST_JSON = 40
const LARGEST_BODY = '100kb'
/** Longest that a request may work, milliseconds (GQL-4). */
const DEADLINE = 10_000

/** POST one JSON operation with a bearer token; everything else is refused before it is looked at (GQL-2, GQL-3). */
export function graphqlRoute<Context extends object>({
  apollo,
  contextOf,
  ide,
  ...rules
}: GraphqlRoute<Context>): Router {
  const route = Router()
  const contexts = new WeakMap<Request, Context>()

  const authenticate: RequestHandler = async (request, response, next) => {
    const requestId = randomUUID()
    response.set({ 'cache-control': 'no-store', 'x-request-id': requestId })
    try {
      contexts.set(request, await contextOf(request, requestId))
      next()
    } catch (error) {
      if (error instanceof Unauthenticated) unauthenticated(response, error)
      else next(error)
    }
  }

  if (ide) route.get('/', ide)
  route.use(onlyPostedJson)
  route.post(
    '/',
    authenticate,
    express.json({ limit: LARGEST_BODY, type: 'application/json', verify: shallow }),
    operationGate(rules),
  )
  route.post(
    '/',
    whileAwaited,
    expressMiddleware(apollo, { context: async ({ req }) => contexts.get(req)! }),
  )
  route.use(refusal)
  return route
}

/** What runs for a request ends with it: when the client goes away, or at the deadline (GQL-4). */
const whileAwaited: RequestHandler = (_request, response, next) => {
  const given = new AbortController()
  const deadline = setTimeout(() => given.abort(), DEADLINE)
  response.once('close', () => {
    clearTimeout(deadline)
    if (!response.writableFinished) given.abort()
  })
  awaited.run(given.signal, next)
}

/** JSON is UTF-8 (RFC 8259); in another encoding, nesting could hide from the depth limit. */
const UTF8_JSON = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i

const onlyPostedJson: RequestHandler = (request, response, next) => {
  if (request.method !== 'POST')
    response
      .status(405)
      .set('allow', 'POST')
      .json(problem('BAD_REQUEST', 'Send operations by POST'))
  else if (!UTF8_JSON.test(request.get('content-type') ?? ''))
    response.status(415).json(problem('BAD_REQUEST', 'Send JSON'))
  else next()
}

function unauthenticated(response: Response, { message, extensions }: DomainError): void {
  const { code } = extensions
  response
    .status(401)
    .set('www-authenticate', 'Bearer')
    .json({ errors: [{ message, extensions: { code } }] })
}

/** Runs before parsing, so that nesting cannot exhaust the stack. */
function shallow(_request: unknown, _response: unknown, body: Buffer): void {
  if (jsonDepth(body.toString('utf8')) > DEEPEST_JSON)
    throw Object.assign(new Error('too deep'), { status: 400 })
}

/** Errors of the body parser: too large, no JSON, too deep; a database that is away. Others go on to the server's own handler. */
// oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
const refusal: ErrorRequestHandler = (error: { status?: number }, _request, response, next) => {
  if (error.status === 413)
    response.status(413).json(problem('BAD_REQUEST', 'The request is too large'))
  else if (error.status && error.status < 500)
    response.status(400).json(problem('BAD_REQUEST', 'Send one GraphQL operation as JSON'))
  else if (troubleOf(error) === 'BUSY')
    response.status(503).set('retry-after', RETRY_AFTER).json(problem('BUSY', MESSAGES.BUSY))
  else next(error)
}

const problem = (code: string, message: string): object => ({
  errors: [{ message, extensions: { code } }],
})
