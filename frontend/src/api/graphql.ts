import { initGraphQLTada } from 'gql.tada'
import type { introspection } from '../graphql-env.d.ts'

/** Documents are typed by their text and the SDL; there is no step in between. */
export const graphql = initGraphQLTada<{
  introspection: introspection
  scalars: { Code: string; Date: string; DateTime: string; LocalTime: string; UUID: string }
}>()

export type { ResultOf, VariablesOf } from 'gql.tada'
