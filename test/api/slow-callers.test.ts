import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, request as httpRequest } from 'node:http'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createHttp, HTTP_LIMITS } from '../../backend/src/platform/api/http-limits.ts'
import { headOf, openLine } from '../support/wire.ts'
import { createWorld, type World } from '../support/world.ts'

const LIMITS = { request: 600, check: 50, idle: 60_000 }

let world: World
let token: string

beforeAll(async () => {
  world = await createWorld({ limits: LIMITS })
  await (await world.kreis('08226')).manager('eva')
  token = (await world.as('eva')).token
})
afterAll(() => world.close())

const own = () => [
  'host: localhost',
  'content-type: application/json',
  `authorization: Bearer ${token}`,
]

/** Sends a text byte by byte until the other side has had enough; how much of it. */
async function drip(before: string, text: string): Promise<{ sent: number; said: string }> {
  const line = await openLine(world.url)
  line.socket.write(before)
  let sent = 0
  for (; sent < text.length && !line.socket.destroyed; sent++) {
    line.socket.write(text[sent]!)
    await sleep(20)
  }
  await line.closed
  return { sent, said: line.said() }
}

describe('D1: whoever is too slow is cut off at the limit that is meant', () => {
  test.each([
    ['with the body', () => headOf([...own(), 'content-length: 5000']), ' '.repeat(5000)],
    [
      'with a chunked body',
      () => headOf([...own(), 'transfer-encoding: chunked']),
      '1'.repeat(500),
    ],
    ['with the headers', () => 'POST /graphql HTTP/1.1\r\n', `x-slow: ${'a'.repeat(5000)}`],
    ['with the first line', () => '', `POST /${'a'.repeat(5000)}`],
    ['before sign-in', () => headOf(['host: x', 'content-length: 5000']), ' '.repeat(5000)],
  ])('%s', async (_name, before, text) => {
    const { sent, said } = await drip(before(), text)
    expect(sent).toBeLessThan(text.length)
    expect(said).not.toMatch(/^HTTP\/1\.1 (2|5)/)
  })

  test('who sends nothing at all does not keep a connection either', async () => {
    const line = await openLine(world.url)
    await line.closed
    expect(line.said()).not.toMatch(/^HTTP\/1\.1 (2|5)/)
  })

  test('who is slow and still within the limit is answered', async () => {
    const { http } = world.server
    http.requestTimeout = http.headersTimeout = 60_000
    onTestFinished(() => void (http.requestTimeout = http.headersTimeout = LIMITS.request))
    const body = JSON.stringify({ query: '{ me { subject } }' })
    const line = await openLine(world.url)
    line.socket.write(
      headOf([...own(), `content-length: ${body.length}`, 'connection: close']).slice(0, -2),
    )
    await sleep(4 * LIMITS.check)
    line.socket.write('\r\n')
    for (const byte of body) line.socket.write(byte)
    await line.closed
    expect(line.said()).toMatch(/^HTTP\/1\.1 200/)
  })

  test('the product looks every second and cuts at 30, and works for 10', () => {
    const http = createHttp(() => {})
    expect(HTTP_LIMITS).toMatchObject({ request: 30_000, check: 1_000, work: 10_000 })
    expect([http.requestTimeout, http.headersTimeout]).toEqual([30_000, 30_000])
  })
})

describe('D10: a connection that is kept is not closed under a request', () => {
  const seconds = (text: string): number => {
    const [, count, unit = 's'] = /^(\d+)(ms|s|m|h)?$/.exec(text)!
    return Number(count) * { ms: 0.001, s: 1, m: 60, h: 3600 }[unit]!
  }

  test('the server keeps it longer than nginx', () => {
    const folder = new URL('../../infra/nginx/', import.meta.url)
    const texts = readdirSync(folder).map(name => readFileSync(new URL(name, folder), 'utf8'))
    const kept = texts
      .flatMap(text => [...text.matchAll(/^\s*keepalive_timeout\s+(\w+)/gm)])
      .map(([, value]) => seconds(value!))
    expect(kept.length).toBeGreaterThan(0)
    expect(Math.max(...kept) + 5).toBeLessThan(HTTP_LIMITS.idle / 1000)
    expect(createHttp(() => {}).keepAliveTimeout).toBe(HTTP_LIMITS.idle)
  })

  test('under load, with pauses as long as a proxy makes them, no request is reset', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 16 })
    // like a proxy, and unlike Node, it does not go by what the server says about its limit
    Object.assign(agent, { keepSocketAlive: () => true })
    let reused = 0
    const ask = (): Promise<number> =>
      new Promise((resolve, reject) => {
        const request = httpRequest(world.url, {
          agent,
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        })
        request.on('response', response => {
          if (request.reusedSocket) reused++
          response.resume().once('end', () => resolve(response.statusCode!))
        })
        request.on('error', reject).end(JSON.stringify({ query: '{ me { subject } }' }))
      })
    const caller = async (seed: number): Promise<number[]> => {
      const statuses: number[] = []
      for (let at = 0; at < 6; at++) {
        statuses.push(await ask())
        // up to twice as long as a request may take, and far from what a busy machine makes of a connection's limit
        await sleep(((seed * 7 + at * 13) % 10) * (LIMITS.request / 5))
      }
      return statuses
    }
    const answers = (
      await Promise.all(Array.from({ length: 16 }, (_, seed) => caller(seed)))
    ).flat()
    agent.destroy()
    expect(answers).toHaveLength(16 * 6)
    expect(new Set(answers)).toEqual(new Set([200]))
    expect(reused).toBe(16 * 5)
  })
})
