import type { ApolloServer } from '@apollo/server'
import type { GraphQLFormattedError } from 'graphql'
import type { Ask, Variables } from './kind.ts'

/** The API has refused what a document would have held. */
export class Refused extends Error {
  constructor(readonly errors: readonly GraphQLFormattedError[]) {
    super(errors[0]?.message)
  }
}

/** The way of every operation over HTTP, from Apollo on: the same rules, limits, audit rows and denials in the log. */
export const askAs =
  <Context extends object>(apollo: ApolloServer<Context>, contextValue: Context): Ask =>
  async (query, variables: Variables) => {
    const { body } = await apollo.executeOperation({ query, variables }, { contextValue })
    if (body.kind !== 'single') throw new Error('no operation is answered in parts')
    const { data, errors } = body.singleResult
    if (errors?.length) throw new Refused(errors)
    return data as never
  }
