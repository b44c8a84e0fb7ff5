import { HeaderMap, type ApolloServer } from '@apollo/server'
import { Router, type RequestHandler } from 'express'
import { GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import { logRefusal, type Asked } from '../identity/denials.ts'
import { omit } from '../ground/omit.ts'
import { createEntry, problem, refusal, type Entry } from './entry.ts'
import { codeOf, DomainError } from '../ground/errors.ts'
import type { HttpLimits } from './http-limits.ts'
import { formFor } from './media-type.ts'
import { operationGate, type OperationRules } from './operations.ts'

export interface GraphqlRoute<Context extends Asked> extends OperationRules {
  apollo: ApolloServer<Context>
  contextOf: Parameters<typeof createEntry<Context>>[0]
  log: Logger
  limits?: HttpLimits
  /** Page for developers, answered to browsers. */
  ide?: RequestHandler
}

/** Where the API is, exactly: to a proxy before this server every other spelling is another place. */
const PATH = '/graphql'
const ALIKE = /^\/graphql(?:\/|$)/i

/** The API: whatever passes the entry and the gate is Apollo's. */
export function graphqlRoute<Context extends Asked>(parts: GraphqlRoute<Context>): Router {
  const { apollo, contextOf, ide, limits } = parts
  const { steps, contextAt } = createEntry(contextOf, limits)
  const route = Router({ caseSensitive: true, strict: true })
  if (ide) route.get(PATH, forBrowsers(ide))
  route.all(PATH, steps, gate(parts, contextAt), answerBy(apollo, contextAt))
  route.all(ALIKE, elsewhere)
  route.use(refusal('Send one GraphQL operation as JSON'))
  return route
}

const elsewhere: RequestHandler = (_request, response) => {
  response.status(404).json(problem('BAD_REQUEST', `Send operations to ${PATH}`))
}

/** A page is for whoever looks at it; a GET with an operation is one of the API's, which answers to POST alone. */
const forBrowsers =
  (page: RequestHandler): RequestHandler =>
  (request, response, next) => {
    const looks = request.accepts(['application/json', 'text/html']) === 'text/html'
    if (looks && request.query['query'] === undefined) return page(request, response, next)
    next()
  }

/** A syntax error tells where; nothing else tells more than its code. */
function gate<Context extends Asked>(
  { log, ...rules }: GraphqlRoute<Context>,
  contextAt: Entry<Context>['contextAt'],
): RequestHandler {
  const admitted = operationGate(rules)
  return (request, response, next) => {
    try {
      request.body = admitted(request.body)
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error
      const code = codeOf(error.extensions) || 'GRAPHQL_PARSE_FAILED'
      logRefusal(log, contextAt(request), code)
      const extensions = error instanceof DomainError ? omit(error.extensions, 'http') : { code }
      const status = CANNOT_RUN.has(code) ? formFor(request)!.cannotRun : 400
      response.status(status).json({ errors: [{ message: error.message, extensions }] })
      return
    }
    next()
  }
}

/** What is wrong with the document rather than with the request. */
const CANNOT_RUN = new Set([
  'GRAPHQL_PARSE_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
])

/** Hands over what Apollo looks at, and nothing else: its own integration copies every header and parses the address. */
function answerBy<Context extends Asked>(
  apollo: ApolloServer<Context>,
  contextAt: Entry<Context>['contextAt'],
): RequestHandler {
  return async (request, response) => {
    const { contentType, cannotRun } = formFor(request)!
    const headers = new HeaderMap([
      ['content-type', 'application/json'],
      ['accept', contentType],
    ])
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body: request.body as unknown },
      context: async () => contextAt(request),
    })
    if (answer.body.kind !== 'complete') throw new Error('no operation is answered in parts')
    const { status = 200 } = answer
    response
      .status(status === 400 ? cannotRun : status)
      .setHeaders(answer.headers)
      .send(answer.body.string)
  }
}
