import { readFileSync } from 'node:fs'
import type { GatewayExecutor } from '@apollo/server-gateway-interface'
import type { MikroORM } from '@mikro-orm/postgresql'
import fc from 'fast-check'
import {
  execute,
  isObjectType,
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
import { disclosuresIn } from '../../backend/src/platform/audit/disclosures.ts'
import { openPool, TenantPool } from '../../backend/src/platform/database/pool.ts'
import { tenantReads } from '../../backend/src/platform/reading/tenant-reads.ts'
import { RolePool } from '../../backend/src/platform/database/role-pool.ts'
import type { Actor } from '../../backend/src/platform/identity/actor.ts'
import { createSchema } from '../../backend/src/schema.ts'
import { createWorld, TODAY, type Data, type World } from '../support/world.ts'
import { fields as personal, isOpen } from '../access/fields.ts'
import { ofAllModules } from '../access/modules.ts'
import { everything, listed, ordersOf, pages, placeOf } from '../access/pages.ts'
import { cursorOf, type Asker } from '../support/naive.ts'
import { naiveFields, naiveResolver, naiveSchema, remember } from './naive-reader.ts'
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

type Who = 'manager' | 'coordinator'
const ROLE = { manager: 'integration_manager', coordinator: 'coordinator' } as const
const roots = ofAllModules(({ fields }) => fields)

/** What each of the two may ask: every field that is not FORBIDDEN to them, and of the roots those that have a naive answer. */
function fieldsOf(who: Who): Record<string, string[]> {
  const role = ROLE[who]
  const allowed = (name: string) => {
    const { allowed: by = [] } = roots[name] ?? {}
    return typeof by === 'string' || by.includes(role)
  }
  const named = Object.values(naive.getTypeMap()).filter(isObjectType)
  const open = named.filter(({ name }) => !name.startsWith('__') && isOpen(name))
  const readable = Object.entries(personal).map(([type, of]) => [
    type,
    Object.keys(of).filter(name => of[name]!.includes(role)),
  ])
  const queries = Object.keys(naiveFields).flatMap(place => /^Query\.(.*)/.exec(place)?.[1] ?? [])
  return {
    ...Object.fromEntries(open.map(type => [type.name, Object.keys(type.getFields())])),
    ...Object.fromEntries(readable),
    Query: queries.filter(name => allowed(name)),
    Me: ['manager'],
  }
}

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
    disclose: disclosuresIn(new TenantPool(tenant)),
    reporting: new RolePool(reporting),
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

/** Each list that there is a cursor of, by the names of list and order. */
function documents(who: Who): [list: string, text: string][] {
  const open = fieldsOf(who)
  return Object.keys(pages).flatMap(page => {
    const { type, field } = placeOf(page)
    const name = `${type}.${field}`
    if (!open[type]?.includes(field)) return []
    if (type !== 'Query') return [[name, `{ cases(first: 100) { nodes { ${listed(page)} } } }`]]
    const orders = ordersOf(page)
    const all = everything(page)
    if (!orders.length) return [[name, `{ ${listed(page, all)} }`]]
    return orders.map(by => [`${name}.${by}`, `{ ${listed(page, `orderBy: ${by} ${all}`)} }`])
  })
}

/** Both readers' cursors, by walking each list once as whoever sees all of it. */
async function cursorsOf(who: Who): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const [list, text] of documents(who)) {
    const { data, errors } = await ours(who, parse(text), {})
    expect(errors).toBeUndefined()
    for (const { cursor, node } of edgesIn(data as Data)) found.set(cursor, cursorOf(list, node.id))
  }
  return found
}

const edgesIn = (data: Data): { cursor: string; node: { id: string } }[] =>
  Object.values(data).flatMap(
    ({ edges, nodes }) => (edges ?? (nodes as Data[]).flatMap(node => edgesIn(node))) as [],
  )

function groundOf(who: Who, cursors: Iterable<string>): Ground {
  const all = [...cursors]
  const of = (list: string) => all.filter(cursor => cursor.startsWith(cursorOf(list, '')))
  return {
    schema: naive,
    fields: fieldsOf(who),
    values: { ...here.values, first: [1, 2, 3, 5, 100] },
    cursors: Object.fromEntries(documents(who).map(([list]) => [list, of(list)])),
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
