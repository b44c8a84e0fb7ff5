import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const TAG = 16
const CHUNK = 64 * 1024
const FORMAT = 1
/** Format and the prefix of all nonces. */
const HEAD = 8

export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** What bytes are encrypted by: a key that encrypts nothing else, and what they are. */
export interface Seal {
  key: KeyObject
  boundTo: string
}

/**
 * STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): chunks under nonces that count and that name the last one, so a
 * chunk that is missing, twice, elsewhere or from another stream opens nothing.
 */
export async function* sealed(content: Bytes, { key, boundTo }: Seal): AsyncGenerator<Buffer> {
  const head = Buffer.concat([Buffer.of(FORMAT), randomBytes(HEAD - 1)])
  yield head
  for await (const { chunk, at, last } of chunked(content, CHUNK)) {
    const cipher = createCipheriv(CIPHER, key, nonceOf(head, at, last)).setAAD(aadOf(head, boundTo))
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
  }
}

/** Yields no byte that has not been found to be the one that was sealed; throws at the first that is not. */
export async function* opened(content: Bytes, { key, boundTo }: Seal): AsyncGenerator<Buffer> {
  const { head, rest } = await headOf(content)
  for await (const { chunk, at, last } of chunked(rest, CHUNK + TAG)) {
    const nonce = nonceOf(head, at, last)
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG })
    decipher.setAAD(aadOf(head, boundTo)).setAuthTag(chunk.subarray(-TAG))
    yield Buffer.concat([decipher.update(chunk.subarray(0, -TAG)), decipher.final()])
  }
}

/** How many bytes so many become. */
export const sealedSize = (size: number): number =>
  HEAD + size + TAG * Math.max(1, Math.ceil(size / CHUNK))

const aadOf = (head: Buffer, boundTo: string): Buffer => Buffer.concat([head, Buffer.from(boundTo)])

function nonceOf(head: Buffer, at: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  head.copy(nonce, 0, 1)
  nonce.writeUInt32BE(at, HEAD - 1)
  nonce[11] = last ? 1 : 0
  return nonce
}

interface Chunk {
  chunk: Buffer
  at: number
  last: boolean
}

/** Chunks of one size, the last of them shorter or as long; one that is empty where there is nothing. */
async function* chunked(content: Bytes, size: number): AsyncGenerator<Chunk> {
  let waiting: Buffer[] = []
  let length = 0
  let at = 0
  for await (const bytes of content) {
    waiting.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    length += bytes.byteLength
    if (length <= size) continue
    let all = Buffer.concat(waiting)
    for (; all.length > size; all = all.subarray(size))
      yield { chunk: all.subarray(0, size), at: at++, last: false }
    waiting = [all]
    length = all.length
  }
  yield { chunk: Buffer.concat(waiting), at, last: true }
}

async function headOf(content: Bytes): Promise<{ head: Buffer; rest: AsyncGenerator<Uint8Array> }> {
  const parts = partsOf(content)
  let start: Buffer = Buffer.alloc(0)
  while (start.length < HEAD) {
    const { value, done } = await parts.next()
    if (done) throw new Error('cut off')
    start = Buffer.concat([start, value])
  }
  const head = start.subarray(0, HEAD)
  if (head[0] !== FORMAT) throw new Error('of an unknown format')
  return { head, rest: after(start.subarray(HEAD), parts) }
}

async function* partsOf(content: Bytes): AsyncGenerator<Uint8Array> {
  yield* content
}

async function* after(
  first: Buffer,
  parts: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first
  yield* parts
}

/** All of it in one piece. */
export async function collected(content: Bytes): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of content) parts.push(part)
  return Buffer.concat(parts)
}
