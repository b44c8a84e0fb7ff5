import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto'
import { BadInput } from '../api/errors.ts'
import type { Order } from './plan.ts'

const CIPHER = 'aes-256-gcm'
const IV = 12
const TAG = 16

let keys = keysFrom(randomBytes(32))

/** Processes that answer for one another need the same secret; without one, a cursor is good in this process only. */
export function sealCursorsWith(secret: string): void {
  keys = keysFrom(secret)
}

/** A key object, because the library would unpack bytes anew for every cursor, which takes four times as long. */
function keysFrom(secret: string | Buffer): { seal: KeyObject; name: string } {
  const derived = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `cursor ${use}`, 32))
  return { seal: createSecretKey(derived('seal')), name: derived('name').toString('base64') }
}

/**
 * Seals the keyset of a row, because it may hold what the asker may not read, such as the time of the last talk
 * (GQL-7). The same row has the same cursor in the same order.
 */
export function encodeCursor(keyset: readonly string[], order: Order): string {
  const text = JSON.stringify(keyset)
  const bound = boundTo(order)
  const iv = hash('sha256', `${keys.name} ${String(bound)} ${text}`, 'buffer').subarray(0, IV)
  const cipher = createCipheriv(CIPHER, keys.seal, iv).setAAD(bound)
  const sealed = Buffer.concat([cipher.update(text), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/**
 * The JSON text for `keysetAfter`, as the database wrote it. Throws `BadInput` for a cursor that was not made here,
 * or for another order.
 */
export function decodeCursor(cursor: string | null | undefined, order: Order): string | null {
  if (cursor === null || cursor === undefined) return null
  try {
    return opened(Buffer.from(cursor, 'base64url'), boundTo(order))
  } catch {
    const message = 'use the cursor of a page with the same order'
    throw new BadInput({ path: 'after', rule: 'cursor', message })
  }
}

function opened(cursor: Buffer, bound: Buffer): string {
  const tag = cursor.subarray(IV, IV + TAG)
  const decipher = createDecipheriv(CIPHER, keys.seal, cursor.subarray(0, IV), {
    authTagLength: TAG,
  })
  decipher.setAAD(bound).setAuthTag(tag)
  return decipher.update(cursor.subarray(IV + TAG), undefined, 'utf8') + decipher.final('utf8')
}

const boundTo = ({ columns, descending }: Order): Buffer =>
  Buffer.from(`${columns.map(({ sql }) => sql('t')).join()} ${descending}`)
