import { modules } from './modules.ts'
import { openPool, TenantPool } from './platform/database/pool.ts'
import { TenantKeys } from './platform/encryption/tenant-keys.ts'
import type { RootKeys } from './platform/encryption/root-keys.ts'
import type { Scanner } from './platform/files/clamd.ts'
import type { FileGround } from './platform/files/file-content.ts'
import type { FileKinds } from './platform/files/file-kind.ts'
import type { FileStore } from './platform/files/file-store.ts'

/** Where files are kept, by which keys, and who looks at them. */
export interface FileSettings {
  store: FileStore
  roots: RootKeys
  scanner: Scanner | null
  /** Whether files may be had that no scanner has seen: with the embedded defaults alone. */
  unscanned: boolean
}

export interface Files extends Pick<FileSettings, 'scanner' | 'unscanned'> {
  ground: FileGround
  kinds: FileKinds
  stop(): Promise<void>
}

/** What requests and jobs share of files, over connections of its own. */
export function createFiles(url: string, { store, roots, ...settings }: FileSettings): Files {
  const pool = openPool(url, { max: 4 })
  const tenants = new TenantPool(pool)
  return {
    ...settings,
    ground: { tenants, store, keys: new TenantKeys(tenants, roots) },
    kinds: Object.assign({}, ...modules.map(({ files }) => files)) as FileKinds,
    stop: () => pool.end(),
  }
}
