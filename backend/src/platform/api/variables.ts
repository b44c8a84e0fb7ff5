import {
  coerceInputValue,
  getVariableValues,
  GraphQLError,
  isNonNullType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql'
import type { FieldProblem } from '../ground/errors.ts'
import { placeIn } from '../ground/plain-text.ts'

/** More of them help nobody, and a list can have very many. */
const MOST_PROBLEMS = 50

type Coerced = { coerced: Record<string, unknown> } | { error: GraphQLError }

/** graphql-js coerces variables: the compiler's own coercion does not know default values of input fields. */
export function coercedVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  values: Record<string, unknown>,
): Coerced {
  const { coerced, errors } = getVariableValues(schema, definitions, values, { maxErrors: 1 })
  if (coerced) return { coerced }
  const fields = problemsIn(schema, definitions, values)
  return {
    error: new GraphQLError(errors[0]!.message, { extensions: { code: 'BAD_USER_INPUT', fields } }),
  }
}

/**
 * Where something else is sent than the type allows, which the errors of graphql-js say in their message alone; for an
 * item its list, as that is one input of a form.
 */
function problemsIn(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  values: Record<string, unknown>,
): FieldProblem[] {
  const problems = new Map<string, FieldProblem>()
  let found = 0
  const note = (path: readonly (string | number)[], value: unknown): void => {
    const isItem = typeof path.at(-1) === 'number'
    const place = placeIn(isItem ? path.slice(0, -1) : path)
    // the whole input is no field of it
    if (place !== 'input')
      problems.set(place, value === null && !isItem ? missing(place) : invalid(place))
    if (++found >= MOST_PROBLEMS) throw new Enough()
  }
  try {
    for (const { variable, type, defaultValue } of definitions) {
      const name = variable.name.value
      const inputType = typeFromAST(schema, type) as GraphQLInputType
      if (Object.hasOwn(values, name))
        coerceInputValue(values[name], inputType, (path, value) => note([name, ...path], value))
      else if (isNonNullType(inputType) && !defaultValue) note([name], null)
    }
  } catch (error) {
    if (!(error instanceof Enough)) throw error
  }
  return [...problems.values()]
}

class Enough extends Error {}

const missing = (path: string): FieldProblem => ({
  path,
  rule: 'required',
  message: 'something has to stand here',
})

const invalid = (path: string): FieldProblem => ({
  path,
  rule: 'invalid',
  message: 'not of the type that stands here',
})
