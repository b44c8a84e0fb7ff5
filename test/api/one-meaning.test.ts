import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseFile } from '../support/population.ts'
import { recordTalk, talkOf } from '../support/talk.ts'
import { createWorld, type World } from '../support/world.ts'

let world: World
let file: CaseFile
let token: string

beforeAll(async () => {
  world = await createWorld()
  const kreis = await world.kreis('08226')
  file = await kreis.case(await kreis.manager('eva'))
  token = (await world.as('eva')).token
})
afterAll(() => world.close())

const ME = '{"query":"{ me { subject } }"'
const talks = async () => (await world.sql('select from app.consultation')).length

describe('D3: a key that an object has once is refused twice', () => {
  const talk = (minutes: string) =>
    JSON.stringify({
      query: recordTalk('clientMutationId'),
      variables: { input: talkOf(file, { minutes: 10 }) },
    }).replace('"minutes":10', minutes)

  test.each([
    ['query', () => `${ME},"query":"{ tenants { ags } }"}`],
    ['query, the same', () => `${ME},"query":"{ me { subject } }"}`],
    ['query, with spaces and an escape', () => `${ME}\n, "qu\\u0065ry"\t:"{ tenants { ags } }"}`],
    ['extensions', () => `${ME},"extensions":{},"extensions":null}`],
    ['a field of the input', () => talk('"minutes":10,"minutes":500')],
    ['a field of the input, written otherwise', () => talk('"minutes":10,"min\\u0075tes":500')],
    ['a key in a list', () => `${ME},"extensions":{"a":[1,[{"b":[{"b":1}],"c":{"b":2},"b":3}]]}}`],
  ])('%s', async (_name, body) => {
    const before = await talks()
    const answer = await world.send(token, body())
    expect([answer.status, answer.code]).toEqual([400, 'BAD_REQUEST'])
    expect(await talks()).toBe(before)
  })

  test('the same key in several objects, and texts that look like keys, are fine', async () => {
    const text = String.raw`{\"a\":1,\"a\":2} \\`
    const body = `{"query":"query ($a: String!) { search(text: $a) { case { id } } }",
      "extensions":{"a":[{"a":1},{"a":2},"a","a"],"A":{"a":{}}},"variables":{"a":"${text}"}}`
    expect(await world.send(token, body)).toMatchObject({ status: 200, errors: [] })
  })
})
