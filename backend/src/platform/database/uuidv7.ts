import { randomUUID } from 'node:crypto'

/** A UUIDv7 (RFC 9562): time-ordered, so that new rows stay together in the index. Its random bits are those of a UUIDv4. */
export function uuidv7(): string {
  const time = Date.now().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}
