import type { GraphQLSchema } from 'graphql'
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql'
import { modules } from './modules.ts'
import type { ResolverClass } from './platform/fields/root-field.ts'
import { declareAbilities } from './platform/identity/my-abilities.ts'
import { limitArguments } from './platform/limits/limited-arguments.ts'
import { checkPayloads } from './platform/writing/payload.ts'

declareAbilities(modules.flatMap(({ abilities }) => Object.entries(abilities ?? {})))

/** The whole API. Input is checked by scalars, limits and verbs, so no validation library is in between. */
export const createSchema = (): GraphQLSchema =>
  checkPayloads(
    limitArguments(
      buildSchemaSync({
        resolvers: modules.flatMap(
          ({ fields }) => fields ?? [],
        ) as unknown as NonEmptyArray<ResolverClass>,
        validate: false,
      }),
    ),
  )
