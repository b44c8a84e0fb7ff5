import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readManifest } from '../../backend/src/manifest.ts'
import { computed } from '../support/computed.ts'
import type { Kreis } from '../support/population.ts'
import { createWorld, once, type World } from '../support/world.ts'

type Refusal = readonly [status: number, code: string]

/** One row of the threat table: what is sent, and what a signed-in stranger gets for it. */
interface Payload {
  body?: unknown
  /** Differs from a JSON POST. */
  request?: { method?: string; query?: string; headers?: Record<string, string> }
  refusal: Refusal
  /** `transport` is refused before sign-in, `form` before the allow-list is asked. */
  stage?: 'transport' | 'form'
}

const INVALID: Refusal = [400, 'GRAPHQL_VALIDATION_FAILED']
const WRONG_INPUT: Refusal = [400, 'BAD_USER_INPUT']
const MALFORMED: Refusal = [400, 'BAD_REQUEST']
const TOO_MUCH = WRONG_INPUT
const NOT_FOUND: Refusal = [400, 'PERSISTED_QUERY_NOT_FOUND']

const ME = '{ me { subject } }'
const OPEN = 'mutation ($input: OpenCaseInput!) { openCase(input: $input) { clientMutationId } }'
const CASES = 'query ($filter: CaseFilter) { cases(filter: $filter) { count } }'
const PAGE = 'query ($first: Int!) { cases(first: $first) { count } }'

const times = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ')
const isRaw = (body: unknown): body is string | Buffer<ArrayBuffer> =>
  typeof body === 'string' || Buffer.isBuffer(body)
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const byHash = (text: string) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: sha256(text) } },
})

const nested = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)
const withInput = (extra: string): string =>
  `{"query":${JSON.stringify(OPEN)},"variables":{"input":{"clientMutationId":"${once()}",
    "person":{"givenNames":"O","familyName":"K"},"unit":"INDIVIDUAL","municipality":"08226000",${extra}}}}`

const refusedDocument = (query: string, refusal: Refusal): Payload => ({ body: { query }, refusal })
const refusedForm = (body: unknown, refusal = MALFORMED): Payload => {
  return { body, refusal, stage: 'form' }
}
const foreignType = (type: string, body: unknown): Payload => ({
  body,
  request: { headers: { 'content-type': type } },
  refusal: [415, 'BAD_REQUEST'],
  stage: 'transport',
})
const got = (query: string, headers: Record<string, string> = {}): Payload => ({
  request: { method: 'GET', query, headers: { 'apollo-require-preflight': '1', ...headers } },
  refusal: [405, 'BAD_REQUEST'],
  stage: 'transport',
})
const wrongFilter = (filter: object): Payload => {
  return { body: { query: CASES, variables: { filter } }, refusal: WRONG_INPUT }
}
const foreignKey = (extra: string): Payload => ({ body: withInput(extra), refusal: WRONG_INPUT })

const LEVELS = Array.from({ length: 20 }, (_, level) => level + 1)
const twice = (below: string): string => `followUps{case{...${below}}} assignments{manager{id}}`

const PAYLOADS: Record<string, Payload> = {
  'introspection of the schema': refusedDocument('{ __schema { types { name } } }', INVALID),
  'introspection of a type': refusedDocument('{ __type(name: "Case") { name } }', INVALID),
  'introspection through a fragment': refusedDocument(
    '{ ...F } fragment F on Query { __schema { queryType { name } } }',
    INVALID,
  ),
  'circular introspection': refusedDocument(
    `{ __schema { types { ${'fields { type { '.repeat(10)} name ${'} } '.repeat(10)} } } }`,
    TOO_MUCH,
  ),
  'a wrong field': refusedDocument('{ mee { subject } }', INVALID),
  'a wrong argument': refusedDocument('{ cases(frist: 1) { count } }', INVALID),
  'a wrong type': refusedDocument('query ($a: OpenCaseInputt) { me { subject } }', INVALID),
  'a wrong enum value': refusedDocument('{ cases(orderBy: UPDATED_DES) { count } }', INVALID),
  'a wrong input field': refusedDocument('{ cases(filter: { opne: true }) { count } }', INVALID),
  'a wrong enum value in variables': wrongFilter({ urgency: ['CRISI'] }),
  'a wrong input field in variables': wrongFilter({ opne: true }),
  'GET of a query': got(ME),
  'GET of a mutation': got('mutation { openCase { clientMutationId } }'),
  'GET for a landing page': got('', { accept: 'text/html' }),
  'a urlencoded form': foreignType(
    'application/x-www-form-urlencoded',
    `query=${encodeURIComponent(ME)}`,
  ),
  'plain text': foreignType('text/plain', JSON.stringify({ query: ME })),
  'a multipart form': foreignType(
    'multipart/form-data; boundary=b',
    `--b\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query":"${ME}"}\r\n--b--\r\n`,
  ),
  'a batch of ten': refusedForm(Array.from({ length: 10 }, () => ({ query: ME }))),
  '101 aliases of __typename': refusedDocument(
    `{ ${times(101, index => `a${index}: __typename`)} }`,
    TOO_MUCH,
  ),
  '101 aliased mutations': refusedDocument(
    `mutation { ${times(101, i => `a${i}: completeFollowUp(input: {}) { clientMutationId }`)} }`,
    TOO_MUCH,
  ),
  'two mutations behind a fragment': refusedDocument(
    `mutation { ...F } fragment F on Mutation { ${times(2, i => `a${i}: openCase { clientMutationId }`)} }`,
    TOO_MUCH,
  ),
  '500 times the same field': refusedDocument(`{ ${times(500, () => '__typename')} }`, TOO_MUCH),
  'ten unknown directives': refusedDocument(
    `{ me { subject ${times(10, i => `@unknown${i}`)} } }`,
    INVALID,
  ),
  '60 known directives': refusedDocument(
    `{ me { subject ${times(60, () => '@include(if: true)')} } }`,
    TOO_MUCH,
  ),
  'depth of 12': refusedDocument(
    `{ cases { nodes ${'{ followUps { case '.repeat(5)} { id } ${'} } '.repeat(5)} } }`,
    TOO_MUCH,
  ),
  'a circular fragment': refusedDocument(
    '{ me { ...A } } fragment A on Me { subject ...B } fragment B on Me { ...A }',
    TOO_MUCH,
  ),
  'fragments that double 20 times': refusedDocument(
    `{ cases { nodes { ...F20 } } } fragment F0 on Case { id } ${LEVELS.map(
      level =>
        `fragment F${level} on Case{a:${twice(`F${level - 1}`)} b:${twice(`F${level - 1}`)}}`,
    ).join(' ')}`,
    TOO_MUCH,
  ),
  'a page of 99,999,999': refusedDocument('{ cases(first: 99999999) { count } }', TOO_MUCH),
  'a page of 99,999,999 in variables': {
    body: { query: PAGE, variables: { first: 99_999_999 } },
    refusal: [200, 'BAD_USER_INPUT'],
  },
  '4,000 overlapping fields': refusedDocument(`{ ${times(4000, () => 'me{subject}')} }`, TOO_MUCH),
  'a 2,000-deep variable': refusedForm(
    `{"query":${JSON.stringify(CASES)},"variables":{"filter":${nested(2000)}}}`,
  ),
  'a 2,000-deep variable in UTF-16 behind half a quote': foreignType(
    'application/json; charset=utf-16le',
    Buffer.from(`{"query":"${ME}","variables":{"\u2261":${nested(2000)}}}`, 'utf16le'),
  ),
  'a text of quotes that never ends': refusedForm(`"${'\\"'.repeat(50_000)}`),
  '1 MiB of commas': refusedForm({ query: `{ me { subject ${','.repeat(1 << 20)} } }` }, [
    413,
    'BAD_REQUEST',
  ]),
  'a hash that nobody registered': { body: byHash(ME), refusal: NOT_FOUND },
  'a key beside query': refusedForm({ query: ME, tenantId: '08226' }),
  'a __proto__ beside query': refusedForm('{"query":"{ me { subject } }","__proto__":{"a":1}}'),
  'an input with tenantId (GQL-6)': foreignKey('"tenantId":"08111"'),
  'an input with status (GQL-6)': foreignKey('"status":"CLOSED"'),
  'an input with createdBy (GQL-6)': foreignKey('"createdBy":"eva"'),
  'an input with __proto__ (GQL-6)': foreignKey('"__proto__":{"polluted":true}'),
  'an input with constructor (GQL-6)': foreignKey('"constructor":{"prototype":{"polluted":true}}'),
}

/** Words of the schema, each without its last letter: near enough for any spelling help. */
const NAMES = new Set(
  readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8')
    .replace(/"""[\s\S]*?"""/g, '')
    .match(/\b[A-Za-z_]{4,}\b/g),
)
const WORDS = [...NAMES].map(name => name.slice(0, -1)).filter(word => !NAMES.has(word))

describe.each([
  ['off', false],
  ['on', true],
])('allow-list %s (GQL-1, GQL-2)', (_state, registeredOnly) => {
  let world: World
  let kreis: Kreis
  let token: string

  beforeAll(async () => {
    world = await createWorld({ registeredOnly, hideSchema: true })
    kreis = await world.kreis('08226')
    await kreis.manager('eva')
    token = (await world.as('eva')).token
  })
  afterAll(() => world.close())

  async function attack({ body, request = {} }: Payload, bearer: string | null) {
    const { method = 'POST', query, headers } = request
    const url = query === undefined ? world.url : `${world.url}?query=${encodeURIComponent(query)}`
    const response = await fetch(url, {
      method,
      headers: {
        'content-type': 'application/json',
        ...headers,
        ...(bearer && { authorization: `Bearer ${bearer}` }),
      },
      ...(body !== undefined && { body: isRaw(body) ? body : JSON.stringify(body) }),
    })
    return { status: response.status, text: await response.text() }
  }

  const expectedOf = ({ refusal, stage }: Payload): Refusal =>
    registeredOnly && !stage ? [400, 'PERSISTED_QUERY_ONLY'] : refusal

  /** One error with a code, and nothing that helps to guess further. */
  function expectRefusal({ status, text }: { status: number; text: string }, wanted: Refusal) {
    const answer = JSON.parse(text)
    expect([status, answer.errors?.[0]?.extensions.code]).toEqual(wanted)
    expect(answer.errors).toHaveLength(1)
    expect(answer.data ?? null).toBeNull()
    expect(answer).not.toHaveProperty('extensions')
    expect(text).not.toMatch(/did you mean|stack|OpenCaseInput|CaseFilter|maximum|\d{2,} tokens/i)
  }

  describe.each(Object.entries(PAYLOADS))('%s', (_name, payload) => {
    test('before login', async () => {
      const wanted =
        payload.stage === 'transport' ? payload.refusal : ([401, 'UNAUTHENTICATED'] as const)
      expectRefusal(await attack(payload, null), wanted)
      expectRefusal(await attack(payload, 'x.y.z'), wanted)
    })

    test('after login', async () => {
      const before = process.memoryUsage().rss
      const started = process.cpuUsage()
      expectRefusal(await attack(payload, token), expectedOf(payload))
      expect(process.memoryUsage().rss - before).toBeLessThan(100 << 20)
      expect(computed(started)).toBeLessThan(2000)
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    })
  })

  test('spreads that double 20 times without depth end at once', async () => {
    const started = process.cpuUsage()
    for (const spread of ['...F', '... on Query { ...F']) {
      const close = spread.includes('{') ? ' }' : ''
      const query = `{ ...F20 } fragment F0 on Query { __typename } ${LEVELS.map(
        level =>
          `fragment F${level} on Query { ${times(2, () => `${spread}${level - 1}${close}`)} }`,
      ).join(' ')}`
      const payload = refusedDocument(query, TOO_MUCH)
      expectRefusal(await attack(payload, token), expectedOf(payload))
    }
    expect(computed(started)).toBeLessThan(1000)
  })

  test('a word list recovers no name of the schema (clairvoyance)', async () => {
    const answers = new Set<string>()
    const probe = async (query: string, variables = {}) =>
      answers.add((await attack({ body: { query, variables }, refusal: INVALID }, token)).text)
    for (const word of WORDS) {
      await probe(`{ ${word} }`)
      await probe(`{ cases(${word}: 1) { count } }`)
      await probe(`{ cases(orderBy: ${word}) { count } }`)
      await probe(`query ($a: ${word}) { cases(after: $a) { count } }`)
      await probe(CASES, { filter: { [word]: true } })
    }
    for (const name of NAMES) await probe(`{ ${name} }`)
    const told = [...answers].map(text => JSON.parse(text).errors[0].message as string).join(' ')
    expect([...NAMES].filter(name => new RegExp(`["'\`]${name}["'\`]`).test(told))).toEqual([])
    expect(answers.size).toBe(registeredOnly ? 1 : 2)
  })

  test('a sent text is not registered under its hash (APQ)', async () => {
    const byItsHash: Payload = { body: byHash(ME), refusal: NOT_FOUND }
    await attack({ ...byItsHash, body: { query: ME, ...byHash(ME) } }, token)
    expectRefusal(await attack(byItsHash, token), expectedOf(byItsHash))
  })

  test('a database error tells an id only (RLS-10)', async () => {
    const text = Object.values(readManifest()).find(each => each.startsWith('mutation OpenCase('))!
    const person = { givenNames: 'Olena', familyName: 'Kalyna' }
    const { municipality } = kreis
    const input = { clientMutationId: once(), person, unit: 'INDIVIDUAL', municipality }
    await world.sql('alter table app.person add constraint told_nobody check (false) not valid')
    const answer = await attack(
      { body: { ...byHash(text), variables: { input } }, refusal: MALFORMED },
      token,
    )
    await world.sql('alter table app.person drop constraint told_nobody')

    expectRefusal(answer, [200, 'INTERNAL'])
    expect(answer.text).not.toMatch(/told_nobody|insert|person|constraint|relation|app\.|Kalyna/i)
    const { id } = JSON.parse(answer.text).errors[0].extensions
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(world.log.some(line => line.includes(id) && line.includes('told_nobody'))).toBe(true)
  })

  test('a __proto__ among the variables does nothing (GQL-6), and the server still answers', async () => {
    const text = Object.values(readManifest()).find(each => each.startsWith('query Me '))!
    const { sha256Hash } = byHash(text).extensions.persistedQuery
    const body = `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"${sha256Hash}"}},
      "variables":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}`
    const answer = await world.send(token, body)
    expect(answer.data?.['me']).toBeTruthy()
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})
