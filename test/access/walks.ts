import {
  getNamedType,
  isAbstractType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import type { Random } from '../../backend/src/demo/random.ts'
import { callOf, isLeaf, placesOf, type Given } from './arguments.ts'

const DEEPEST = 6

/** What a walker knows of the world. */
export interface Walker {
  random: Random
  schema: GraphQLSchema
  /** Where the walker sets foot; all fields when it does not care about being refused. */
  takes: (type: string, field: string) => boolean
  /** A value for a place, or `undefined` to leave it out. */
  value: (place: { path: string; type: string }) => unknown
}

export interface Walk {
  query: string
  variables: Given
}

/** State of one walk. */
interface Steps {
  declarations: string[]
  variables: Given
}

type Field = GraphQLField<unknown, unknown>

/** A document that begins at a random root field and goes on through random fields, at most six deep. */
export function walk(walker: Walker): Walk {
  const { random, schema } = walker
  const kind = random.chance(0.8) ? 'Query' : 'Mutation'
  const roots = Object.values(
    (kind === 'Query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {},
  ).filter(({ name }) => walker.takes(kind, name))
  const steps: Steps = { declarations: [], variables: {} }
  const text = roots.length ? step(random.pick(roots), 1, { walker, steps }) : '__typename'
  const declared = steps.declarations.length ? `(${steps.declarations.join(', ')})` : ''
  return { query: `${kind.toLowerCase()} ${declared} { ${text} }`, variables: steps.variables }
}

interface Way {
  walker: Walker
  steps: Steps
}

/** The field with its arguments and what is selected below it. */
function step(field: Field, depth: number, { walker, steps }: Way): string {
  const given = placesOf(field)
    .map(place => [place.path, walker.value(place)] as const)
    .filter(([, value]) => value !== undefined)
  const prefix = `v${steps.declarations.length}_`
  const { text, declarations, variables } = callOf(field, Object.fromEntries(given), prefix)
  if (declarations) steps.declarations.push(declarations.slice(1, -1))
  Object.assign(steps.variables, variables)
  return isLeaf(field) ? text : `${text} { ${below(field, depth, { walker, steps })} }`
}

/** Its type's name, most of its values, and one or two ways on. */
function below(field: Field, depth: number, way: Way): string {
  const type = getNamedType(field.type)
  if (isAbstractType(type)) {
    const members = way.walker.schema.getPossibleTypes(type)
    return members
      .map(member => `... on ${member.name} { ${inside(member, depth, way)} }`)
      .join(' ')
  }
  if (!isObjectType(type)) throw new Error(`${field.name} answers with no object`)
  return inside(type, depth, way)
}

function inside(type: GraphQLObjectType, depth: number, way: Way): string {
  const { random, takes } = way.walker
  const open = Object.values(type.getFields()).filter(({ name }) => takes(type.name, name))
  const leaves = open.filter(each => isLeaf(each) && random.chance(0.7)).map(({ name }) => name)
  const ways = depth < DEEPEST - 1 ? open.filter(each => !isLeaf(each)) : []
  const taken = new Set(ways.length ? [random.pick(ways), random.pick(ways)] : [])
  return ['__typename', ...leaves, ...[...taken].map(each => step(each, depth + 1, way))].join(' ')
}
