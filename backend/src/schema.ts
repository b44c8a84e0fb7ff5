import type { GraphQLSchema } from 'graphql'
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql'
import { modules } from './modules.ts'
import type { ResolverClass } from './platform/fields/root-field.ts'
import { declareAbilities } from './platform/identity/my-abilities.ts'
import { declareLongWork } from './platform/jobs/long-work.ts'
import { limitArguments } from './platform/limits/limited-arguments.ts'
import { nameByRow } from './platform/reading/mixed.ts'
import { checkPayloads } from './platform/writing/payload.ts'

declareLongWork(modules.flatMap(({ longWork }) => Object.entries(longWork ?? {})))
declareAbilities(modules.flatMap(({ abilities }) => Object.entries(abilities ?? {})))

/** The whole API. Input is checked by scalars, limits and verbs, so no validation library is in between. */
export function createSchema(): GraphQLSchema {
  const resolvers = modules.flatMap(({ fields }) => fields ?? [])
  const schema = buildSchemaSync({
    resolvers: resolvers as unknown as NonEmptyArray<ResolverClass>,
    orphanedTypes: modules.flatMap(({ types }) => types ?? []),
    validate: false,
  })
  return nameByRow(checkPayloads(limitArguments(schema)))
}
