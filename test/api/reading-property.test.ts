import { readFileSync } from 'node:fs'
import type { GatewayExecutor } from '@apollo/server-gateway-interface'
import type { MikroORM } from '@mikro-orm/postgresql'
import fc from 'fast-check'
import {
  execute,
  parse,
  print,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Context } from '../../backend/src/context.ts'
import { CodeBooks } from '../../backend/src/platform/codes/code-book.ts'
import { entities } from '../../backend/src/entities.ts'
import { jitGateway } from '../../backend/src/platform/api/jit.ts'
import { createOrm } from '../../backend/src/platform/database/orm.ts'
import { openPool, TenantPool } from '../../backend/src/platform/database/pool.ts'
import { tenantReads } from '../../backend/src/platform/reading/tenant-reads.ts'
import { ReportingPool } from '../../backend/src/platform/database/reporting-pool.ts'
import type { Actor } from '../../backend/src/platform/identity/actor.ts'
import { createSchema } from '../../backend/src/schema.ts'
import { createWorld, TODAY, type Data, type World } from '../support/world.ts'
import { cursorOf, naiveResolver, naiveSchema, remember, type Asker } from './naive-reader.ts'
import { randomRequest, type Ground, type RandomRequest } from './random-request.ts'
import { scene, TENANT, type Scene } from './reading-scene.ts'

const RUNS = 300
const SEED = 20_261_125

let world: World
let here: Scene
let tables: Awaited<ReturnType<typeof remember>>
let naive: GraphQLSchema
let compiled: GatewayExecutor
let orm: MikroORM
let pools: Pool[]

beforeAll(async () => {
  world = await createWorld()
  here = await scene(world)
  tables = await remember(world, TENANT)
  naive = naiveSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'))
  compiled = (await jitGateway(createSchema()).load({} as never)).executor as GatewayExecutor
  orm = createOrm(world.urls.tenant, entities, { max: 1 })
  pools = [openPool(world.urls.tenant), openPool(world.urls.reporting)]
})
afterAll(async () => {
  await Promise.all([...pools.map(pool => pool.end()), orm.close()])
  await world.close()
})

/** What each of the two may ask: every field that is not FORBIDDEN to them, and the rows that they see. */
const PAGE = { PageInfo: ['hasNextPage', 'endCursor'] }
const connection = (name: string, ...more: string[]) => ({
  ...PAGE,
  [`${name}Connection`]: ['nodes', 'edges', 'pageInfo', ...more],
  [`${name}Edge`]: ['cursor', 'node'],
})
const SHARED = {
  ...connection('Case', 'count'),
  Municipality: ['ags', 'district', 'kind', 'name', 'population'],
  OrganisationUnit: ['id', 'kind', 'municipality', 'name'],
  CaseAbilities: ['assign', 'recordConsent', 'recordConsultation'],
}
const COLLEAGUE = ['displayName', 'familyName', 'givenName', 'id', 'languages', 'unit']
const ASSIGNABLE =
  'can id manager municipality number openedOn organisationUnit person status unit urgency version'.split(
    ' ',
  )
const everyField = (...types: string[]): Record<string, string[]> =>
  Object.fromEntries(
    types.map(name => {
      const type = naive.getType(name)
      return [name, type && 'getFields' in type ? Object.keys(type.getFields()) : []]
    }),
  )

const FIELDS = {
  manager: () => ({
    ...SHARED,
    ...connection('Consultation'),
    ...connection('FollowUp'),
    ...everyField('Case', 'CaseAssignment', 'Consultation', 'ConsultationAbilities', 'FollowUp'),
    ...everyField('FollowUpAbilities', 'Household', 'HouseholdMember', 'Person'),
    IntegrationManager: COLLEAGUE,
    Me: ['manager'],
    Query: ['case', 'cases', 'followUps', 'me', 'municipalities'],
  }),
  coordinator: () => ({
    ...SHARED,
    ...connection('IntegrationManager'),
    ...everyField('IntegrationManager'),
    Case: ASSIGNABLE,
    Person: ['displayName', 'id'],
    Query: ['case', 'cases', 'municipalities', 'staff'],
  }),
}
type Who = keyof typeof FIELDS

const askerOf = (who: Who): Asker => ({ managerId: who === 'manager' ? here.eva.id : null })

function contextOf(who: Who): Context {
  const actor: Actor = {
    subject: who,
    issuer: 'test',
    login: who,
    displayName: who,
    tenant: TENANT,
    roles: [who === 'manager' ? 'integration_manager' : 'coordinator'],
    scopes: [],
    memberships: [],
    isState: false,
    acr: null,
    authTime: null,
    impersonator: null,
    ...askerOf(who),
  }
  const [tenant, reporting] = pools as [Pool, Pool]
  return new Context(actor, 'property', {
    reads: tenantReads(new TenantPool(tenant)),
    reporting: new ReportingPool(reporting),
    orm,
    codes: new CodeBooks({ read: async () => [] }),
    today: () => TODAY,
    closingDays: 15,
    nudge: () => {},
  })
}

async function ours(who: Who, document: DocumentNode, variables: object): Promise<ExecutionResult> {
  const request = { queryHash: print(document), document, context: contextOf(who) }
  return (await compiled({ ...request, request: { variables } } as never)) as ExecutionResult
}

/** Both readers' cursors, by walking each list once as whoever sees all of it. */
async function cursorsOf(who: Who): Promise<Map<string, string>> {
  const edges = 'edges { cursor node { id } }'
  const found = new Map<string, string>()
  for (const [order, text] of Object.entries(here.lists(who, edges))) {
    const { data, errors } = await ours(who, parse(text), {})
    expect(errors).toBeUndefined()
    for (const { cursor, node } of edgesIn(data as Data))
      found.set(cursor, cursorOf(order, node.id))
  }
  return found
}

const edgesIn = (data: Data): { cursor: string; node: { id: string } }[] =>
  Object.values(data).flatMap(
    ({ edges, nodes }) => (edges ?? (nodes as Data[]).flatMap(node => edgesIn(node))) as [],
  )

function groundOf(who: Who, cursors: Iterable<string>): Ground {
  const all = [...cursors]
  const of = (order: string) => all.filter(cursor => cursor.startsWith(cursorOf(order, '')))
  const ordered = ['UPDATED_DESC', 'OPENED_ASC', 'OPENED_DESC', 'NUMBER_ASC']
  return {
    schema: naive,
    fields: FIELDS[who](),
    values: { ...here.values, first: [1, 2, 3, 5, 100] },
    cursors: {
      'Query.followUps': of('due'),
      'Query.staff': of('names'),
      'Case.consultations': of('talks'),
      ...Object.fromEntries(ordered.map(order => [`Query.cases.${order}`, of(order)])),
    },
  }
}

/** Replaces strings everywhere in a JSON value. */
const translated = (value: unknown, words: ReadonlyMap<string, string>): unknown =>
  JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string' ? (words.get(part) ?? part) : part,
  )

interface Asked {
  document: DocumentNode
  variables: RandomRequest['variables']
}

/** Our answer and the naive one, in the naive notation of cursors. */
async function bothAnswers(who: Who, { document, variables }: Asked, cursors: Map<string, string>) {
  const back = new Map([...cursors].map(([sealed, plain]) => [plain, sealed]))
  const [mine, plain] = await Promise.all([
    ours(who, document, translated(variables, back) as object),
    execute({
      schema: naive,
      document,
      rootValue: {},
      contextValue: { asker: askerOf(who), tables },
      variableValues: variables,
      fieldResolver: naiveResolver as never,
    }),
  ])
  return [translated(mine, cursors), translated(plain, new Map())]
}

/** The other branch of every directive, for the same document: what is kept with it must not be mixed up. */
const turned = (variables: Asked['variables']): Asked['variables'] =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? !value : value,
    ]),
  )

describe.each(['manager', 'coordinator'] as const)('the compiled reading answers a %s', who => {
  test(`like a naive resolver, on ${RUNS} random selections`, async () => {
    const cursors = await cursorsOf(who)
    expect(cursors.size).toBeGreaterThan(20)
    const requests = randomRequest(groundOf(who, cursors.values()))
    await fc.assert(
      fc.asyncProperty(requests, async ({ text, variables }) => {
        const document = parse(text)
        expect(validate(naive, document)).toEqual([])
        for (const each of [variables, turned(variables)]) {
          const [mine, plain] = await bothAnswers(who, { document, variables: each }, cursors)
          expect(mine).toEqual(plain)
          expect(mine).not.toHaveProperty('errors')
        }
      }),
      { numRuns: RUNS, seed: SEED, interruptAfterTimeLimit: 20_000 },
    )
  })
})
