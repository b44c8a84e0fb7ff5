import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto'
import { BadInput } from '../ground/errors.ts'
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
 * Marks the place of a row, so that only what was made here for this order goes on. Sealed, because the keyset may
 * hold what the asker may not read, such as the time of the last talk (GQL-7); only an open order's is not, as
 * sealing takes ten times as long. The same row has the same cursor in the same order.
 */
export function encodeCursor(keyset: readonly string[], order: Order): string {
  const text = JSON.stringify(keyset)
  const bound = boundTo(order)
  const mark = markOf(text, bound)
  if (order.open) return Buffer.concat([mark, Buffer.from(text)]).toString('base64url')
  const iv = mark.subarray(0, IV)
  const cipher = createCipheriv(CIPHER, keys.seal, iv).setAAD(Buffer.from(bound))
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
    const bytes = Buffer.from(cursor, 'base64url')
    return order.open ? marked(bytes, boundTo(order)) : opened(bytes, boundTo(order))
  } catch {
    const message = 'use the cursor of a page with the same order'
    throw new BadInput({ path: 'after', rule: 'cursor', message })
  }
}

function marked(cursor: Buffer, bound: string): string {
  const text = cursor.subarray(TAG).toString()
  if (!timingSafeEqual(cursor.subarray(0, TAG), markOf(text, bound))) throw new Error('not ours')
  return text
}

function opened(cursor: Buffer, bound: string): string {
  const tag = cursor.subarray(IV, IV + TAG)
  const decipher = createDecipheriv(CIPHER, keys.seal, cursor.subarray(0, IV), {
    authTagLength: TAG,
  })
  decipher.setAAD(Buffer.from(bound)).setAuthTag(tag)
  return decipher.update(cursor.subarray(IV + TAG), undefined, 'utf8') + decipher.final('utf8')
}

/** A hash that nobody lengthens without the key in front of it. */
const markOf = (text: string, bound: string): Buffer =>
  hash('sha3-256', `${keys.name} ${bound} ${text}`, 'buffer').subarray(0, TAG)

const bounds = new WeakMap<Order, string>()

function boundTo(order: Order): string {
  const known = bounds.get(order)
  if (known !== undefined) return known
  const { columns, descending } = order
  const bound = `${columns.map(({ sql }) => sql('t')).join()} ${descending}`
  bounds.set(order, bound)
  return bound
}
