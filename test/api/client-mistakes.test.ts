import { getNamedType, getNullableType, isListType, type GraphQLArgument } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callOf, rootField } from '../access/arguments.ts'
import { createLimitStage, places, schema, type LimitStage } from '../support/limit-stage.ts'
import type { Answer } from '../support/world.ts'

let stage: LimitStage

beforeAll(async () => {
  stage = await createLimitStage()
})
afterAll(() => stage.world.close())
beforeEach(async () => {
  await stage.renew()
  stage.world.log.splice(0)
})

const TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\u202e',
  "'; drop table app.person; --",
  '%_\\',
  '{}',
]
const HUGE = 'x'.repeat(60_000)

/** What somebody may send in the place of a value, by its type. */
const WRONG: Record<string, unknown[]> = {
  String: [...TEXTS, HUGE, 1, true, {}, [], null],
  Int: [-1, 0, 101, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 1e300, 1.5, '1', '', true, {}, null],
  Boolean: ['true', 1, {}, null],
  UUID: [...TEXTS, HUGE, '00000000-0000-0000-0000-000000000000', '{', 1, {}, null],
  Date: [
    ...TEXTS,
    '0000-01-01',
    '0001-01-01',
    '1900-01-01',
    '9999-12-31',
    '2026-02-30',
    '2026-13-01',
    '2026-03-16T10:00:00Z',
    'gestern',
    'infinity',
    20_260_316,
    null,
  ],
  LocalTime: [...TEXTS, '24:00', '23:59:60', '10:00:00.123', '10:00+02:00', 'jetzt', 10, null],
}
const OTHER = [...TEXTS, 'NONE', 'none', 1, {}, [], null]

const wrongFor = (type: GraphQLArgument['type']): unknown[] => {
  const values = WRONG[getNamedType(type).name] ?? OTHER
  return isListType(getNullableType(type))
    ? [
        ...values.map(value => [value]),
        [[]],
        Array.from({ length: 2_000 }, () => values[0]),
        'a',
        null,
      ]
    : values
}

/** Our side's faults, and what only a document of this test's could be to blame for. */
const OURS = ['INTERNAL', 'BUSY', 'INTERNAL_SERVER_ERROR', 'GRAPHQL_VALIDATION_FAILED']

/** Whoever sent it is told so: never that something is wrong on our side, and nothing of it in our log. */
function expectBlame(answer: Answer, what: string): void {
  expect(answer.status, what).toBeLessThan(500)
  for (const { extensions } of answer.errors) expect(OURS, what).not.toContain(extensions.code)
  expect(
    stage.world.log.filter(line => line.includes('request failed')),
    what,
  ).toEqual([])
}

const MUTATIONS = Object.keys(schema.getMutationType()!.getFields())
const QUERIES = Object.keys(schema.getQueryType()!.getFields())

const shown = (path: string, value: unknown): string =>
  `${path} = ${JSON.stringify(value)?.slice(0, 80)}`

test('A4: a day of the year 0 is told by its argument, not by the database', async () => {
  const document = `query ($filter: FollowUpFilter) { followUps(filter: $filter) { __typename } }`
  const variables = { filter: { dueBy: '0000-01-01' } }
  const answer = await stage.clients.eva.send(document, variables)
  expect([answer.status, answer.code]).toEqual([400, 'BAD_USER_INPUT'])
  expect(answer.errors[0]!.message).toContain('filter.dueBy')
  expectBlame(answer, 'dueBy')
})

describe('A4: nothing that a client may send for a value is our fault', () => {
  test.each(MUTATIONS)('mutation %s', async mutation => {
    for (const { path, type } of places.filter(place => place.mutation === mutation))
      for (const value of wrongFor(type)) {
        const answer = await stage.sendWith({ mutation, path }, value)
        expectBlame(answer, shown(path, value))
        // what was changed has another version
        if (!answer.errors.length) await stage.renew()
      }
  })

  test.each(QUERIES)('query %s', async name => {
    const { field } = rootField(schema, name)
    for (const { name: argument, type } of field.args)
      for (const value of wrongFor(type)) {
        const { text, declarations, variables } = callOf(field, { [argument]: value })
        const document = `query ${declarations} { ${text} { __typename } }`
        for (const client of Object.values(stage.clients))
          expectBlame(await client.send(document, variables), shown(argument, value))
      }
  })
})
