import 'reflect-metadata'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entities } from '../../backend/src/entities.ts'
import { createOrm, unitOfWork } from '../../backend/src/platform/database/orm.ts'
import { asAdmin, freshDatabase, type FreshDatabase } from '../support/database.ts'
import { fillTwoTenants, ID, TENANTS } from '../support/two-tenants.ts'
import { leaksOf, TENANT_TABLES, type TenantTable } from './foreign-rows.ts'

const [own, foreign] = TENANTS
let urls: FreshDatabase
let tables: TenantTable[]
let admin: pg.Client

beforeAll(async () => {
  urls = await freshDatabase()
  await fillTwoTenants(urls)
  tables = await asAdmin(urls, TENANT_TABLES)
  admin = new pg.Client({ connectionString: urls.admin })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await urls.drop()
})

/** Leaks of one table for the tenants' role, after the superuser has changed something that does not stay. */
async function leaksAfter(change: string | null, table: TenantTable): Promise<string[]> {
  await admin.query('begin')
  try {
    if (change) await admin.query(change)
    await admin.query('set local role digintm_tenant')
    await admin.query('select app.enter($1)', [own])
    return await leaksOf(admin, table, { own, foreign })
  } finally {
    await admin.query('rollback')
  }
}

test('RLS-5 no tenant table shows, changes, deletes or takes a foreign row', async () => {
  expect(tables.length).toBeGreaterThanOrEqual(16)
  const client = new pg.Client({ connectionString: urls.tenant })
  await client.connect()
  await client.query('begin')
  await client.query('select app.enter($1)', [own])
  for (const table of tables)
    expect(await leaksOf(client, table, { own, foreign }), table.name).toEqual([])
  await client.end()
})

test('MX-5 the check fails for each table whose policy is removed, opened or not enabled', async () => {
  for (const table of tables) {
    const { name } = table
    expect(await leaksAfter(null, table), name).toEqual([])
    const opened = `create policy opened on ${name} using (true) with check (true)`
    for (const change of [
      `drop policy tenant_isolation on ${name}`,
      `alter table ${name} disable row level security`,
      opened,
    ])
      expect((await leaksAfter(change, table)).length, change).toBeGreaterThan(0)
  }
})

test("acceptance 5: the ministry's role has no privilege outside its schema, nor where a person is", async () => {
  const reachable = await asAdmin<{ name: string }>(
    urls,
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema')
       and (has_table_privilege('digintm_reporting', c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
         or has_any_column_privilege('digintm_reporting', c.oid, 'SELECT, INSERT, UPDATE'))`,
  )
  expect(reachable.length).toBeGreaterThan(5)
  for (const { name } of reachable) expect(name).toMatch(/^reporting\./)
  const personal = await asAdmin(
    urls,
    `select attrelid::regclass::text, attname from pg_attribute
     where attrelid = any ($1::text[]::regclass[]) and attnum > 0 and not attisdropped
       and (atttypid = 'uuid'::regtype or attname ~ 'person|manager|family|given|birth|login|subject|note')`,
    [reachable.map(({ name }) => name)],
  )
  expect(personal).toEqual([])
})

test('RLS-5 with the filter of the unit of work switched off the database still keeps the tenants apart', async () => {
  const orm = createOrm(urls.tenant, entities, { max: 2 })
  const em = unitOfWork(orm, own)
  await em.begin()
  const unfiltered = { filters: false as const }
  let seen = 0
  for (const entity of entities) {
    if (entity.name === 'Municipality') continue
    const rows = (await em.find(entity as never, {}, unfiltered)) as { tenant: string }[]
    expect(
      rows.map(({ tenant }) => tenant),
      entity.name,
    ).toEqual([own])
    const foreigners = { tenant: foreign, id: ID } as never
    expect(await em.findOne(entity as never, foreigners, unfiltered), entity.name).toBeNull()
    seen += 1
  }
  expect(seen).toBe(entities.length - 1)
  await em.rollback()
  await orm.close()
})
