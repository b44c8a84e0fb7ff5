import type { Logger } from 'pino'
import type { Statement } from '../database/statement.ts'
import type { Kind } from '../jobs/kind.ts'
import { promise } from '../jobs/outbox.ts'
import type { Scanner } from './clamd.ts'
import { contentOf, type FileGround, type Kept } from './file-content.ts'
import type { FileState } from './file-state.ts'
import { boundTo } from './file-store.ts'
import { forgetExpired } from './upload-rows.ts'

interface Parts extends FileGround {
  /** Without one, files stay in quarantine or, where that is allowed, go unscanned. */
  scanner: Scanner | null
  unscanned: boolean
  log: Logger
}

/** Kind of the job that looks at one file. */
export const SCAN = 'SCAN_FILE'

interface FileRow extends Kept {
  id: string
  state: FileState
}

/** What is done for files outside requests. */
export function fileJobs(parts: Parts): Record<string, Kind> {
  return {
    [SCAN]: { run: ({ tenant, record }) => scan(parts, tenant, record) },
    KEEP_FILES: {
      run: ({ tenant }, signal) => keep(parts, tenant, signal),
      daily: { at: '02:40', of: 'TENANT' },
    },
  }
}

/** A file that nobody can have until then (FILE-2). */
async function scan(parts: Parts, tenant: string, id: string): Promise<void> {
  const { tenants, log } = parts
  const [file] = await tenants.read<FileRow>(tenant, one(tenant, id))
  if (!file || file.state === 'CLEAN' || file.state === 'INFECTED') return
  const settled = await verdictOn(parts, tenant, file)
  await tenants.read(tenant, settle(tenant, { id, ...settled }))
  if (settled.found) log.warn({ tenant, file: id, found: settled.found }, 'infected file')
}

interface Settled {
  state: FileState
  found: string | null
}

async function verdictOn(parts: Parts, tenant: string, file: FileRow): Promise<Settled> {
  if (parts.scanner) {
    const verdict = await parts.scanner(contentOf(parts, tenant, file))
    return verdict.clean
      ? { state: 'CLEAN', found: null }
      : { state: 'INFECTED', found: verdict.found }
  }
  if (!parts.unscanned) throw new Error('there is no scanner')
  return { state: 'NOT_SCANNED', found: null }
}

/** Nobody writes an object for so long before its row says where it is. */
const ABANDONED_MS = 24 * 60 * 60 * 1000

/** Takes away what has not become a file, and brings the rest up to date: keys, scans, and what should be in the store. */
async function keep(parts: Parts, tenant: string, signal: AbortSignal): Promise<void> {
  const { tenants, keys, scanner } = parts
  await tenants.read(tenant, forgetExpired(tenant))
  await keys.adopt(tenant)
  for (const file of await tenants.read<FileRow>(tenant, outdated(tenant))) {
    signal.throwIfAborted()
    const renewed = await keys.renewed(tenant, file, boundTo({ tenant, object: file.object }))
    if (renewed) await tenants.read(tenant, rewrap(tenant, { ...file, ...renewed }))
  }
  if (scanner)
    for (const { id } of await tenants.read<FileRow>(tenant, unscanned(tenant)))
      await tenants.read(tenant, promise(tenant, SCAN, id))
  await reconcile(parts, tenant, signal)
}

/** What is in the store and what rows say of it are the same (FILE-4). */
async function reconcile(parts: Parts, tenant: string, signal: AbortSignal): Promise<void> {
  const { tenants, store, log } = parts
  const objects = async (): Promise<string[]> =>
    (await tenants.read<{ object: string }>(tenant, known(tenant))).map(({ object }) => object)
  const missing = new Set(await objects())
  for await (const { object, since } of store.list(tenant)) {
    signal.throwIfAborted()
    if (missing.delete(object)) continue
    if (Date.now() - since.getTime() > ABANDONED_MS) await store.remove({ tenant, object })
  }
  // what has gone meanwhile is not missed
  const missed = missing.size ? (await objects()).filter(object => missing.has(object)) : []
  if (missed.length)
    log.error({ tenant, objects: missed.slice(0, 20) }, 'files are missing in the store')
}

const FILE = `select id, state, object, key_version as "keyVersion", data_key as "dataKey" from app.file`

const one = (tenant: string, id: string): Statement => ({
  name: 'file-one',
  text: `${FILE} where tenant = $1 and id = $2`,
  values: [tenant, id],
})

/** Wrapped by a key that is not the newest. */
const outdated = (tenant: string): Statement => ({
  name: 'file-outdated',
  text: `${FILE} where tenant = $1
    and key_version < (select max(version) from app.tenant_key where tenant = $1)`,
  values: [tenant],
})

const unscanned = (tenant: string): Statement => ({
  name: 'file-unscanned',
  text: `${FILE} where tenant = $1 and state = 'NOT_SCANNED'`,
  values: [tenant],
})

const settle = (tenant: string, { id, state, found }: Settled & { id: string }): Statement => ({
  name: 'file-settle',
  text: 'update app.file set state = $3, found = $4 where tenant = $1 and id = $2',
  values: [tenant, id, state, found],
})

const rewrap = (tenant: string, { id, keyVersion, dataKey }: FileRow): Statement => ({
  name: 'file-rewrap',
  text: 'update app.file set key_version = $3, data_key = $4 where tenant = $1 and id = $2',
  values: [tenant, id, keyVersion, dataKey],
})

/** What has to be in the store. */
const known = (tenant: string): Statement => ({
  name: 'file-known',
  text: `select object from app.file where tenant = $1
    union all select object from app.upload where tenant = $1 and object is not null
    union all select object from app.upload_piece where tenant = $1`,
  values: [tenant],
})
