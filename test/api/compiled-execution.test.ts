import {
  execute,
  getOperationAST,
  isEnumType,
  parse,
  validate,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql'
import type { GatewayExecutor } from '@apollo/server-gateway-interface'
import type { MikroORM } from '@mikro-orm/postgresql'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Context } from '../../backend/src/context.ts'
import { codeBooks } from '../../backend/src/platform/codes/code-book.ts'
import { entities } from '../../backend/src/entities.ts'
import { isCompilable } from '../../backend/src/platform/api/compilable.ts'
import { jitGateway } from '../../backend/src/platform/api/jit.ts'
import { createOrm } from '../../backend/src/platform/database/orm.ts'
import { disclosuresIn } from '../../backend/src/platform/audit/disclosures.ts'
import { openPool, TenantPool } from '../../backend/src/platform/database/pool.ts'
import { tenantReads } from '../../backend/src/platform/reading/tenant-reads.ts'
import { RolePool } from '../../backend/src/platform/database/role-pool.ts'
import { createActors } from '../../backend/src/platform/identity/actor.ts'
import { createGuard } from '../../backend/src/platform/identity/guard.ts'
import { createKeyProvider } from '../../backend/src/platform/identity/key-provider.ts'
import { createSchema } from '../../backend/src/schema.ts'
import type { Role } from '../../backend/src/platform/identity/roles.ts'
import { createStage, type Stage } from '../access/stage.ts'
import { TODAY } from '../support/world.ts'
import { handMade } from './executed-documents.ts'
import { operations, queries, readOf, writeOf } from './registered-operations.ts'

let stage: Stage
let schema: GraphQLSchema
let compiled: GatewayExecutor
let orm: MikroORM
let pools: Pool[]
const contexts = new Map<Role, Context>()

beforeAll(async () => {
  stage = await createStage()
  const { world, own } = stage
  // so that a page of one has a next
  const earlier = { case_file: own.mine.id, held_on: '2026-01-20', topics: ['HEALTH'] }
  await own.kreis.talk(own.manager, earlier)
  schema = createSchema()
  compiled = (await jitGateway(schema).load({} as never)).executor as GatewayExecutor
  orm = createOrm(world.urls.tenant, entities, { max: 2 })
  pools = [world.urls.tenant, world.urls.reporting, world.urls.platform].map(url => openPool(url))
  for (const role of ['integration_manager', 'coordinator', 'ministry_analyst'] as const)
    contexts.set(role, await contextOf(role))
})
afterAll(async () => {
  await Promise.all([...pools.map(pool => pool.end()), orm.close()])
  await stage.world.close()
})

async function contextOf(role: Role): Promise<Context> {
  const [tenant, reporting, platform] = pools as [Pool, Pool, Pool]
  const { issuer, certsUrl } = stage.world.issuer
  const rules = { audience: 'digintm-api', allowedAzp: ['digintm-web', 'ministry-reporting'] }
  const { token } = await stage.as(role)
  const guard = createGuard({ issuer, keys: createKeyProvider({ certsUrl }), ...rules })
  const verified = await guard.authenticate({ headers: { authorization: `Bearer ${token}` } })
  if (!verified) throw new Error('no token')
  const actor = await createActors({ platformPool: platform }).actorFor(verified)
  return new Context(actor, 'differential', {
    reads: tenantReads(new TenantPool(tenant)),
    disclose: disclosuresIn(new TenantPool(tenant)),
    reporting: new RolePool(reporting),
    orm,
    codes: codeBooks(new TenantPool(tenant)),
    today: () => TODAY,
    closingDays: 15,
    nudge: () => {},
  })
}

interface Request {
  text: string
  who: Role
  variables?: Record<string, unknown> | undefined
}

/** Data as JSON, and code and path of each error. Values that do not fit their type are BAD_USER_INPUT. */
function outcome({ data, errors = [] }: ExecutionResult): object {
  const codes = errors.map(({ extensions, path }) => ({
    code: data === undefined ? 'BAD_USER_INPUT' : extensions['code'],
    path,
  }))
  return { data: JSON.parse(JSON.stringify(data ?? null)) as unknown, codes }
}

async function both({ text, who, variables = {} }: Request): Promise<[object, object]> {
  const document = parse(text)
  expect(validate(schema, document)).toEqual([])
  const context = contexts.get(who)
  const request = { queryHash: text, document, context, request: { variables } }
  const quick = (await compiled(request as never)) as ExecutionResult
  const plain = execute({ schema, document, contextValue: context, variableValues: variables })
  return [outcome(quick), outcome(await plain)]
}

describe('the compiled executor answers like graphql-js', () => {
  test('codes need no serialising: each is known to the code by the name that the schema gives it', () => {
    const enums = Object.values(schema.getTypeMap()).filter(isEnumType)
    const values = enums.flatMap(type => type.getValues())
    expect(values.length).toBeGreaterThan(100)
    expect(values.filter(({ name, value }) => name !== value)).toEqual([])
  })

  test('every registered operation is compiled', () => {
    const interpreted = operations.filter(({ text }) => {
      const document = parse(text)
      const { variableDefinitions = [] } = getOperationAST(document)!
      return !isCompilable(schema, document, variableDefinitions)
    })
    expect(operations.length).toBeGreaterThan(20)
    expect(interpreted).toEqual([])
  })

  test.each(queries)('query $name', async ({ name, text }) => {
    const { who, variables } = readOf(name)
    const [quick, plain] = await both({ text, who, variables: variables?.(stage.own) })
    expect(quick).toEqual(plain)
    expect(quick).toMatchObject({ codes: [] })
  })

  // sent twice with one clientMutationId, the work is done once and the answer repeated
  test.each(operations.filter(({ kind }) => kind === 'mutation'))('mutation $name', async write => {
    const { who, variables } = writeOf(write)
    const [quick, plain] = await both({ ...write, who, variables: variables(stage.own) })
    expect(quick).toEqual(plain)
    expect(quick).toMatchObject({ codes: [] })
  })

  test.each(handMade)(
    '$name',
    async ({ text, who = 'integration_manager', variables, codes = [] }) => {
      const [quick, plain] = await both({ text, who, variables: variables?.(stage.own) })
      expect(quick).toEqual(plain)
      expect(quick).toMatchObject({ codes: codes.map(code => expect.objectContaining({ code })) })
    },
  )
})
