import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type ApiClient, type World } from '../support/world.ts'

let world: World
let asEva: ApiClient

beforeAll(async () => {
  world = await createWorld()
  const kreis = await world.kreis('08226')
  await kreis.case(await kreis.manager('eva'))
  asEva = await world.as('eva')
})
afterAll(() => world.close())

/** What every object has already. */
const NAMES = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__']
/** Compiled, and interpreted. */
const WAYS = [
  ['', ''],
  ['($on: Boolean! = true)', '@include(if: $on)'],
] as const

describe.each(WAYS)('D4: with variables %s', (variables, condition) => {
  test.each(NAMES)('an answer may have a member called %s', async name => {
    const { [name]: me } = await asEva.get(
      `query ${variables} { ${name}: me ${condition} { ${name}: subject } }`,
    )
    expect(Object.entries(me)).toEqual([[name, 'eva']])
    const { cases } = await asEva.get(`query ${variables} { cases ${condition} {
      ${name}: nodes { ${name}: person { ${name}: displayName } consultations(first: 1) { ${name}: nodes { id } } } } }`)
    expect(Object.keys(cases)).toEqual([name])
    expect(Object.keys(cases[name][0])).toEqual([name, 'consultations'])
    expect(Object.keys(cases[name][0][name])).toEqual([name])
  })

  test.each([...NAMES, '__proto__'])('an operation and a fragment may be called %s', async name => {
    const data = await asEva.get(
      `query ${name}${variables} { me ${condition} { ...${name} } } fragment ${name} on Me { subject }`,
    )
    expect(data).toEqual({ me: { subject: 'eva' } })
  })
})

test.each([
  '{ __proto__: me { subject } }',
  '{ me { __proto__: subject displayName } }',
  '{ me { ...F } } fragment F on Me { __proto__: subject }',
])('D4: what would be lost from the answer is refused: %s', async text => {
  const { status, code, errors } = await asEva.send(`query ${text}`)
  expect([status, code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED'])
  expect(errors[0]!.message).toContain('__proto__')
})
