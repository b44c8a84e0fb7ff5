import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createSchema } from '../../backend/src/schema.ts'
import { once, type Answer, type ApiClient } from '../support/world.ts'
import { callOf, rootField } from './arguments.ts'
import { kinds, ofKind, probesOf } from './identifiers.ts'
import { takeDenials } from './log.ts'
import { rowFor } from './matrix.ts'
import { moduleRows } from './modules.ts'
import { checksum, createStage, OWN, type Stage } from './stage.ts'

const schema = createSchema()
let stage: Stage
let probes: ReturnType<typeof probesOf>

beforeAll(async () => {
  stage = await createStage()
  const { own, foreign } = stage
  for (const { kreis, colleague } of [own, foreign]) {
    const person = await kreis.person({ family_name: 'Verborgen' })
    await kreis.case(colleague, { person })
  }
  const person = await foreign.kreis.person({ family_name: 'Nebenan' })
  await foreign.kreis.case(foreign.colleague, { person })
  probes = probesOf(stage)
})
// what was started goes on behind the answer, and is not what the next test writes
afterEach(() => stage.world.server.jobs.round(OWN))
afterAll(() => stage.world.close())

/** Asks with `value` in that place, and a new wish each time. */
async function put(
  client: ApiClient,
  { place, given }: Pick<(typeof probes)[number], 'place' | 'given'>,
  value: unknown,
): Promise<Answer> {
  const [name, ...path] = place.split('.')
  const { operation, field } = rootField(schema, name!)
  const values: Record<string, unknown> = { ...given, 'input.clientMutationId': once() }
  values[path.join('.')] = value
  const { text, declarations, variables } = callOf(field, values)
  return client.send(`${operation} ${declarations} { ${text} ${rowFor(name!).asks} }`, variables)
}

/** An empty list and a hint at a wrong input are answers; everything else that brings nothing is written down. */
const isRefusal = ({ code, data }: Answer): boolean =>
  code === 'FORBIDDEN' || code === 'NOT_FOUND' || data?.['case'] === null

test('MX-2 every place that takes an identifier or a text is of a kind, and none is named in vain', () => {
  const unknown = [...kinds].flatMap(([place, kind]) => (kind ? [] : [place]))
  expect(unknown).toEqual([])
  const last = new Set([...kinds.keys()].map(place => place.split('.').at(-1)!))
  const named = moduleRows.flatMap(({ texts = '', keys = '' }) =>
    `${texts} ${keys}`.trim().split(' '),
  )
  expect(named.filter(word => word && !last.has(word))).toEqual([])
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
