import { HeaderMap, type ApolloServer } from '@apollo/server'
import { Router, type ErrorRequestHandler, type RequestHandler } from 'express'
import { MESSAGES, RETRY_AFTER, troubleOf } from './database-errors.ts'
import { createEntry, problem, type Entry } from './entry.ts'
import { operationGate, type OperationRules } from './operations.ts'

export interface GraphqlRoute<Context extends object> extends OperationRules {
  apollo: ApolloServer<Context>
  contextOf: Parameters<typeof createEntry<Context>>[0]
  /** Page for developers, answered to browsers. */
  ide?: RequestHandler
}

/** The API: whatever passes the entry and the gate is Apollo's. */
export function graphqlRoute<Context extends object>({
  apollo,
  contextOf,
  ide,
  ...rules
}: GraphqlRoute<Context>): Router {
  const { steps, contextAt } = createEntry(contextOf)
  const route = Router()
  if (ide) route.get('/', ide)
  route.use(steps, operationGate(rules), answerBy(apollo, contextAt))
  route.use(refusal)
  return route
}

/** Hands over what Apollo looks at, and nothing else: its own integration copies every header and parses the address. */
function answerBy<Context extends object>(
  apollo: ApolloServer<Context>,
  contextAt: Entry<Context>['contextAt'],
): RequestHandler {
  return async (request, response) => {
    const headers = new HeaderMap([['content-type', 'application/json']])
    const { accept } = request.headers
    if (accept) headers.set('accept', accept)
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body: request.body as unknown },
      context: async () => contextAt(request),
    })
    if (answer.body.kind !== 'complete') throw new Error('no operation is answered in parts')
    response
      .status(answer.status ?? 200)
      .setHeaders(answer.headers)
      .send(answer.body.string)
  }
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
