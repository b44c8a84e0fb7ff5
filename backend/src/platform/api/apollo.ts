import {
  ApolloServer,
  type ApolloServerPlugin,
  type GraphQLRequestListener,
  type GraphQLResponse,
} from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { GraphQLError, type GraphQLSchema, type ValidationRule } from 'graphql'
import type { Logger } from 'pino'
import { logDenials, type Asked } from '../identity/denials.ts'
import { RETRY_AFTER } from './database-errors.ts'
import { errorFormatter } from './error-format.ts'
import { DoneUnseen } from '../ground/errors.ts'
import { jitGateway } from './jit.ts'
import type { Manifest, OperationRules } from './operations.ts'

export interface ApolloRules {
  log: Logger
  /** Hide names of the schema and refuse introspection: production. */
  hideSchema: boolean
  operations: OperationRules
}

/** Apollo without the parts that cost or tell too much: no landing page, no cache hints, no persisted-query registration. */
export function createApollo<Context extends Asked>(
  schema: GraphQLSchema,
  { log, hideSchema, operations }: ApolloRules,
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    gateway: jitGateway(schema),
    introspection: !hideSchema,
    validationRules: [noLostAlias],
    persistedQueries: registered(operations.manifest),
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: hideSchema,
    stopOnTerminationSignals: false,
    csrfPrevention: true,
    formatError: errorFormatter(log, hideSchema),
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: message => log.warn(message),
      error: message => log.error(message),
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      answers(log),
    ],
  })
}

/** What is set under this name becomes what an object inherits from, and no member of the answer. */
const noLostAlias: ValidationRule = context => ({
  Field({ alias }) {
    if (alias?.value === '__proto__')
      context.reportError(new GraphQLError('No member of an answer is called __proto__'))
  },
})

/** The manifest as Apollo's cache, under keys of its own making; nobody registers an operation by asking. */
const registered = (manifest: Manifest) => ({
  cache: {
    get: async (key: string) => manifest[key.slice(APOLLO_PREFIX.length)],
    set: async () => undefined,
    delete: async () => false,
  },
})

const APOLLO_PREFIX = 'apq:'

/** One plugin for whatever happens to an answer before it leaves, as each costs every request. */
function answers<Context extends Asked>(log: Logger): ApolloServerPlugin<Context> {
  const listener: GraphQLRequestListener<Context> = {
    async willSendResponse(request) {
      if (request.operation?.operation === 'mutation') sayDone(log, request.response)
      tidyErrors(request.response)
      logDenials(log, request)
    },
  }
  return { requestDidStart: async () => listener }
}

/** An error below a mutation's own field comes after its commit: the work is done, whatever its answer lacks. */
function sayDone(log: Logger, { body }: GraphQLResponse): void {
  if (body.kind !== 'single') return
  const error = body.singleResult.errors?.find(({ path }) => path && path.length > 1)
  if (!error) return
  log.error({ err: error }, 'done, but not shown')
  const { message, extensions } = new DoneUnseen(null)
  body.singleResult.errors = [{ message, path: error.path!.slice(0, 1), extensions }]
}

function tidyErrors({ body, http }: GraphQLResponse): void {
  if (body.kind !== 'single' || !body.singleResult.errors) return
  const { data, errors } = body.singleResult
  // a document with many mistakes answers with the first: a list of them costs more than it helps
  if (data === undefined) body.singleResult.errors = errors.slice(0, 1)
  // whoever balances load, and any client, understands it without reading the answer (FI-2)
  if (errors.some(({ extensions }) => extensions?.['code'] === 'BUSY')) {
    http.status = 503
    http.headers.set('retry-after', RETRY_AFTER)
  }
}
