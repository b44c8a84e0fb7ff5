import { isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql'
import { Extensions } from 'type-graphql'
import { BadInput } from '../ground/errors.ts'
import { isLimited, problemsIn } from './check-input.ts'
import { putLimit, type Limit } from './limit.ts'

const NAME = 'arguments'

/** Stands beside `@Query` or `@FieldResolver`, as no decorator reaches an argument; a test fails where it is missing. */
export const LimitedArguments = (limits: Record<string, Limit>): PropertyDecorator =>
  Extensions({ [NAME]: limits })

/** The page's arguments of every connection. */
export const PAGE = {
  first: { kind: 'number', least: 1, most: 100 },
  // what was made here is shorter: a keyset holds a name of at most 600 characters
  after: { kind: 'line', most: 4_000 },
} as const satisfies Record<string, Limit>

/** Throws `BadInput` with all that the limits of a field's arguments say of these values. */
export function withinLimits<Values extends object>(
  field: GraphQLField<unknown, unknown>,
  values: Values,
): Values {
  const problems = problemsIn(field, values)
  if (problems.length) throw new BadInput(...problems)
  return values
}

/** Hands each limit to its argument; the root fields that read check theirs before anything else. */
export function limitArguments(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType))
    for (const field of Object.values(type.getFields())) declareLimits(field)
  for (const field of Object.values(schema.getQueryType()!.getFields())) checkFirst(field)
  return schema
}

function declareLimits({ name, args, extensions }: GraphQLField<unknown, unknown>): void {
  const limits = (extensions as { [NAME]?: Record<string, Limit> })[NAME] ?? {}
  for (const [argument, limit] of Object.entries(limits)) {
    const found = args.find(each => each.name === argument)
    if (!found) throw new Error(`${name} has no argument ${argument}`)
    putLimit(found, limit)
  }
}

function checkFirst(field: GraphQLField<unknown, unknown>): void {
  const { resolve } = field
  if (!resolve || !isLimited(field)) return
  field.resolve = async (source, values: object, ...rest) =>
    resolve(source, withinLimits(field, values), ...rest)
}
