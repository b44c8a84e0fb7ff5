import fc, { type GeneratorValue } from 'fast-check'
import {
  astFromValue,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
  print,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'

/** What a random request may name. */
export interface Ground {
  schema: GraphQLSchema
  /** Fields by type; a type that is missing here is never selected. */
  fields: Record<string, readonly string[]>
  /** Values by argument or input field, for those that are not plain enums or booleans. */
  values: Record<string, readonly unknown[]>
  /** Cursors by the field that takes them, e.g. `Query.staff`, or by field and order: `Query.cases.NUMBER_ASC`. */
  cursors: Record<string, readonly string[]>
}

export interface RandomRequest {
  text: string
  /** Cursors in the notation of the naive reader. */
  variables: Record<string, unknown>
}

const MOST_FIELDS = 5
const DEEPEST = 4
/** Fields after which only leaves follow. */
const MOST = 20

/** Arbitrary operations over the schema: aliases, fragments, variables, directives, arguments as literals or not. */
export const randomRequest = (ground: Ground): fc.Arbitrary<RandomRequest> =>
  fc.gen().map(gen => new Writer(ground, gen).request())

class Writer {
  readonly #ground: Ground
  readonly #gen: GeneratorValue
  readonly #declared: string[] = []
  readonly #fragments: string[] = []
  readonly #variables: Record<string, unknown> = {}
  #names = 0
  /** Below a union, where a name may stand for fields of several types. */
  #apart = 0
  #fields = 0

  constructor(ground: Ground, gen: GeneratorValue) {
    this.#ground = ground
    this.#gen = gen
  }

  request(): RandomRequest {
    const query = this.#ground.schema.getQueryType()!
    const set = this.#selection(query, DEEPEST)
    const head = this.#declared.length ? `query (${this.#declared.join(', ')})` : 'query'
    return { text: [`${head} ${set}`, ...this.#fragments].join('\n'), variables: this.#variables }
  }

  #chance(percent: number): boolean {
    return this.#gen(fc.integer, { min: 0, max: 99 }) < percent
  }

  #one<T>(values: readonly T[]): T {
    return values[this.#gen(fc.nat, { max: values.length - 1 })]!
  }

  #name(kind: string): string {
    return `${kind}${++this.#names}`
  }

  #selection(type: GraphQLObjectType, depth: number): string {
    const names = (this.#ground.fields[type.name] ?? []).flatMap(name => {
      const below = getNamedType(type.getFields()[name]!.type)
      if (isLeafType(below)) return [name]
      if (depth === 0 || this.#fields >= MOST) return []
      return below.name.endsWith('Connection') ? [name, name, name, name] : [name]
    })
    const count = names.length ? this.#gen(fc.integer, { min: 1, max: MOST_FIELDS }) : 0
    const parts = Array.from({ length: count }, () => this.#part(type, this.#one(names), depth))
    if (!parts.length || this.#chance(15)) parts.push('__typename')
    return `{ ${parts.join(' ')} }`
  }

  /** A field, or a fragment around it. */
  #part(type: GraphQLObjectType, name: string, depth: number): string {
    const field = this.#field(type, name, depth)
    if (this.#chance(75)) return field
    const open = this.#one(['...', `... on ${type.name}`, null])
    const directive = this.#directive()
    if (open) return `${open} ${directive} { ${field} ${this.#chance(30) ? '__typename' : ''} }`
    const fragment = this.#name('F')
    this.#fragments.push(`fragment ${fragment} on ${type.name} { ${field} }`)
    return `...${fragment} ${directive}`
  }

  /** A key without arguments means the same wherever it comes again; with arguments, it gets an alias of its own. */
  #field(type: GraphQLObjectType, name: string, depth: number): string {
    this.#fields += 1
    const field = type.getFields()[name]!
    const given = field.args.filter(arg => isRequired(arg) || this.#chance(50))
    const values = new Map(given.map(arg => [arg.name, this.#value(arg.type, arg.name)]))
    if (values.has('after')) values.set('after', this.#cursor(field, type, values))
    const args = given.map(arg => `${arg.name}: ${this.#argument(arg, values.get(arg.name))}`)
    const alias = args.length || this.#apart || this.#chance(25) ? `${this.#name('a')}: ` : ''
    const below = getNamedType(field.type)
    const set = this.#below(below, depth - (below.name.endsWith('Connection') ? 0 : 1))
    return `${alias}${name}${args.length ? `(${args.join(', ')})` : ''} ${this.#directive()} ${set}`
  }

  #below(type: GraphQLNamedType, depth: number): string {
    if (isObjectType(type)) return this.#selection(type, depth)
    if (!isUnionType(type)) return ''
    const members = type.getTypes().filter(() => this.#chance(75))
    this.#apart += 1
    const parts = members.map(
      ({ name }, at) => `... on ${name} ${this.#selection(members[at]!, depth)}`,
    )
    this.#apart -= 1
    return `{ __typename ${this.#chance(50) ? parts.join(' ') : `... on ${type.name} { ${parts.join(' ')} __typename }`} }`
  }

  #directive(): string {
    if (this.#chance(80)) return ''
    const flag = this.#gen(fc.boolean)
    const value = this.#chance(50) ? String(flag) : this.#variable('Boolean!', flag)
    return `@${this.#one(['include', 'skip'])}(if: ${value})`
  }

  #variable(type: string, value: unknown): string {
    const name = this.#name('v')
    this.#declared.push(`$${name}: ${type}`)
    this.#variables[name] = value
    return `$${name}`
  }

  /** Of the list and, where one can be chosen, of its order. */
  #cursor(
    field: GraphQLField<unknown, unknown>,
    type: GraphQLObjectType,
    values: Map<string, unknown>,
  ): unknown {
    const { defaultValue } = field.args.find(({ name }) => name === 'orderBy') ?? {}
    const order = (values.get('orderBy') ?? defaultValue) as string | undefined
    const place = [type.name, field.name, ...(order ? [order] : [])].join('.')
    return this.#one([null, ...(this.#ground.cursors[place] ?? [])])
  }

  #argument({ name, type }: GraphQLArgument, value: unknown): string {
    // either reader has cursors of its own, so they are never literals
    if (name === 'after' || this.#chance(50)) return this.#variable(String(type), value)
    return print(astFromValue(value, type)!)
  }

  #value(type: GraphQLInputType, name: string): unknown {
    if (!isNonNullType(type) && this.#chance(20)) return null
    const known = this.#ground.values[name]
    const bare = getNullableType(type)
    if (known) return this.#one(known)
    if (isListType(bare)) {
      const item = bare.ofType
      const length = this.#gen(fc.nat, { max: 3 })
      // a list of codes has each of them once
      return [...new Set(Array.from({ length }, () => this.#value(item, name)))]
    }
    if (isEnumType(bare)) return this.#one(bare.getValues()).name
    if ('getFields' in bare) {
      const fields = Object.values(bare.getFields()).filter(() => this.#chance(35))
      return Object.fromEntries(
        fields.map(field => [field.name, this.#value(field.type, field.name)]),
      )
    }
    return this.#gen(fc.boolean)
  }
}

const isRequired = ({ type, defaultValue }: GraphQLArgument): boolean =>
  isNonNullType(type) && defaultValue === undefined
