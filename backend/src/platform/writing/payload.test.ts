import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { createSchema } from '../../schema.ts'
import { checkPayloads } from './payload.ts'

// the types of the product are known by now, so that a payload of the test may carry one of them
const product = createSchema()

const withPayload = (fields: string) =>
  buildSchema(`
    type Query { q: Int }
    type Mutation { change: ChangePayload! }
    type ChangePayload { ${fields} }
    type Case { id: ID! }
    type Municipality { ags: ID! }
    type Stranger { id: ID! }
  `)

test('S11: what the product answers with is one record each', () => {
  expect(checkPayloads(product)).toBe(product)
  expect(checkPayloads(withPayload('clientMutationId: ID! case: Case!'))).toBeDefined()
})

test.each([
  ['a second record', 'clientMutationId: ID! case: Case! other: Case!', /not case, other/],
  ['no record', 'clientMutationId: ID!', /not none/],
  ['a list', 'clientMutationId: ID! cases: [Case!]!', /cases is a list/],
  ['no id of the client', 'case: Case!', /no clientMutationId/],
  ['what nothing reads', 'clientMutationId: ID! stranger: Stranger!', /Stranger is read from no/],
  ['what shows itself to nobody', 'clientMutationId: ID! m: Municipality!', /to whom it is/],
])('S11: a payload with %s stops the start', (_name, fields, message) => {
  expect(() => checkPayloads(withPayload(fields))).toThrow(message)
})

test('S11: a mutation that answers with a plain value stops the start', () => {
  const schema = buildSchema('type Query { q: Int } type Mutation { change: Boolean }')
  expect(() => checkPayloads(schema)).toThrow('change answers with no object')
})
