import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { TenantPool } from '../../backend/src/platform/database/pool.ts'
import type { Statement } from '../../backend/src/platform/database/statement.ts'
import { RolePool } from '../../backend/src/platform/database/role-pool.ts'
import { withoutTenant } from '../support/tenant-predicates.ts'
import { createStage, type Stage } from '../access/stage.ts'
import { queries, readOf } from './registered-operations.ts'

let stage: Stage
const own: string[] = []
const state: string[] = []

/** Writes the text of every statement down on its way through the two doors. */
function listen(): void {
  const { read, transaction } = TenantPool.prototype
  vi.spyOn(TenantPool.prototype, 'read').mockImplementation(function (this: TenantPool, ...args) {
    own.push(args[1].text)
    return read.apply(this, args)
  })
  vi.spyOn(TenantPool.prototype, 'transaction').mockImplementation(function (
    this: TenantPool,
    tenant,
    work,
  ) {
    return transaction.call(this, tenant, run =>
      work(<R>(statement: Statement) => {
        own.push(statement.text)
        return run<R>(statement)
      }),
    )
  })
  const { read: report } = RolePool.prototype
  vi.spyOn(RolePool.prototype, 'read').mockImplementation(function (this: RolePool, statement) {
    state.push(statement.text)
    return report.call(this, statement)
  })
}

beforeAll(async () => {
  listen()
  stage = await createStage()
})
beforeEach(() => {
  own.splice(0)
  state.splice(0)
})
afterAll(async () => {
  vi.restoreAllMocks()
  await stage.world.close()
})

describe('growth rule 4: every reference to a tenant table has its own predicate', () => {
  test.each(queries)('$name', async ({ name, text }) => {
    const { who, variables } = readOf(name)
    await (await stage.as(who)).get(text, variables?.(stage.own))
    expect(own.length + state.length).toBeGreaterThan(0)
    for (const sql of own) {
      expect(withoutTenant(sql), sql).toEqual([])
      expect(sql).not.toMatch(/\btenant = \$(?!1\b)/)
    }
  })
})

test('the ministry asks no table with a person', async () => {
  const { who, variables } = readOf('Figures')
  const overview = queries.find(({ name }) => name === 'Figures')?.text ?? ''
  await (await stage.as(who)).get(overview, variables?.(stage.own))
  expect(own).toEqual([])
  expect(state.length).toBeGreaterThan(0)
  for (const sql of state) expect(sql).not.toMatch(/\bapp\./)
})
