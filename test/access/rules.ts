import {
  execute,
  getNamedType,
  isObjectType,
  isUnionType,
  parse,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import { Context } from '../../backend/src/context.ts'
import { DomainError, Forbidden } from '../../backend/src/platform/ground/errors.ts'
import type { Actor } from '../../backend/src/platform/identity/actor.ts'
import type { Rule } from '../../backend/src/platform/identity/policy.ts'
import type { Role } from '../../backend/src/platform/identity/roles.ts'
import { planOf } from '../../backend/src/platform/reading/plan.ts'
import { callOf, rootField } from './arguments.ts'
import { isOpen, personal } from './fields.ts'
import { homeOf, OWN, STATE } from './stage.ts'

const MANAGER = '01900000-0000-7000-8000-0000000000ff'

/** Somebody who holds this function where it is held, and nothing else; without one, somebody of a Kreis. */
export function actorWith(role?: Role): Actor {
  const tenant = role ? homeOf(role) : OWN
  const named = { issuer: 'i', login: 'somebody', displayName: 'Somebody', subject: 'somebody' }
  return {
    ...named,
    tenant,
    roles: role ? [role] : [],
    managerId: role === 'integration_manager' ? MANAGER : null,
    scopes: [],
    memberships: [],
    isState: tenant === STATE,
    acr: null,
    authTime: null,
    impersonator: null,
  }
}

/** The rule that stands on a field of a personal type. */
const ruleOf = (type: string, field: string): Rule | undefined =>
  personal[type] && planOf(personal[type]).fields.get(field)?.rule

/** Whether the role may read the field: by its rule, or because its type needs none. */
export const mayRead = (role: Role, type: string, field: string): boolean =>
  type in personal ? (ruleOf(type, field)?.(actorWith(role)) ?? false) : isOpen(type)

const fieldsOf = (type: GraphQLObjectType | null | undefined) =>
  Object.values(type?.getFields() ?? {})

const rootsOf = (schema: GraphQLSchema) => [schema.getQueryType(), schema.getMutationType()]

/** Object types of the API, without its roots. */
export const objectTypes = (schema: GraphQLSchema): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(type => !type.name.startsWith('__') && !rootsOf(schema).includes(type))

/** Fields without a rule, as `Type.field`, of all types that nobody has called open. */
export const fieldsWithoutRule = (schema: GraphQLSchema): string[] =>
  objectTypes(schema)
    .filter(({ name }) => !isOpen(name))
    .flatMap(type => fieldsOf(type).map(field => ({ type: type.name, field: field.name })))
    .filter(({ type, field }) => !ruleOf(type, field))
    .map(({ type, field }) => `${type}.${field}`)

/**
 * What a root field does for somebody: it is refused before anything is looked at, it goes to the data, or it
 * answers without. Every door to the data is shut, so nothing can be read by the way.
 */
export async function outcome(
  schema: GraphQLSchema,
  name: string,
  actor: Actor,
): Promise<'refused' | 'asks' | 'answers'> {
  const { operation, field } = rootField(schema, name)
  const { text, declarations, variables } = callOf(field)
  let asked = false
  const doors = new Proxy({} as ConstructorParameters<typeof Context>[2], {
    get() {
      asked = true
      throw new Error('the doors are shut')
    },
  })
  const selection = isObjectType(getNamedType(field.type)) ? ' { __typename }' : ''
  const { errors } = await execute({
    schema,
    document: parse(`${operation} ${declarations} { ${text}${selection} }`),
    contextValue: new Context(actor, 'request', doors),
    variableValues: variables,
  })
  if (asked) return 'asks'
  const broken = errors?.find(({ originalError }) => !(originalError instanceof DomainError))
  if (broken) throw broken
  const refused = errors?.some(({ originalError }) => originalError instanceof Forbidden)
  return refused ? 'refused' : 'answers'
}

/** Root fields that somebody without any function gets through. */
export async function rootsWithoutRule(schema: GraphQLSchema): Promise<string[]> {
  const names = rootsOf(schema).flatMap(type => fieldsOf(type).map(({ name }) => name))
  const outcomes = names.map(async name => [name, await outcome(schema, name, actorWith())])
  return (await Promise.all(outcomes)).flatMap(([name, done]) =>
    done === 'refused' ? [] : [String(name)],
  )
}

/** Types of which somebody with this function may read anything, going from the root fields that let them in. */
export async function reached(schema: GraphQLSchema, role: Role): Promise<Set<string>> {
  const found = new Set<string>()
  const visit = (type: unknown): void => {
    if (isUnionType(type)) type.getTypes().forEach(visit)
    if (!isObjectType(type) || found.has(type.name)) return
    const readable = fieldsOf(type).filter(({ name }) => mayRead(role, type.name, name))
    if (readable.length) found.add(type.name)
    for (const field of readable) visit(getNamedType(field.type))
  }
  for (const { name, type } of rootsOf(schema).flatMap(fieldsOf))
    if ((await outcome(schema, name, actorWith(role))) !== 'refused') visit(getNamedType(type))
  return found
}
