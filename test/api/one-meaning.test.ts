import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseFile } from '../support/population.ts'
import { recordTalk, talkOf } from '../support/talk.ts'
import { headOf, openLine, sendRaw } from '../support/wire.ts'
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

const gzipped = gzipSync(`${ME}}`)
const headers = (...own: string[]) => ['host: localhost', `authorization: Bearer ${token}`, ...own]
const JSON_TYPE = 'content-type: application/json'
const sent = async (body: string | Buffer, ...own: string[]) => {
  const { status, text } = await sendRaw(world.url, headers(...own), body)
  return [status, JSON.parse(text).errors?.[0].extensions.code]
}

describe('D9: the status says what is wrong with the form of a body', () => {
  test.each(['foo', 'x-gzip', 'gzip, gzip', 'compress'])(
    'the content coding %s is one that nobody here knows',
    async coding => {
      const answer = await sent(gzipped, JSON_TYPE, `content-encoding: ${coding}`)
      expect(answer).toEqual([415, 'BAD_REQUEST'])
    },
  )

  test('what is not in the coding that it names is no JSON', async () => {
    for (const coding of ['gzip', 'zstd', 'br'])
      expect(await sent(`${ME}}`, JSON_TYPE, `content-encoding: ${coding}`)).toEqual([
        400,
        'BAD_REQUEST',
      ])
    expect(await sent(gzipped, JSON_TYPE, 'content-encoding: GZIP')).toEqual([200, undefined])
  })

  const inChunks = async (coding: string) => {
    const line = await openLine(world.url)
    const body = `${ME}}`
    const own = headers(JSON_TYPE, `transfer-encoding: ${coding}`, 'connection: close')
    line.socket.write(`${headOf(own)}${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`)
    await line.closed
    return Number(line.said().split(' ')[1])
  }

  test('chunks are taken apart, and no other transfer coding', async () => {
    expect(await inChunks('chunked')).toBe(200)
    expect(await inChunks('Chunked')).toBe(200)
    expect(await inChunks('gzip, chunked')).toBe(501)
    expect(await inChunks('identity, chunked')).toBe(501)
  })

  test.each([
    ['application/json;', 200],
    ['application/json ; ; charset="UTF-8" ;', 200],
    ['application/json; charset="utf-8', 415],
    ['application/json; charset=utf-8"', 415],
    ['application/json; charset=utf-8 charset=utf-8', 415],
    ['application/json-seq', 415],
  ])('content of the type %s is answered with %i', async (type, status) => {
    expect((await sent(`${ME}}`, `content-type: ${type}`))[0]).toBe(status)
  })
})
