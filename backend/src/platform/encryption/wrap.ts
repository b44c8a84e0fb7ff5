import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  randomBytes,
  type KeyObject,
} from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16
export const KEY_BYTES = 32

/** A key under another one: 12 bytes of nonce, the key, 16 bytes of tag. Bound to what it is the key of. */
export function wrap(key: Buffer, under: KeyObject, boundTo: string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, under, nonce).setAAD(Buffer.from(boundTo))
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
}

/** Throws for another key, another binding, or a changed byte. */
export function unwrap(wrapped: Buffer, under: KeyObject, boundTo: string): Buffer {
  const nonce = wrapped.subarray(0, NONCE)
  const decipher = createDecipheriv(CIPHER, under, nonce, { authTagLength: TAG })
  decipher.setAAD(Buffer.from(boundTo)).setAuthTag(wrapped.subarray(-TAG))
  return Buffer.concat([decipher.update(wrapped.subarray(NONCE, -TAG)), decipher.final()])
}

export const secretKey = (key: Buffer): KeyObject => createSecretKey(key)
