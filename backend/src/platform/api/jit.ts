import type { GatewayInterface, GatewayExecutor } from '@apollo/server-gateway-interface'
import {
  BREAK,
  execute,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  visit,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql'
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit'
import { OperationUnresolved } from './errors.ts'

const MOST_OPERATIONS = 1000

/**
 * graphql-jit behind Apollo's gateway hook: Apollo still parses, validates and formats errors, only execution is
 * compiled. The hook `responseForOperation` would be quicker still, but skips the masking of errors.
 */
export function jitGateway(schema: GraphQLSchema): GatewayInterface {
  const compiled = new Map<string, Operation>()

  const executor: GatewayExecutor = async ({
    queryHash,
    operationName,
    document,
    context,
    request,
  }) => {
    // the compiler would run an only operation whatever name was asked for
    if (!getOperationAST(document, request.operationName))
      return { errors: [new OperationUnresolved('No such operation')] } as never
    const key = `${queryHash}/${operationName ?? ''}`
    const operation =
      compiled.get(key) ?? remember(compiled, key, compileFor(schema, document, operationName))
    const variables = coerced(schema, operation, request.variables ?? {})
    if (variables.errors) return { errors: variables.errors.map(asBadInput) } as never

    const { query } = operation
    if (!query)
      return interpret({
        schema,
        document,
        contextValue: context,
        variableValues: variables.coerced,
        operationName,
      }) as never
    const result = await query.query(undefined, context, variables.coerced)
    return (result.errors ? { ...result, errors: result.errors.map(rebuild) } : result) as never
  }

  return {
    load: async () => ({ executor }),
    onSchemaLoadOrUpdate: callback => {
      callback({ apiSchema: schema, coreSupergraphSdl: '' })
      return () => undefined
    },
    stop: async () => undefined,
  }
}

interface Operation {
  variables: readonly VariableDefinitionNode[]
  /** Null where the compiler gives up and the interpreter has to do. */
  query: CompiledQuery | null
}

function compileFor(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
): Operation {
  const variables = getOperationAST(document, operationName)?.variableDefinitions ?? []
  if (isConditional(document)) return { variables, query: null }
  const result = compileQuery(schema, document, operationName ?? '', PLAIN_LEAVES)
  return { variables, query: isCompiledQuery(result) ? result : null }
}

/**
 * Codes and plain scalars go out as they are: the database and the compiler have checked them, and checking each again
 * makes garbage of its place in the answer. Scalars of our own are still serialised.
 */
const PLAIN_LEAVES = { disableLeafSerialization: true }

/** The compiler loses `@include` and `@skip` on the way through fragments (zalando-incubator/graphql-jit#111). */
function isConditional(document: DocumentNode): boolean {
  let found = false
  visit(document, {
    Directive: () => {
      found = true
      return BREAK
    },
  })
  return found
}

/** graphql-js coerces variables: the compiler's own coercion does not know default values of input fields. */
const coerced = (
  schema: GraphQLSchema,
  { variables }: Operation,
  values: Record<string, unknown>,
) => getVariableValues(schema, variables, values, { maxErrors: 1 })

const interpret = (
  args: Omit<ExecutionArgs, 'operationName'> & { operationName: string | null | undefined },
): unknown => execute({ ...args, operationName: args.operationName ?? null })

function remember(compiled: Map<string, Operation>, key: string, operation: Operation): Operation {
  const oldest = compiled.keys().next().value
  if (compiled.size >= MOST_OPERATIONS && oldest !== undefined) compiled.delete(oldest)
  compiled.set(key, operation)
  return operation
}

const asBadInput = ({ message }: GraphQLError): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })

/** The compiler has an error class of its own, which loses the codes. */
function rebuild({ message, path, originalError, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, {
    path,
    originalError,
    extensions: originalError instanceof GraphQLError ? originalError.extensions : extensions,
  })
}
