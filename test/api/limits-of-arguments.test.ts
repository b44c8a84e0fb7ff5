import { getNamedType, isEnumType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ListLimit, NumberLimit, TextLimit } from '../../backend/src/platform/limits/limit.ts'
import { callOf } from '../access/arguments.ts'
import { argumentPlaces, type ArgumentPlace } from '../support/limited-fields.ts'
import { createLimitStage, fieldsOf, schema, type LimitStage } from '../support/limit-stage.ts'
import type { Answer } from '../support/world.ts'

let stage: LimitStage

beforeAll(async () => {
  stage = await createLimitStage()
})
afterAll(() => stage.world.close())

const places = argumentPlaces(schema)
const named = (...kinds: string[]) =>
  places
    .filter(({ limit }) => limit && kinds.includes(limit.kind))
    .map(place => [`${place.field}: ${place.path}`, place] as const)

/** What leads from the query to a record whose field takes arguments. */
const RECORDS: Record<string, string> = { Case: 'case(id: $file)' }
/** What a manager does not read. */
const OF_COORDINATORS = new Set([
  'Query.accounts',
  'Query.staff',
  'Query.keyFigure',
  'Query.keyFigures',
  'Query.myJobs',
  'Query.reassignment',
])
/** What has to be right beside the argument. */
const BESIDE: Record<string, Record<string, string>> = {
  'Query.keyFigure': { code: 'KF-13', from: '2026-01-01', to: '2026-01-31' },
  'Query.keyFigures': {
    'requests.code': 'KF-13',
    'requests.from': '2026-01-01',
    'requests.to': '2026-01-31',
  },
}

/** Asks the field with the value in its place. */
function sendWith({ field, path }: ArgumentPlace, value: unknown): Promise<Answer> {
  const [type, name] = field.split('.') as [string, string]
  const call = callOf(fieldOf(type, name), {
    ...BESIDE[field],
    [path.replaceAll('.0', '')]: value,
  })
  const record = RECORDS[type]
  const text = `${call.text} { __typename }`
  const client = stage.clients[OF_COORDINATORS.has(field) ? 'anna' : 'eva']
  if (!record) return client.send(`query ${call.declarations} { ${text} }`, call.variables)
  const declarations = call.declarations.replace('(', '($file: UUID!, ')
  const variables = { ...call.variables, file: stage.file.id }
  return client.send(`query ${declarations} { ${record} { ${text} } }`, variables)
}

function fieldOf(type: string, name: string) {
  const found = schema.getType(type)
  if (!isObjectType(found)) throw new Error(`${type} has no fields`)
  return found.getFields()[name]!
}

function codesOf({ type }: ArgumentPlace): string[] {
  const codes = getNamedType(type)
  if (!isEnumType(codes)) throw new Error(`no codes of ${String(type)} are known here`)
  return codes.getValues().map(({ name }) => name)
}

describe.each(named('line', 'lines'))('D7: %s', (_name, place) => {
  const { most } = place.limit as TextLimit

  test('is refused at the argument when it is too long, and taken up to the limit', async () => {
    for (const length of [most + 1, 60_000]) {
      const answer = await sendWith(place, 'x'.repeat(length))
      expect([answer.status, answer.code]).toEqual([200, 'BAD_USER_INPUT'])
      expect(fieldsOf(answer)).toEqual([
        { path: place.path, rule: 'tooLong', message: `at most ${most} characters`, most },
      ])
    }
    const taken = await sendWith(place, 'x'.repeat(most))
    expect(fieldsOf(taken).filter(({ rule }) => rule === 'tooLong')).toEqual([])
  })

  test('is refused at the argument when something in it cannot be seen', async () => {
    for (const text of ['a\u200bb', '\u202eevil', 'a\nb', 'a\u0007', '\u3164'])
      expect(fieldsOf(await sendWith(place, text))).toMatchObject([
        { path: place.path, rule: 'character' },
      ])
  })
})

/** Lists of codes; how many figures may be asked for at once is tried where they are. */
const lists = named('list').filter(([, { type }]) => isEnumType(getNamedType(type)))

describe.each(lists)('D7: %s', (_name, place) => {
  const { most } = place.limit as ListLimit
  const codes = codesOf(place)

  test('is refused at the argument when it is longer than it can be', async () => {
    for (const length of [most + 1, 1_000]) {
      const list = Array.from({ length }, (_, at) => codes[at % codes.length])
      expect(fieldsOf(await sendWith(place, list))).toMatchObject([
        { path: place.path, rule: 'tooMany', most },
      ])
    }
  })

  test('is refused at the argument when it says something twice', async () => {
    expect(fieldsOf(await sendWith(place, [codes[0], codes[0]]))).toMatchObject([
      { path: place.path, rule: 'duplicate' },
    ])
  })

  test('is taken up to the limit', async () => {
    const told = fieldsOf(await sendWith(place, codes.slice(0, most)))
    expect(told.filter(({ rule }) => ['tooMany', 'duplicate'].includes(rule))).toEqual([])
  })
})

describe.each(named('number'))('D7: %s', (_name, place) => {
  const { least, most } = place.limit as NumberLimit

  test('is refused at the argument outside its bounds', async () => {
    for (const value of [least - 1, most + 1, -1, 2 ** 31 - 1])
      expect(fieldsOf(await sendWith(place, value))).toMatchObject([
        { path: place.path, rule: 'range', least, most },
      ])
    for (const value of [least, most]) expect((await sendWith(place, value)).errors).toEqual([])
  })
})
