import type { RequestListener } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  audience,
  createTestIssuer,
  signingKey,
  type TestIssuer,
  webClient,
} from '../../../../test/support/identity.ts'
import { createGuard, type Guard, InvalidToken } from './guard.ts'
import { createKeyProvider } from './key-provider.ts'

const second = 1000
const minute = 60 * second
let clock = 0
let realm: TestIssuer
let guard: Guard

beforeEach(async () => {
  clock = Date.now()
  realm = await createTestIssuer(() => clock)
  guard = createGuard({
    issuer: realm.issuer,
    keys: createKeyProvider({ certsUrl: realm.certsUrl, now: () => clock, timeoutMs: 2_000 }),
    audience,
    allowedAzp: [webClient],
    now: () => clock,
  })
})
afterEach(() => realm.close())

test('AUTH-2: 50 parallel first requests fetch the keys once', async () => {
  const tokens = await Promise.all(Array.from({ length: 50 }, () => realm.token()))

  await Promise.all(tokens.map(verify))

  expect(realm.certificateRequests()).toBe(1)
})

test('AUTH-2: unknown key ids ask again only after 30 seconds', async () => {
  await verify(await realm.token())

  clock += 29 * second
  await refused(realm.token({ header: { kid: 'unknown' } }))
  expect(realm.certificateRequests()).toBe(1)

  clock += second
  await refused(realm.token({ header: { kid: 'unknown' } }))
  await refused(realm.token({ header: { kid: 'unknown too' } }))
  expect(realm.certificateRequests()).toBe(2)
})

test('AUTH-2: a rotated key is accepted after the cooldown', async () => {
  await verify(await realm.token())
  realm.publish(realm.key, await signingKey('test-2'))
  clock += 30 * second

  expect(await verify(await realm.token())).not.toBeNull()
})

test('AUTH-2: a new key within 10 seconds is a plain refusal, and nobody else notices', async () => {
  const good = await realm.token()
  await verify(good)
  realm.publish(realm.key, await signingKey('test-2'))
  clock += 10 * second - 1

  await expect(verify(await realm.token())).rejects.toThrow('the realm publishes no such key')
  expect(await verify(good)).not.toBeNull()
})

test('AUTH-2: a withdrawn key is refused after 10 minutes, remembered tokens included', async () => {
  const withdrawn = realm.key
  const token = await realm.token({ claims: { exp: Math.floor(clock / 1000) + 3000 } })
  await verify(token)
  realm.publish(await signingKey('test-2'))

  clock += 10 * minute - 1
  expect(await verify(token)).not.toBeNull()
  clock += 1

  await refused(Promise.resolve(token))
  await refused(realm.token({ key: withdrawn }))
})

const broken: [string, RequestListener][] = [
  ['500', (_, response) => void response.writeHead(500).end('{}')],
  ['HTML with 200', (_, response) => void response.end('<!doctype html><title>Wartung</title>')],
  ['an empty body', (_, response) => void response.end()],
  ['null', (_, response) => void response.end('null')],
  ['an empty set', (_, response) => void response.end('{"keys":[]}')],
  [
    'keys that are none',
    (_, response) => void response.end('{"keys":[null,1,{"kty":"RSA","kid":"test-1","n":"!"}]}'),
  ],
  ['a redirect', (_, response) => void response.writeHead(302, { location: '/elsewhere' }).end()],
  ['a cut connection', request => void request.socket.destroy()],
  ['nothing at all', () => undefined],
  ['a body without end', slowDrip],
  ['a flood', (_, response) => void response.end('x'.repeat(1024 * 1024))],
]

test.each(broken)(
  'AUTH-2: keys answered by %s are a refusal, no crash and no hanging',
  async (_, listener) => {
    realm.answerWith(listener)
    await refused(realm.token())

    realm.answerWith()
    clock += 30 * second

    expect(await verify(await realm.token())).not.toBeNull()
  },
)

const failing = broken.filter(([answer]) =>
  ['500', 'HTML with 200', 'nothing at all', 'a body without end'].includes(answer),
)

test.each(failing)(
  'AUTH-2: after %s the last good set serves for 60 minutes, no longer',
  async (_, listener) => {
    await verify(await realm.token())
    realm.answerWith(listener)

    clock += 59 * minute
    expect(await verify(await realm.token())).not.toBeNull()
    clock += minute

    await refused(realm.token())
  },
)

test('AUTH-2: a failing endpoint is asked after 1, 2, 4 … 30 seconds', async () => {
  realm.answerWith((_, response) => void response.writeHead(500).end())

  for (let passed = 0; passed < 60; passed++) {
    await refused(realm.token())
    await refused(realm.token())
    clock += second
  }

  expect(realm.certificateRequests()).toBe(6)
})

function verify(token: string) {
  return guard.authenticate({ headers: { authorization: `Bearer ${token}` } })
}

async function refused(token: Promise<string>): Promise<void> {
  await expect(verify(await token)).rejects.toThrow(InvalidToken)
}

function slowDrip(_: unknown, response: Parameters<RequestListener>[1]): void {
  response.write('{"keys":[')
  const drip = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(drip))
}
