import type { Statement } from '../database/statement.ts'
import type { Kept } from './file-content.ts'

/** Whose upload it is: the person's who has started it and knows its ticket. */
export interface Claimed {
  tenant: string
  id: string
  subject: string
  /** SHA-256 of the ticket that was shown. */
  challenge: Buffer
}

export interface UploadRow {
  id: string
  type: string
  size: number
  received: number
  state: 'OPEN' | 'READY'
}

export interface PieceRow extends Kept {
  startsAt: number
  size: number
}

const MINE = 'tenant = $1 and id = $2 and subject = $3 and challenge = $4 and expires_at > now()'
const claim = ({ tenant, id, subject, challenge }: Claimed): unknown[] => [
  tenant,
  id,
  subject,
  challenge,
]
const ROW = 'id, type, size, received, state'
const KEPT = 'object, key_version as "keyVersion", data_key as "dataKey"'

export const find = (claimed: Claimed): Statement => ({
  name: 'upload-find',
  text: `select ${ROW} from app.upload where ${MINE}`,
  values: claim(claimed),
})

/** Moves on by a piece; no row when another piece has come in between. */
export const advance = (
  claimed: Claimed,
  piece: { startsAt: number; size: number },
): Statement => ({
  name: 'upload-advance',
  text: `update app.upload set received = received + $6, expires_at = now() + interval '1 day'
    where ${MINE} and state = 'OPEN' and received = $5 and received + $6 <= size returning received`,
  values: [...claim(claimed), piece.startsAt, piece.size],
})

export const addPiece = ({ tenant, id }: Claimed, piece: PieceRow): Statement => ({
  name: 'upload-piece',
  text: `insert into app.upload_piece (tenant, upload, starts_at, size, object, key_version, data_key)
    values ($1, $2, $3, $4, $5, $6, $7)`,
  values: [tenant, id, piece.startsAt, piece.size, piece.object, piece.keyVersion, piece.dataKey],
})

export const pieces = ({ tenant, id }: Pick<Claimed, 'tenant' | 'id'>): Statement => ({
  name: 'upload-pieces',
  text: `select starts_at as "startsAt", size, ${KEPT} from app.upload_piece
    where tenant = $1 and upload = $2 order by starts_at`,
  values: [tenant, id],
})

/** No row when somebody else was faster. */
export const settle = (
  claimed: Claimed,
  { size, ...kept }: Kept & { size: number },
): Statement => ({
  name: 'upload-settle',
  text: `update app.upload set state = 'READY', stored_size = $5, object = $6, key_version = $7, data_key = $8
    where ${MINE} and state = 'OPEN' and received = size returning id`,
  values: [...claim(claimed), size, kept.object, kept.keyVersion, kept.dataKey],
})

export const forgetPieces = ({ tenant, id }: Claimed): Statement => ({
  name: 'upload-forget-pieces',
  text: 'delete from app.upload_piece where tenant = $1 and upload = $2',
  values: [tenant, id],
})

/** With its pieces. */
export const forget = (claimed: Claimed): Statement => ({
  name: 'upload-forget',
  text: `delete from app.upload where ${MINE} returning object`,
  values: claim(claimed),
})

/** Whatever has not become a file in its time. */
export const forgetExpired = (tenant: string): Statement => ({
  name: 'upload-forget-expired',
  text: 'delete from app.upload where tenant = $1 and expires_at <= now() returning id',
  values: [tenant],
})
