import { randomBytes, type KeyObject } from 'node:crypto'
import type { TenantPool } from '../database/pool.ts'
import type { Statement } from '../database/statement.ts'
import type { RootKeys } from './root-keys.ts'
import { KEY_BYTES, secretKey, unwrap, wrap } from './wrap.ts'

/** A key as the database holds it: wrapped by that version of the tenant's key. */
export interface WrappedKey {
  keyVersion: number
  dataKey: Buffer
}

/** A tenant's key as the database holds it. */
export interface TenantKeyRow {
  version: number
  root: string
  wrapped: Buffer
}

/** The keys of all tenants (ENC-1): each is used to wrap keys of data alone, and lies in the database wrapped itself. */
export class TenantKeys {
  readonly #pool: TenantPool
  readonly #roots: RootKeys
  readonly #known = new Map<string, KeyObject>()

  constructor(pool: TenantPool, roots: RootKeys) {
    this.#pool = pool
    this.#roots = roots
  }

  /** A new key for one piece of data, which nobody else holds. */
  async newKey(tenant: string, boundTo: string): Promise<WrappedKey & { key: KeyObject }> {
    const key = randomBytes(KEY_BYTES)
    return { key: secretKey(key), ...(await this.#wrapped(tenant, { key, boundTo })) }
  }

  /** The key of a piece of data; throws for that of another piece or tenant. */
  async keyOf(
    tenant: string,
    { keyVersion, dataKey }: WrappedKey,
    boundTo: string,
  ): Promise<KeyObject> {
    return secretKey(await this.#unwrapped(tenant, { keyVersion, dataKey }, boundTo))
  }

  /** The same for whoever may read no keys, and was given the tenant's along with the data. */
  keyBy(
    tenant: string,
    { row, dataKey }: { row: TenantKeyRow; dataKey: Buffer },
    boundTo: string,
  ): KeyObject {
    return secretKey(unwrap(dataKey, this.#objectOf(tenant, row), bound(tenant, boundTo)))
  }

  /** The same key under the newest version (ENC-3); null when it is. */
  async renewed(tenant: string, given: WrappedKey, boundTo: string): Promise<WrappedKey | null> {
    const newest = await this.#newest(tenant)
    if (given.keyVersion === newest.version) return null
    return this.#wrapped(tenant, { key: await this.#unwrapped(tenant, given, boundTo), boundTo })
  }

  /** From now on a new version wraps what is new. @returns false for a tenant that has no key yet */
  async rotate(tenant: string): Promise<boolean> {
    const [newest] = await this.#pool.read<TenantKeyRow>(tenant, all(tenant))
    if (newest) await this.#make(tenant, newest.version + 1)
    return Boolean(newest)
  }

  /** Has the current root key wrap what a former one has. @returns how many it was */
  async adopt(tenant: string): Promise<number> {
    const { current } = this.#roots
    const rows = await this.#pool.read<TenantKeyRow>(tenant, all(tenant))
    const old = rows.filter(({ root }) => root !== current.name)
    for (const row of old) {
      const wrapped = wrap(this.#tenantKey(tenant, row), current.key, about(tenant, row.version))
      await this.#pool.read(tenant, rewrap(tenant, { ...row, root: current.name, wrapped }))
    }
    return old.length
  }

  async #wrapped(
    tenant: string,
    { key, boundTo }: { key: Buffer; boundTo: string },
  ): Promise<WrappedKey> {
    const row = await this.#newest(tenant)
    const under = this.#objectOf(tenant, row)
    return { keyVersion: row.version, dataKey: wrap(key, under, bound(tenant, boundTo)) }
  }

  async #unwrapped(
    tenant: string,
    { keyVersion, dataKey }: WrappedKey,
    boundTo: string,
  ): Promise<Buffer> {
    const under =
      this.#known.get(nameOf(tenant, keyVersion)) ?? (await this.#find(tenant, keyVersion))
    return unwrap(dataKey, under, bound(tenant, boundTo))
  }

  async #find(tenant: string, version: number): Promise<KeyObject> {
    const rows = await this.#pool.read<TenantKeyRow>(tenant, all(tenant))
    const row = rows.find(each => each.version === version)
    if (!row) throw new Error(`${tenant} has no key ${version}`)
    return this.#objectOf(tenant, row)
  }

  async #newest(tenant: string): Promise<TenantKeyRow> {
    const [row] = await this.#pool.read<TenantKeyRow>(tenant, all(tenant))
    return row ?? this.#make(tenant, 1)
  }

  /** Two processes may do so at once: the first one's is the one. */
  async #make(tenant: string, version: number): Promise<TenantKeyRow> {
    const { name: root, key } = this.#roots.current
    const wrapped = wrap(randomBytes(KEY_BYTES), key, about(tenant, version))
    await this.#pool.read(tenant, make(tenant, { version, root, wrapped }))
    const [row] = await this.#pool.read<TenantKeyRow>(tenant, all(tenant))
    return row!
  }

  #objectOf(tenant: string, row: TenantKeyRow): KeyObject {
    const name = nameOf(tenant, row.version)
    const known = this.#known.get(name)
    if (known) return known
    const key = secretKey(this.#tenantKey(tenant, row))
    this.#known.set(name, key)
    return key
  }

  #tenantKey(tenant: string, { version, root, wrapped }: TenantKeyRow): Buffer {
    const by = this.#roots.all.get(root)
    if (!by) throw new Error(`no root key ${root}: set MASTER_KEY_FORMER to the one from before`)
    return unwrap(wrapped, by.key, about(tenant, version))
  }
}

const nameOf = (tenant: string, version: number): string => `${tenant} ${version}`
const about = (tenant: string, version: number): string => `tenant_key|${tenant}|${version}`
const bound = (tenant: string, boundTo: string): string => `${tenant}|${boundTo}`

const all = (tenant: string): Statement => ({
  name: 'tenant-keys',
  text: 'select version, root, wrapped from app.tenant_key where tenant = $1 order by version desc',
  values: [tenant],
})

const make = (tenant: string, { version, root, wrapped }: TenantKeyRow): Statement => ({
  name: 'tenant-key-make',
  text: 'insert into app.tenant_key (tenant, version, root, wrapped) values ($1, $2, $3, $4) on conflict do nothing',
  values: [tenant, version, root, wrapped],
})

const rewrap = (tenant: string, { version, root, wrapped }: TenantKeyRow): Statement => ({
  name: 'tenant-key-rewrap',
  text: 'update app.tenant_key set root = $3, wrapped = $4 where tenant = $1 and version = $2',
  values: [tenant, version, root, wrapped],
})
