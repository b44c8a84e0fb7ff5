import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSchema } from '../../backend/src/schema.ts'
import { once, type Answer, type ApiClient } from '../support/world.ts'
import { callOf, placesOf, rootField } from './arguments.ts'
import { kinds, ofKind, probesOf, type Probe } from './identifiers.ts'
import { takeDenials } from './log.ts'
import { objectTypes } from './rules.ts'
import { checksum, createStage, type Stage } from './stage.ts'

const schema = createSchema()
let stage: Stage
let probes: Probe[]

beforeAll(async () => {
  stage = await createStage()
  const { own, foreign } = stage
  for (const { kreis, colleague } of [own, foreign]) {
    const person = await kreis.person({ family_name: 'Verborgen' })
    await kreis.case(colleague, { person })
  }
  const waiting = [await own.kreis.case(null), await own.kreis.case(null)]
  const due = () => own.kreis.followUp(own.mine.id, own.manager)
  probes = probesOf(stage, {
    waiting: waiting.map(({ id }) => id),
    due: [await due(), await due()],
    colleaguesDue: await own.kreis.followUp(own.mine.id, own.colleague),
  })
})
afterAll(() => stage.world.close())

/** `{ id }` of the record that a field answers with, wherever it is. */
function idsOf(type: unknown): string {
  if (!isObjectType(type)) return ''
  const fields = type.getFields()
  if (fields['id']) return '{ id }'
  const [inner] = Object.values(fields).filter(({ name }) =>
    ['nodes', 'account', 'case', 'consultation', 'followUp', 'total'].includes(name),
  )
  return inner ? `{ ${inner.name} ${idsOf(getNamedType(inner.type))} }` : '{ status }'
}

/** Asks with `value` in that place, and a new wish each time. */
async function put(
  client: ApiClient,
  { place, given }: Pick<Probe, 'place' | 'given'>,
  value: unknown,
): Promise<Answer> {
  const [name, ...path] = place.split('.')
  const { operation, field } = rootField(schema, name!)
  const values: Record<string, unknown> = { ...given, 'input.clientMutationId': once() }
  values[path.join('.')] = value
  const { text, declarations, variables } = callOf(field, values)
  return client.send(
    `${operation} ${declarations} { ${text} ${idsOf(getNamedType(field.type))} }`,
    variables,
  )
}

/** An empty list and a hint at a wrong input are answers; everything else that brings nothing is written down. */
const isRefusal = ({ code, data }: Answer): boolean =>
  code === 'FORBIDDEN' || code === 'NOT_FOUND' || data?.['case'] === null

test('MX-2 the table names every place that takes an identifier or a text', () => {
  const roots = [schema.getQueryType()!, schema.getMutationType()!]
  const placed = (type: GraphQLObjectType): string[] =>
    Object.values(type.getFields()).flatMap(field =>
      placesOf(field)
        .filter(place => ['ID', 'String', 'UUID'].includes(place.type))
        .map(place => `${roots.includes(type) ? '' : `${type.name}.`}${field.name}.${place.path}`),
    )
  expect([...roots, ...objectTypes(schema)].flatMap(placed).sort()).toEqual(
    Object.keys(kinds).sort(),
  )
})

describe.each(ofKind('identifier'))('MX-2 %s', place => {
  const here = () => probes.filter(probe => probe.place === place)
  const isUuid = () => here().every(({ nowhere }) => nowhere === undefined)

  test('hides what is not the caller’s like what does not exist, and changes nothing', async () => {
    expect(here()).not.toEqual([])
    const before = await checksum(stage.world)
    for (const probe of here()) {
      const client = await stage.as(probe.who)
      const nothing = await put(client, probe, probe.nowhere ?? once())
      takeDenials(stage.world)
      for (const value of probe.hidden) {
        expect(await put(client, probe, value), value).toEqual(nothing)
        expect(takeDenials(stage.world), value).toHaveLength(isRefusal(nothing) ? 1 : 0)
      }
    }
    expect(await checksum(stage.world)).toBe(before)
  })

  test('refuses what is malformed by its shape alone, whoever asks', async () => {
    if (!isUuid()) return
    for (const probe of here())
      for (const value of [
        '',
        'x',
        '0190',
        once().slice(1),
        `${once()}0`,
        "' or true --",
        7,
        [1],
      ]) {
        const answer = await put(await stage.as(probe.who), probe, value)
        expect(answer.code, String(value)).toBe('BAD_USER_INPUT')
        expect(answer.data ?? null).toBeNull()
        expect(await put(await stage.as('client'), probe, value)).toEqual(answer)
      }
  })

  test('answers for the caller’s own: the positive control', async () => {
    for (const probe of here()) {
      const client = await stage.as(probe.who)
      const nothing = await put(client, probe, probe.nowhere ?? once())
      const { data, errors } = await put(client, probe, probe.own)
      expect(errors, probe.own).toEqual([])
      expect(data).not.toEqual(nothing.data)
      expect(JSON.stringify(data)).toMatch(/"(id|status)":"/)
    }
  })
})
