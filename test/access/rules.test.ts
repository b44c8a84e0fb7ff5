import { extendSchema, getNamedType, isLeafType, parse, type GraphQLSchema } from 'graphql'
import { describe, expect, test } from 'vitest'
import type { Context } from '../../backend/src/context.ts'
import { roles, type Role } from '../../backend/src/platform/identity/roles.ts'
import { planOf } from '../../backend/src/platform/reading/plan.ts'
import { createSchema } from '../../backend/src/schema.ts'
import { fields, isOpen, personal, whyOpen } from './fields.ts'
import { matrix, rowFor } from './matrix.ts'
import {
  actorWith,
  fieldsWithoutRule,
  mayRead,
  objectTypes,
  outcome,
  reached,
  rootsWithoutRule,
} from './rules.ts'

const schema = createSchema()
/** What says where a record stands, and which wish it answers. */
const CARRIED = new Set(['clientMutationId', 'count', 'cursor', 'endCursor', 'hasNextPage'])
/** The schema with something that nobody has thought about. */
const grownBy = (text: string): GraphQLSchema => extendSchema(schema, parse(text))
const everyone = Object.keys(matrix).filter(field => rowFor(field).allowed === 'everyone')

describe('AUTH-5 deny by default', () => {
  test('every root field carries a rule, except for those that tell the caller who they are', async () => {
    expect((await rootsWithoutRule(schema)).sort()).toEqual(everyone.sort())
  })

  test('every field of every type carries a rule, except for types that are named as open', () => {
    expect(fieldsWithoutRule(schema)).toEqual([])
  })

  test('the tables name every type and every field of a personal type, and no other', () => {
    const types = objectTypes(schema)
    const nobodys = types.filter(({ name }) => isOpen(name) === name in personal)
    expect(nobodys.map(({ name }) => name)).toEqual([])
    for (const [name, row] of Object.entries(fields)) {
      const type = types.find(each => each.name === name)
      expect(Object.keys(row).sort(), name).toEqual(Object.keys(type!.getFields()).sort())
    }
  })

  test('what only carries records, or says what may be done with them, tells nothing itself', () => {
    const told = objectTypes(schema).flatMap(type =>
      Object.values(type.getFields()).flatMap(field => {
        const leaf = getNamedType(field.type)
        if (!isLeafType(leaf)) return []
        const place = `${type.name}.${field.name}`
        const why = whyOpen(type.name)
        if (why === 'abilities') return leaf.name === 'Boolean' ? [] : [place]
        return why === 'carrier' && !CARRIED.has(field.name) ? [place] : []
      }),
    )
    expect(told).toEqual([])
  })

  test('control: a new field without a rule is found, on a personal type and on a new one', () => {
    const grown = grownBy(`
      extend type Person { religion: String }
      extend type Me { diary: Diary }
      type Diary { text: String }`)
    expect(fieldsWithoutRule(grown).sort()).toEqual(['Diary.text', 'Person.religion'])
  })

  test('control: a new root field without a rule is found, whether it answers or asks first', async () => {
    const grown = grownBy(
      'extend type Query { one: String two: Case } extend type Mutation { three: String }',
    )
    grown.getQueryType()!.getFields()['two']!.resolve = (_root, _args, context: Context) =>
      context.reads.read('08111', { name: 'two', text: 'select 1', values: [] })
    expect((await rootsWithoutRule(grown)).sort()).toEqual(
      [...everyone, 'one', 'three', 'two'].sort(),
    )
  })

  test.each(roles)('root fields let %s in as the matrix says', async role => {
    for (const [name, { allowed }] of Object.entries(matrix)) {
      const wanted = typeof allowed === 'string' || allowed.includes(role)
      const done = await outcome(schema, name, actorWith(role))
      expect(done !== 'refused', `${role} ${name}`).toBe(wanted)
    }
  })

  test.each(roles)('fields open for %s as the table says', role => {
    for (const [type, row] of Object.entries(fields))
      for (const [field, readers] of Object.entries(row))
        expect(mayRead(role, type, field), `${role} ${type}.${field}`).toBe(readers.includes(role))
  })
})

describe('RLS-2 from the ministry no way leads to a person', () => {
  const ministry: Role[] = ['ministry_analyst', 'statistics_steward']
  const people = Object.keys(personal).sort()
  const among = (types: Set<string>): string[] => people.filter(name => types.has(name))

  test.each(ministry)('%s reaches figures, published names and itself', async role => {
    const published = objectTypes(schema).flatMap(({ name }) =>
      whyOpen(name) === 'published' ? [name] : [],
    )
    const own = ['Me', 'Membership', 'MyAbilities', 'Tenant', 'TenantSettings']
    expect([...(await reached(schema, role))].sort()).toEqual([...published, ...own].sort())
  })

  test('nor does one from any other function of the state', async () => {
    for (const role of ['granting_officer', 'platform_operator'] as const)
      expect(among(await reached(schema, role)), role).toEqual([])
  })

  test('control: the same walk reaches people from the functions of a Kreis', async () => {
    expect(among(await reached(schema, 'integration_manager'))).toEqual(
      people.filter(name => name !== 'Account'),
    )
    expect(among(await reached(schema, 'coordinator'))).toEqual([
      'Account',
      'Case',
      'IntegrationManager',
      'OrganisationUnit',
      'Person',
      'SearchHit',
    ])
  })

  test('control: the walk follows rules, so it sees a rule that is loosened', async () => {
    const grown = grownBy('extend type KeyFigureRow { client: Person }')
    expect(among(await reached(grown, 'ministry_analyst'))).toEqual([])
    const name = planOf(personal['Person']!).fields.get('displayName')!
    const { rule } = name
    name.rule = () => true
    expect(among(await reached(grown, 'ministry_analyst'))).toEqual(['Person'])
    name.rule = rule
  })
})
