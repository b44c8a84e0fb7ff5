import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Resolver } from 'type-graphql'

type ArgumentOptions = Parameters<typeof Arg>[2]

/** An argument of a root field, as `@Arg` takes it. */
export interface Argument {
  name: string
  type: () => unknown
  options: ArgumentOptions
}

/** A class that type-graphql takes root fields from. */
export type ResolverClass = new () => object

interface RootField<Context> {
  name: string
  /** `@Query` or `@Mutation`, and what else stands over the method. */
  decorators: MethodDecorator[]
  arguments: Argument[]
  resolve: (context: Context, info: GraphQLResolveInfo, values: unknown[]) => unknown
}

/** Root fields as a class of decorated methods would declare them. */
export function resolverOf<Context>(...fields: RootField<Context>[]): ResolverClass {
  const Fields = class {}
  const { prototype } = Fields
  for (const { name, resolve, decorators, arguments: args } of fields) {
    const method = (context: Context, info: GraphQLResolveInfo, ...values: unknown[]) =>
      resolve(context, info, values)
    const descriptor = { value: method, configurable: true, writable: true }
    Object.defineProperty(prototype, name, descriptor)
    Ctx()(prototype, name, 0)
    Info()(prototype, name, 1)
    for (const [index, { name: argument, type, options }] of args.entries())
      Arg(argument, type as never, options)(prototype, name, index + 2)
    for (const decorate of decorators) decorate(prototype, name, descriptor)
  }
  Resolver()(Fields)
  return Fields
}
