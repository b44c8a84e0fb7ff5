import type { GraphQLResolveInfo } from 'graphql'
import { Arg, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql'
import { LimitedArguments, PAGE } from '../limits/limited-arguments.ts'
import type { ApiClass } from '../reading/plan.ts'
import type { Argument, ResolverClass } from './root-field.ts'

/** The arguments of a page, as every connection takes them. */
export const pageArguments = (rows: number): Argument[] => [
  {
    name: 'first',
    type: () => Int,
    options: { defaultValue: rows, description: 'Rows of the page, at most 100.' },
  },
  {
    name: 'after',
    type: () => String,
    options: { nullable: true, description: 'Cursor of the last row already seen.' },
  },
]

interface Pages {
  description: string
  connection: ApiClass
}

/** Fields of a type that are pages: what their arguments are. Which rows they have stands in the type, as `Page`. */
export function pagesOf(type: ApiClass, pages: Record<string, Pages>): ResolverClass {
  const Fields = class {}
  const { prototype } = Fields
  for (const [name, { description, connection }] of Object.entries(pages)) {
    const descriptor = { value: whatWasRead, configurable: true, writable: true }
    Object.defineProperty(prototype, name, descriptor)
    Root()(prototype, name, 0)
    Info()(prototype, name, 1)
    for (const [index, argument] of pageArguments(25).entries())
      Arg(argument.name, argument.type as never, argument.options)(prototype, name, index + 2)
    LimitedArguments(PAGE)(prototype, name)
    FieldResolver(() => connection, { description })(prototype, name, descriptor)
  }
  Resolver(() => type)(Fields)
  return Fields
}

const whatWasRead = (record: Record<string, unknown>, { path }: GraphQLResolveInfo): unknown =>
  record[path.key]
