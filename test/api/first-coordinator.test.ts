import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inviteFirstCoordinator } from '../../backend/src/modules/accounts/invite-first-coordinator.ts'
import { openPool, TenantPool } from '../../backend/src/platform/database/pool.ts'
import { asAdmin, freshDatabase, type FreshDatabase } from '../support/database.ts'

let database: FreshDatabase
let pool: ReturnType<typeof openPool>
let tenants: TenantPool
const petra = { tenant: '08226', email: 'Petra@Kreis.test', displayName: 'Petra Lang' }
const count = async (table: string) =>
  (await asAdmin(database, `select 1 from app.${table}`)).length

beforeAll(async () => {
  database = await freshDatabase()
  pool = openPool(database.tenant, { max: 1 })
  tenants = new TenantPool(pool)
})
beforeEach(() => asAdmin(database, 'delete from app.account; delete from app.membership'))
afterAll(async () => {
  await pool.end()
  await database.drop()
})

test('KC-11 whoever runs the product invites a Kreis’s first coordinator, which gives nothing yet', async () => {
  await inviteFirstCoordinator(tenants, petra)

  const accounts = await asAdmin(
    database,
    `select a.tenant, a.email, a.state, a.invited_role, o.kind, e.action
    from app.account a join app.outbox o on o.record = a.id join app.audit_entry e on e.entity_id = a.id`,
  )
  expect(accounts).toEqual([
    {
      tenant: '08226',
      email: 'petra@kreis.test',
      state: 'INVITED',
      invited_role: 'coordinator',
      kind: 'INVITE',
      action: 'inviteFirstCoordinator',
    },
  ])
  expect(await count('membership')).toBe(0)
})

test('a second one is a coordinator’s to invite', async () => {
  await inviteFirstCoordinator(tenants, petra)

  const again = inviteFirstCoordinator(tenants, { ...petra, email: 'other@kreis.test' })

  await expect(again).rejects.toThrow('08226 has a coordinator')
  expect(await count('account')).toBe(1)
})

test('nor is one invited where somebody holds the function', async () => {
  await asAdmin(
    database,
    `insert into app.membership (tenant, id, issuer, subject, login, display_name, role, valid_from)
    values ('08226', gen_random_uuid(), 'https://issuer.test', 's', 'anna', 'Anna', 'coordinator', '2026-01-01')`,
  )

  await expect(inviteFirstCoordinator(tenants, petra)).rejects.toThrow('has a coordinator')
})
