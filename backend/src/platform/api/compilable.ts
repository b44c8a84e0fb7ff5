import {
  BREAK,
  isNonNullType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql'

/**
 * Whether graphql-jit answers as graphql-js does. It loses `@include` and `@skip` on the way through fragments
 * (zalando-incubator/graphql-jit#111), makes null of what is not sent for a variable within a literal, where the field
 * has to be left out, takes null where none may stand, and keeps variables in objects that have members already.
 */
export function isCompilable(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: readonly VariableDefinitionNode[],
): boolean {
  const sure = new Set(
    variables
      .filter(({ type }) => type.kind === Kind.NON_NULL_TYPE)
      .map(({ variable }) => variable.name.value),
  )
  const types = new TypeInfo(schema)
  let compilable = true
  const giveUp = (): typeof BREAK => {
    compilable = false
    return BREAK
  }
  const visitor = visitWithTypeInfo(types, {
    VariableDefinition: () => false,
    Directive: giveUp,
    Variable({ name: { value: name } }, _key, parent) {
      const isWhole = parent && 'kind' in parent && parent.kind === Kind.ARGUMENT
      const mayLack = isNonNullType(types.getInputType()) && !sure.has(name)
      return isWhole && !mayLack && !(name in Object.prototype) ? undefined : giveUp()
    },
  })
  visit(document, visitor)
  return compilable
}
