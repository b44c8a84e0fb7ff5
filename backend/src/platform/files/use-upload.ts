import { BadInput } from '../ground/errors.ts'
import type { Work } from '../writing/work.ts'
import type { Kept } from './file-content.ts'
import { SCAN } from './file-jobs.ts'

interface Ready extends Kept {
  type: string
  storedSize: number
}

interface Use {
  /** The upload. */
  id: string
  kind: string
  /** What it has to be for. */
  thing: string
  /** Path in the input, for whoever names one that is not ready. */
  path: string
}

export interface NewFile {
  id: string
  type: string
  size: number
}

/** In one transaction with its record: the caller's upload becomes a file, which somebody has to look at first (FILE-2). */
export async function useUpload(
  { rows, send, promise, actor }: Work,
  { id, kind, thing, path }: Use,
): Promise<NewFile> {
  const values = [id, actor.subject, kind, thing]
  const [upload] = await rows<Ready>({ name: 'upload-ready', text: READY, values })
  if (!upload)
    throw new BadInput({ path, rule: 'unknown', message: 'an upload of yours that is complete' })
  const { type, storedSize: size, object, keyVersion, dataKey } = upload
  send({ name: 'upload-used', text: USED, values: [id] })
  send({ name: 'file-add', text: ADD, values: [id, kind, type, size, object, keyVersion, dataKey] })
  promise(SCAN, id)
  return { id, type, size }
}

const READY = `select type, stored_size as "storedSize", object, key_version as "keyVersion", data_key as "dataKey"
  from app.upload where tenant = $1 and id = $2 and subject = $3 and kind = $4 and thing = $5
    and state = 'READY' and expires_at > now() for update`
const USED = 'delete from app.upload where tenant = $1 and id = $2'
const ADD = `insert into app.file (tenant, id, kind, type, size, object, key_version, data_key)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`
