import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collected, opened, sealed, sealedSize } from './stream.ts'
import { secretKey } from './wrap.ts'

const CHUNK = 64 * 1024
const SEALED = CHUNK + 16
const seal = { key: secretKey(randomBytes(32)), boundTo: 'file|08111|a' }

const cut = (bytes: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  )
const throughBoth = async (content: Buffer, size: number): Promise<Buffer> => {
  const closed = await collected(sealed(cut(content, size), seal))
  expect(closed).toHaveLength(sealedSize(content.length))
  return collected(opened(cut(closed, size), seal))
}

test('PB-3: what is opened is what was sealed, however it is cut on its way', async () => {
  const sizes = [1, 15, 16, 17, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5]
  for (const size of sizes) {
    const content = randomBytes(size)
    expect((await throughBoth(content, 10_000)).equals(content), String(size)).toBe(true)
  }
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 * CHUNK }),
      fc.integer({ min: 500, max: 2 * CHUNK }),
      async (size, by) => {
        const content = randomBytes(size)
        expect((await throughBoth(content, by)).equals(content)).toBe(true)
      },
    ),
    { numRuns: 40 },
  )
})

test('ENC-1: the same content is never the same sealed', async () => {
  const once = () => collected(sealed([Buffer.from('gleich')], seal))
  expect((await once()).equals(await once())).toBe(false)
})

describe('FILE-3: nothing opens that is not as it was sealed', async () => {
  const content = randomBytes(3 * CHUNK + 100)
  const closed = await collected(sealed([content], seal))
  const head = closed.subarray(0, 8)
  const chunks = cut(closed.subarray(8), SEALED)
  const [first, second, third, last] = chunks as [Buffer, Buffer, Buffer, Buffer]
  const flipped = (at: number): Buffer => {
    const bytes = Buffer.from(closed)
    bytes[at]! ^= 1
    return bytes
  }
  const other = await collected(sealed([content], seal))

  test.each<[string, Buffer]>([
    ['cut off between two chunks', Buffer.concat([head, first, second, third])],
    ['cut off at the first', Buffer.concat([head, first])],
    ['cut off within a chunk', closed.subarray(0, -1)],
    ['cut off within the head', closed.subarray(0, 5)],
    ['its head alone', head],
    ['two chunks in another order', Buffer.concat([head, second, first, third, last])],
    ['a chunk twice', Buffer.concat([head, first, first, second, third, last])],
    ['a chunk left out', Buffer.concat([head, first, third, last])],
    ['something behind its end', Buffer.concat([closed, Buffer.of(0)])],
    ['its end twice', Buffer.concat([closed, last])],
    [
      'a chunk of another stream',
      Buffer.concat([head, other.subarray(8, 8 + SEALED), second, third, last]),
    ],
    ['the head of another stream', Buffer.concat([other.subarray(0, 8), closed.subarray(8)])],
    ['a bit of the head', flipped(3)],
    ['the format', flipped(0)],
    ['a bit of the content', flipped(5000)],
    ['a bit of a tag', flipped(8 + SEALED - 1)],
  ])('%s', async (_what, bytes) => {
    await expect(collected(opened([bytes], seal))).rejects.toThrow()
  })

  test('under another key, or as something else', async () => {
    const strange = { ...seal, key: secretKey(randomBytes(32)) }
    await expect(collected(opened([closed], strange))).rejects.toThrow()
    await expect(
      collected(opened([closed], { ...seal, boundTo: 'file|08226|a' })),
    ).rejects.toThrow()
  })

  test('and as it was, it does', async () => {
    expect((await collected(opened([closed], seal))).equals(content)).toBe(true)
  })
})
