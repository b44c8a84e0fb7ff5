import type { GatewayInterface, GatewayExecutor } from '@apollo/server-gateway-interface'
import {
  execute,
  getOperationAST,
  GraphQLError,
  Kind,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import { isCompilable } from './compilable.ts'
import { OperationUnresolved } from '../ground/errors.ts'
import { coercedVariables } from './variables.ts'

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
      compiled.get(key) ?? remember(compiled, key, operationIn(schema, document, operationName))
    const variables = coercedVariables(schema, operation.variables, request.variables ?? {})
    if ('error' in variables) return { errors: [variables.error] } as never

    const result = await operation.run(context, variables.coerced)
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
  run: (
    context: unknown,
    values: Record<string, unknown>,
  ) => ExecutionResult | Promise<ExecutionResult>
}

/** Compiled, or interpreted where the compiler gives up or would answer something else. */
function operationIn(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
): Operation {
  const variables = getOperationAST(document, operationName)?.variableDefinitions ?? []
  const compiled =
    isCompilable(schema, document, variables) &&
    compileQuery(schema, document, operationName ?? '', PLAIN_LEAVES)
  if (compiled && isCompiledQuery(compiled))
    return { variables, run: (context, values) => compiled.query(undefined, context, values) }
  const asked = { schema, document, operationName: operationName ?? null }
  return {
    variables,
    run: (contextValue, variableValues) => execute({ ...asked, contextValue, variableValues }),
  }
}

/**
 * Codes and plain scalars go out as they are: the database and the compiler have checked them, and checking each again
 * makes garbage of its place in the answer. Scalars of our own are still serialised.
 */
const PLAIN_LEAVES = { disableLeafSerialization: true }

function remember(compiled: Map<string, Operation>, key: string, operation: Operation): Operation {
  const oldest = compiled.keys().next().value
  if (compiled.size >= MOST_OPERATIONS && oldest !== undefined) compiled.delete(oldest)
  compiled.set(key, operation)
  return operation
}

/**
 * The compiler has an error class of its own, which loses the codes, and graphql-js has none for a value that is only
 * found not to fit where it is used: its errors are the only ones that point to something else than a field.
 */
function rebuild(error: GraphQLError): GraphQLError {
  const { message, path, originalError } = error
  const { nodes, extensions } = originalError instanceof GraphQLError ? originalError : error
  const isMistake = nodes?.[0] && nodes[0].kind !== Kind.FIELD
  return new GraphQLError(message, {
    path,
    originalError,
    extensions: isMistake ? { code: 'BAD_USER_INPUT' } : extensions,
  })
}
