import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readManifest } from '../../backend/src/manifest.ts'
import { createWorld, once, type World } from '../support/world.ts'

const registered = (start: string) => {
  const text = Object.values(readManifest()).find(each => each.startsWith(start))!
  const sha256Hash = createHash('sha256').update(text).digest('hex')
  return { extensions: { persistedQuery: { version: 1, sha256Hash } } }
}
const OPEN = registered('mutation OpenCase(')
const CASES = registered('query Cases(')
const CASE = registered('query CaseFile(')

const person = { givenNames: 'Olena', familyName: 'Kalyna' }
const input = {
  clientMutationId: once(),
  person,
  unit: 'FAMILY',
  municipality: '08226085',
  members: [{ role: 'CHILD', person }],
}
const invalid = (path: string) => ({ path, rule: 'invalid' })
const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1)
const required = (path: string) => ({ path, rule: 'required' })

describe.each([
  ['open', false],
  ['hidden', true],
])('with the schema %s', (_state, hideSchema) => {
  let world: World
  let token: string

  beforeAll(async () => {
    world = await createWorld({ registeredOnly: hideSchema, hideSchema })
    await (await world.kreis('08226')).manager('eva')
    token = (await world.as('eva')).token
  })
  afterAll(() => world.close())

  const WRONG: [name: string, body: object, fields: object[]][] = [
    [
      'each of several',
      {
        ...OPEN,
        variables: {
          input: {
            ...input,
            clientMutationId: 'none',
            urgency: 'CRISI',
            informedOn: 'gestern',
            unit: null,
            members: [
              { role: 'CHILD', person: { ...person, birthDate: '12026-01-01' } },
              { role: 'CHIL', person: { ...person, languages: ['de', 7, null] } },
            ],
          },
        },
      },
      [
        invalid('clientMutationId'),
        invalid('informedOn'),
        invalid('members.0.person.birthDate'),
        invalid('members.1.person.languages'),
        invalid('members.1.role'),
        required('unit'),
        invalid('urgency'),
      ],
    ],
    [
      'an object that lacks something, or has too much',
      {
        ...OPEN,
        variables: {
          input: {
            ...input,
            person: { givenNames: 'Olena', birthDatePrecision: 7 },
            members: [{ ...input.members[0], a: 1 }],
          },
        },
      },
      [invalid('members'), invalid('person.birthDatePrecision')],
    ],
    ['an input that is none is no field of it', { ...OPEN, variables: { input: [] } }, []],
    [
      'a filter',
      {
        ...CASES,
        variables: { first: 10, orderBy: 'UPDATED_DESC', filter: { urgency: ['HIGH', 'x'] } },
      },
      [invalid('filter.urgency')],
    ],
    ['an id', { ...CASE, variables: { id: 'none' } }, [invalid('id')]],
    ['an id that is not sent', CASE, [required('id')]],
  ]
  test.each(WRONG)('D7: %s is named', async (_name, body, fields) => {
    const { status, errors } = await world.send(token, body)
    expect([status, errors.length]).toEqual([400, 1])
    const { code, fields: found = [] } = errors[0]!.extensions
    const named = found.map(({ path, rule }) => ({ path, rule }))
    expect([code, named.sort(byPath)]).toEqual(['BAD_USER_INPUT', fields])
    const told = JSON.stringify(errors)
    if (hideSchema) expect(told).not.toMatch(/Input|\bDate\b|UUID|familyName|CRISI/)
    expect(world.log).toEqual([])
  })

  test('D7: of very many some are named', async () => {
    const members = Array.from({ length: 200 }, () => ({ role: 'CHIL', person }))
    const [error] = (
      await world.send(token, { ...OPEN, variables: { input: { ...input, members } } })
    ).errors
    expect(error!.extensions.fields).toHaveLength(50)
  })
})
