import { randomUUID, type KeyObject } from 'node:crypto'
import type { TenantPool } from '../database/pool.ts'
import { opened, sealed } from '../encryption/stream.ts'
import type { TenantKeys, WrappedKey } from '../encryption/tenant-keys.ts'
import { boundTo, type FileStore, type Place } from './file-store.ts'

/** What files need: rows, keys, and the store. */
export interface FileGround {
  tenants: TenantPool
  keys: TenantKeys
  store: FileStore
}

/** Bytes in the store and their key. */
export interface Kept extends WrappedKey {
  object: string
}

/** Seals the bytes under a key of their own and keeps them, under a name that nobody knows until a row says it. */
export async function keep(
  { keys, store }: FileGround,
  tenant: string,
  content: Buffer,
): Promise<Kept> {
  const place = { tenant, object: randomUUID() }
  const { key, ...wrapped } = await keys.newKey(tenant, boundTo(place))
  await store.put(place, sealed([content], { key, boundTo: boundTo(place) }))
  return { object: place.object, ...wrapped }
}

/** The bytes as they were before they were sealed. */
export async function* contentOf(
  ground: FileGround,
  tenant: string,
  kept: Kept,
): AsyncGenerator<Buffer> {
  const place = { tenant, object: kept.object }
  yield* contentBy(ground, place, await ground.keys.keyOf(tenant, kept, boundTo(place)))
}

/** The same for whoever has the key. */
export async function* contentBy(
  { store }: Pick<FileGround, 'store'>,
  place: Place,
  key: KeyObject,
): AsyncGenerator<Buffer> {
  yield* opened(await store.get(place), { key, boundTo: boundTo(place) })
}
