import type { RequestHandler } from 'express'
import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

let world: World
let token: string

beforeAll(async () => {
  const page: RequestHandler = (_request, response) => void response.type('html').send('a page')
  const on: RequestHandler = (_request, _response, next) => next()
  world = await createWorld({ ide: { page, assets: on, tokens: on } })
  await (await world.kreis('08226')).manager('eva')
  token = (await world.as('eva')).token
})
afterAll(() => world.close())

interface Request {
  method?: string
  accept?: string
  query?: string
  headers?: Record<string, string>
  body?: unknown
}

const send = ({ method = 'POST', accept, query = '', headers, body }: Request) =>
  fetch(`${world.url}${query}`, {
    method,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      ...(accept && { accept }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })

/** Operations stand in bodies alone: the names that are searched for would stand in every proxy's log (GQL-2). */
const BY_GET = ['5A70', 'D6D5', '6A70']

describe('D9: GraphQL over HTTP, as its working group audits it', () => {
  const audits = serverAudits({
    url: () => world.url,
    fetchFn: (url: string, options: RequestInit = {}) =>
      fetch(url, {
        ...options,
        headers: { ...(options.headers as object), authorization: `Bearer ${token}` },
      }),
  })

  test('there are audits of all three strengths', () => {
    for (const strength of ['MUST', 'SHOULD', 'MAY'])
      expect(audits.some(({ name }) => name.startsWith(strength))).toBe(true)
    expect(audits.length).toBeGreaterThanOrEqual(61)
  })

  test.each(audits.map(({ id, name, fn }) => [id, name, fn] as const))(
    '%s %s',
    async (id, _name, audit) => {
      const result = await audit()
      if (!BY_GET.includes(id)) return expect(result).toMatchObject({ status: 'ok' })
      expect(result).toMatchObject({ status: 'notice', response: { status: 405 } })
    },
  )
})

const JSON_ALONE = 'application/json'
const RESPONSE = 'application/graphql-response+json'

describe('D9: the status says what the form of the answer lets it say', () => {
  const CANNOT_RUN: [name: string, body: object, code: string][] = [
    ['no GraphQL', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ['an empty text', { query: '' }, 'GRAPHQL_PARSE_FAILED'],
    ['a field that is none', { query: '{ mee }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a variable of another type',
      {
        query: 'query ($first: Int!) { cases(first: $first) { count } }',
        variables: { first: 'a' },
      },
      'BAD_USER_INPUT',
    ],
    [
      'a variable that is missing',
      { query: 'query ($id: UUID!) { case(id: $id) { id } }' },
      'BAD_USER_INPUT',
    ],
    [
      'an operation of another name',
      { query: 'query A { me { subject } }', operationName: 'B' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ]
  const FORMS: [accept: string | undefined, type: string, status: number][] = [
    [JSON_ALONE, JSON_ALONE, 200],
    ['application/json; charset=utf-8', JSON_ALONE, 200],
    [`text/html, ${JSON_ALONE}`, JSON_ALONE, 200],
    [RESPONSE, RESPONSE, 400],
    [`${RESPONSE}, ${JSON_ALONE}`, RESPONSE, 400],
    [`${JSON_ALONE};q=0.5, ${RESPONSE}`, RESPONSE, 400],
    ['*/*', JSON_ALONE, 400],
    ['application/*', JSON_ALONE, 400],
    ['APPLICATION/JSON;q=0.5', JSON_ALONE, 200],
    ['application/json-seq, */*', JSON_ALONE, 400],
    ['text/html;of="application/json", */*', JSON_ALONE, 400],
  ]
  const cells = CANNOT_RUN.flatMap(([name, body, code]) =>
    FORMS.map(([accept, type, status]) => ({ name, body, code, accept, type, status })),
  )
  test.each(cells)('$name, accepting $accept, is $status', async cell => {
    const { body, code, accept, type, status } = cell
    const response = await send({ body, ...(accept && { accept }) })
    const answer = (await response.json()) as { errors: { extensions: { code: string } }[] }
    expect(response.headers.get('content-type')?.split(';')[0]).toBe(type)
    expect([response.status, answer.errors[0]?.extensions.code]).toEqual([status, code])
    expect(answer).not.toHaveProperty('data')
  })

  const MALFORMED: [name: string, body: unknown][] = [
    ['no JSON', '{"query'],
    ['nothing', ''],
    ['a list', '[]'],
    ['a text', '"{ me { subject } }"'],
    ['no query', {}],
    ...[0, false, 'text', ['list']].flatMap((wrong): [string, unknown][] => [
      [`extensions ${JSON.stringify(wrong)}`, { query: '{ __typename }', extensions: wrong }],
      [`variables ${JSON.stringify(wrong)}`, { query: '{ __typename }', variables: wrong }],
      [
        `a persisted query ${JSON.stringify(wrong)}`,
        { query: '{ __typename }', extensions: { persistedQuery: wrong } },
      ],
    ]),
    ['a number as query', { query: 1 }],
    ['a key that is none', { query: '{ __typename }', tenant: '08226' }],
  ]
  test.each(MALFORMED)('%s is 400 in either form', async (_name, body) => {
    for (const accept of [JSON_ALONE, RESPONSE]) {
      const response = await send({ body, accept })
      expect(response.status).toBe(400)
      expect(response.headers.get('content-type')).toContain(accept)
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: 'BAD_REQUEST' } }],
      })
    }
  })

  test('extensions that say nothing are no mistake', async () => {
    for (const extensions of [null, {}, { some: 'value' }, { persistedQuery: null }]) {
      const response = await send({
        body: { query: '{ __typename }', extensions },
        accept: RESPONSE,
      })
      expect([response.status, await response.json()]).toEqual([
        200,
        { data: { __typename: 'Query' } },
      ])
    }
  })

  test('what comes back in part or not at all is 200 in either form', async () => {
    for (const accept of [JSON_ALONE, RESPONSE]) {
      const response = await send({ body: { query: '{ staff { nodes { id } } }' }, accept })
      expect([response.status, await response.json()]).toMatchObject([
        200,
        { data: null, errors: [{ extensions: { code: 'FORBIDDEN' } }] },
      ])
    }
  })
})

describe('D9: GET', () => {
  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
    '%s is answered with the one method that there is',
    async method => {
      const query = '?query=%7B__typename%7D'
      for (const accept of [JSON_ALONE, RESPONSE, 'text/html', '*/*']) {
        const response = await send({ method, query, accept })
        expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
      }
    },
  )

  test('a page for developers is for whoever looks at it, and answers no operation', async () => {
    const browser = 'text/html,application/xhtml+xml,*/*;q=0.8'
    const page = await send({ method: 'GET', accept: browser })
    expect([page.status, await page.text()]).toEqual([200, 'a page'])
    for (const [accept, query] of [
      [browser, '?query=%7B__typename%7D'],
      ['*/*', ''],
      [JSON_ALONE, ''],
      [RESPONSE, ''],
    ] as const)
      expect((await send({ method: 'GET', accept, query })).status).toBe(405)
  })

  test('a POST whose operation stands in its address has none', async () => {
    const response = await send({ query: '?query=%7B__typename%7D', body: {} })
    expect(response.status).toBe(400)
  })
})
