import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  audience,
  createTestIssuer,
  type TestIssuer,
  webClient,
} from '../../../../test/support/identity.ts'
import { createGuard, type Guard, InvalidToken } from './guard.ts'
import { createKeyProvider } from './key-provider.ts'

let realm: TestIssuer
let guard: Guard
let good: string

beforeAll(async () => {
  realm = await createTestIssuer()
  guard = createGuard({
    issuer: realm.issuer,
    keys: createKeyProvider(realm),
    audience,
    allowedAzp: [webClient],
  })
  good = await realm.token({ roles: ['integration_manager'], organizations: ['08226'] })
})
afterAll(() => realm.close())

test('AUTH-1: 10,000 mutated tokens never get in and never end the process', async () => {
  const escaped: unknown[] = []
  process.on('unhandledRejection', reason => escaped.push(reason))

  await fc.assert(
    fc.asyncProperty(mutated(), async token => {
      fc.pre(token !== good)
      await expect(verify(token)).rejects.toThrow(InvalidToken)
    }),
    { numRuns: 10_000 },
  )

  expect(escaped).toEqual([])
  expect(await verify(good)).not.toBeNull()
})

function mutated(): fc.Arbitrary<string> {
  const position = fc.nat({ max: 10_000 })
  return fc.oneof(
    fc.tuple(position, fc.nat({ max: 7 })).map(([at, bit]) => flip(good, at, bit)),
    fc
      .tuple(position, fc.string({ unit: 'grapheme', minLength: 1 }))
      .map(([at, text]) => insert(good, at, text)),
    fc.tuple(position, position).map(([from, to]) => cut(good, from, to)),
    fc
      .shuffledSubarray([0, 1, 2, 0, 1, 2])
      .map(order => order.map(index => parts()[index]).join('.')),
    fc.tuple(fc.nat({ max: 1 }), fc.json()).map(([index, json]) => replaced(parts(), index, json)),
    claimChange().map(change => replaced(parts(), 1, changed(parts()[1], change))),
    headerChange().map(change => replaced(parts(), 0, changed(parts()[0], change))),
    fc.base64String().map(signature => [...parts().slice(0, 2), signature].join('.')),
    fc.string({ unit: 'binary' }),
  )
}

function parts(): string[] {
  return good.split('.')
}

function claimChange(): fc.Arbitrary<object> {
  const number = fc.constantFrom(1e308, -1e308, 2 ** 53, Number.MIN_VALUE, 9_999_999_999)
  const names = fc.constantFrom(
    'exp',
    'iat',
    'nbf',
    'sub',
    'aud',
    'azp',
    'realm_access',
    'organization',
    '__proto__',
  )
  return fc.dictionary(names, fc.oneof(number, fc.jsonValue(), fc.string({ unit: 'grapheme' })), {
    minKeys: 1,
  })
}

function headerChange(): fc.Arbitrary<object> {
  const algorithm = fc.constantFrom('none', 'None', 'HS256', 'ES256', 'PS256', 'RS512', '', null, 1)
  return fc.oneof(
    fc.record({ alg: algorithm }),
    fc.record({ kid: fc.oneof(fc.string({ unit: 'grapheme' }), fc.jsonValue()) }),
    fc.record({ crit: fc.jsonValue() }),
  )
}

function changed(part: string | undefined, change: object): string {
  return JSON.stringify({
    ...JSON.parse(Buffer.from(part ?? '', 'base64url').toString()),
    ...change,
    nonce: 1,
  })
}

function replaced(all: string[], index: number, json: string): string {
  return all.with(index, Buffer.from(json).toString('base64url')).join('.')
}

function flip(text: string, at: number, bit: number): string {
  const index = at % text.length
  return (
    text.slice(0, index) +
    String.fromCharCode(text.charCodeAt(index) ^ (1 << bit)) +
    text.slice(index + 1)
  )
}

function insert(text: string, at: number, inserted: string): string {
  const index = at % (text.length + 1)
  return text.slice(0, index) + inserted + text.slice(index)
}

function cut(text: string, from: number, to: number): string {
  return text.slice(0, from % text.length) + text.slice((to % text.length) + 1)
}

function verify(token: string) {
  return guard.authenticate({ headers: { authorization: `Bearer ${token}` } })
}
