import { Kind } from 'graphql'
import { expect, test } from 'vitest'
import { DateScalar, LocalTimeScalar, UuidScalar } from './scalars.ts'

const ID = '0192f0c1-8e0a-7cde-9b1a-3f2c4d5e6f70'

test.each([
  [UuidScalar, `{${ID}}`],
  [UuidScalar, `{{${ID}}}`],
  [UuidScalar, `${ID}}`],
  [UuidScalar, `{${ID}`],
  [UuidScalar, `${ID}\n`],
  [UuidScalar, ID.replaceAll('-', '')],
  [DateScalar, '0000-01-01'],
  [DateScalar, '2026-02-30'],
  [LocalTimeScalar, '10:00:00.123'],
  [LocalTimeScalar, '24:00'],
])('A4: %s is not written %j', (scalar, value) => {
  expect(() => scalar.parseValue(value)).toThrow()
  expect(() => scalar.parseLiteral({ kind: Kind.STRING, value })).toThrow()
})

test.each([
  [UuidScalar, ID, ID],
  [UuidScalar, ID.toUpperCase(), ID],
  [DateScalar, '0001-01-01', '0001-01-01'],
  [LocalTimeScalar, '10:00', '10:00'],
  [LocalTimeScalar, '10:00:59', '10:00:59'],
])('%s: %s is taken', (scalar, value, taken) => {
  expect(scalar.parseValue(value)).toBe(taken)
  expect(scalar.parseLiteral({ kind: Kind.STRING, value })).toBe(taken)
})
