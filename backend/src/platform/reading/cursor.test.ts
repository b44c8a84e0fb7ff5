import fc from 'fast-check'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { BadInput } from '../ground/errors.ts'
import { decodeCursor, encodeCursor, sealCursorsWith } from './cursor.ts'
import type { Order } from './plan.ts'

const updated: Order = {
  columns: [
    { sql: row => `${row}.updated_at`, type: 'timestamptz' },
    { sql: row => `${row}.id`, type: 'uuid' },
  ],
  descending: true,
}
const ascending: Order = { ...updated, descending: false }
const open: Order = { ...updated, open: true }
const named: Order = { ...updated, columns: [{ sql: row => `${row}.name`, type: 'text' }] }

const KEYSET = ['2026-03-01 10:00:00.000001+00', '019aa000-0000-7000-8000-000000000001']

beforeEach(() => sealCursorsWith('one'))
afterAll(() => sealCursorsWith(crypto.randomUUID()))

test.each([updated, open])(
  'PB-3 a cursor gives back what it was made of, whatever that is',
  order => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), keyset => {
        const cursor = encodeCursor(keyset, order)
        expect(cursor).toMatch(/^[\w-]+$/)
        expect(encodeCursor(keyset, order)).toBe(cursor)
        expect(JSON.parse(decodeCursor(cursor, order)!)).toEqual(keyset)
      }),
    )
  },
)

test('GQL-7 a cursor tells nothing of its values', () => {
  const text = Buffer.from(encodeCursor(KEYSET, updated), 'base64url').toString('latin1')
  expect(text).not.toMatch(/2026|10:00|019aa/)
})

test.each([updated, open])('GQL-7 a cursor that was changed anywhere is refused', order => {
  const made = Buffer.from(encodeCursor(KEYSET, order), 'base64url')
  for (let at = 0; at < made.length; at++) {
    const changed = Buffer.from(made)
    changed[at]! ^= 1
    expect(() => decodeCursor(changed.toString('base64url'), order)).toThrow(BadInput)
    const cut = made.subarray(0, at).toString('base64url')
    expect(() => decodeCursor(cut, order)).toThrow(BadInput)
  }
})

test.each([ascending, named, open])('GQL-7 a cursor of another order is refused', other => {
  expect(() => decodeCursor(encodeCursor(KEYSET, updated), other)).toThrow(BadInput)
})

test('a cursor is good wherever the secret is the same, and nowhere else', () => {
  const cursor = encodeCursor(KEYSET, updated)
  sealCursorsWith('another')
  expect(() => decodeCursor(cursor, updated)).toThrow(BadInput)
  sealCursorsWith('one')
  expect(decodeCursor(cursor, updated)).toBe(JSON.stringify(KEYSET))
})

test('no cursor is the first page', () => {
  expect([decodeCursor(null, updated), decodeCursor(undefined, updated)]).toEqual([null, null])
})
