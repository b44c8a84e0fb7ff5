import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { asAdmin, freshDatabase, type FreshDatabase } from '../../../../test/support/database.ts'
import { openPool, TenantPool } from '../database/pool.ts'
import { rootKeys } from './root-keys.ts'
import { TenantKeys } from './tenant-keys.ts'

const HERE = '08111'
const THERE = '08226'
const ROOT = randomBytes(32)

let urls: FreshDatabase
let pool: Pool
let tenants: TenantPool

beforeAll(async () => {
  urls = await freshDatabase()
  pool = openPool(urls.tenant, { max: 6, wait: 60_000 })
  tenants = new TenantPool(pool)
})
beforeEach(() => asAdmin(urls, 'delete from app.tenant_key'))
afterAll(async () => {
  await pool.end()
  await urls.drop()
})

const keys = (root = ROOT, former: Buffer[] = []) => new TenantKeys(tenants, rootKeys(root, former))
const versions = (tenant: string) =>
  asAdmin<{ version: number; root: string; wrapped: Buffer }>(
    urls,
    `select version, root, wrapped from app.tenant_key where tenant = '${tenant}' order by version`,
  )

test('ENC-1: a key is had back by its tenant, for what it is the key of, and by nobody else', async () => {
  const { key, ...wrapped } = await keys().newKey(HERE, 'file a')
  expect((await keys().keyOf(HERE, wrapped, 'file a')).equals(key)).toBe(true)
  await expect(keys().keyOf(HERE, wrapped, 'file b')).rejects.toThrow()
  await expect(keys().keyOf(THERE, wrapped, 'file a')).rejects.toThrow()
  await keys().newKey(THERE, 'file a')
  await expect(keys().keyOf(THERE, wrapped, 'file a')).rejects.toThrow()
  const changed = Buffer.from(wrapped.dataKey)
  changed[20]! ^= 1
  await expect(keys().keyOf(HERE, { ...wrapped, dataKey: changed }, 'file a')).rejects.toThrow()
})

test('ENC-1: a tenant’s key in the row of another tenant, or of another version, opens nothing', async () => {
  const { key: _key, ...wrapped } = await keys().newKey(HERE, 'x')
  await keys().newKey(THERE, 'x')
  await asAdmin(
    urls,
    `update app.tenant_key t set wrapped = o.wrapped from app.tenant_key o where t.tenant = '${THERE}' and o.tenant = '${HERE}'`,
  )
  await expect(keys().keyOf(THERE, wrapped, 'x')).rejects.toThrow()
})

test('ENC-1: many first files at once make one key', async () => {
  const made = await Promise.all(Array.from({ length: 12 }, () => keys().newKey(HERE, 'x')))
  expect(await versions(HERE)).toHaveLength(1)
  for (const { key, ...wrapped } of made)
    expect((await keys().keyOf(HERE, wrapped, 'x')).equals(key)).toBe(true)
})

test('ENC-3: a rotation wraps what is new; what is old stays readable, and moves on', async () => {
  const ours = keys()
  const { key, ...old } = await ours.newKey(HERE, 'x')
  expect(await ours.renewed(HERE, old, 'x')).toBeNull()
  await ours.rotate(HERE)
  expect((await ours.newKey(HERE, 'y')).keyVersion).toBe(2)
  expect((await keys().keyOf(HERE, old, 'x')).equals(key)).toBe(true)
  const renewed = await ours.renewed(HERE, old, 'x')
  expect(renewed).toMatchObject({ keyVersion: 2 })
  expect((await keys().keyOf(HERE, renewed!, 'x')).equals(key)).toBe(true)
  expect(await ours.rotate(THERE)).toBe(false)
  await ours.newKey(THERE, 'x')
  expect(await ours.rotate(THERE)).toBe(true)
  await expect(ours.renewed(THERE, old, 'x')).rejects.toThrow()
})

test('ENC-3: a new root key takes the tenants’ keys over, and needs the former one no longer', async () => {
  const { key, ...wrapped } = await keys().newKey(HERE, 'x')
  const next = randomBytes(32)
  await expect(keys(next).keyOf(HERE, wrapped, 'x')).rejects.toThrow('MASTER_KEY_FORMER')
  expect(await keys(next, [ROOT]).adopt(HERE)).toBe(1)
  expect(await keys(next, [ROOT]).adopt(HERE)).toBe(0)
  expect((await keys(next).keyOf(HERE, wrapped, 'x')).equals(key)).toBe(true)
  await expect(keys().keyOf(HERE, wrapped, 'x')).rejects.toThrow()
})

test('ENC-2: neither a root key nor a tenant’s lies in the database', async () => {
  await keys().newKey(HERE, 'x')
  const [row] = await versions(HERE)
  expect(JSON.stringify(row)).not.toContain(ROOT.toString('hex'))
  expect(row!.wrapped).toHaveLength(60)
})
