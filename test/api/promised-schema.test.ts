import { readFileSync } from 'node:fs'
import { buildSchema, findBreakingChanges, isObjectType, type GraphQLSchema } from 'graphql'
import { expect, test } from 'vitest'
import { createSchema } from '../../backend/src/schema.ts'

/** What clients of the last release may rely on; `npm run schema:promise` is part of making a release. */
const promised = buildSchema(
  readFileSync(new URL('../../schema/promised.graphql', import.meta.url), 'utf8'),
)

/** What would break them, but for fields that were said to leave. */
function broken(before: GraphQLSchema, now: GraphQLSchema): string[] {
  return findBreakingChanges(before, now)
    .filter(({ type, description }) => type !== 'FIELD_REMOVED' || !wasLeaving(before, description))
    .map(({ description }) => description)
}

function wasLeaving(before: GraphQLSchema, description: string): boolean {
  const [, type = '', field = ''] = /^(\w+)\.(\w+) was removed/.exec(description) ?? []
  const of = before.getType(type)
  return isObjectType(of) && Boolean(of.getFields()[field]?.deprecationReason)
}

test('S18: nothing is taken from clients that was not said to leave', () => {
  expect(broken(promised, createSchema())).toEqual([])
})

test.each([
  ['type Query { a: Int b: Int }', 'type Query { a: Int }', ['Query.b was removed.']],
  ['type Query { a: Int b: Int @deprecated(reason: "a") }', 'type Query { a: Int }', []],
  [
    'type Query { a: Int }',
    'type Query { a(b: Int!): Int }',
    ['A required arg b on Query.a was added.'],
  ],
  ['type Query { a: Int! }', 'type Query { a: Int }', ['Query.a changed type from Int! to Int.']],
  ['type Query { a: Int }', 'type Query { a(b: Int): Int c: Int }', []],
])('control: from %s to %s', (before, now, expected) => {
  expect(broken(buildSchema(before), buildSchema(now))).toEqual(expected)
})
