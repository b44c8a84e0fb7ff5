import { afterAll, beforeAll, expect, test } from 'vitest'
import { graphiql } from '../../backend/src/platform/api/graphiql.ts'
import { sendRaw } from '../support/wire.ts'
import { createWorld, type World } from '../support/world.ts'

/** What keycloak-connect's `middleware()` would answer; k_logout and k_push_not_before ask nobody for a token. */
const PATHS = ['/k_logout', '/k_push_not_before', '/k_test', '/k_version', '/logout']
const ME = { query: '{ me { displayName } }' }
let world: World

beforeAll(async () => {
  const sample = { login: 'petra', query: ME.query }
  const mint = async (login: string) => (await world.as(login)).token
  world = await createWorld({ ide: graphiql({ samples: [sample], mint }) })
  const kreis = await world.kreis('08226')
  await kreis.member('petra', 'coordinator')
})
afterAll(() => world.close())

test.each(PATHS.flatMap(path => ['GET', 'POST'].map(method => ({ method, path }))))(
  'AUTH-4: $method $path does not exist',
  async ({ method, path }) => {
    const body = method === 'POST' ? 'eyJhbGciOiJub25lIn0.e30.' : undefined
    const answer = await fetch(at(path), { method, redirect: 'manual', ...(body && { body }) })

    expect(answer.status).toBe(404)
  },
)

test('AUTH-4: auth_callback is a parameter like any other', async () => {
  const { token } = await world.as('petra')
  const ask = (authorization?: string) =>
    fetch(at('/graphql?auth_callback=1&code=x&state=y'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: JSON.stringify(ME),
    })

  expect((await ask()).status).toBe(401)
  expect((await ask(`Bearer ${token}`)).status).toBe(200)
  expect((await fetch(at('/?auth_callback=1&code=x&state=y'))).status).toBe(404)
})

test.each([
  ['no token', null],
  ['a token that is none', 'a.b.c'],
  ['a token of another issuer', 'foreign'],
])('AUTH-4: %s is a refusal, never an anonymous caller', async (_, given) => {
  const claims = { iss: 'https://elsewhere.example/realms/digintm' }
  const token = given === 'foreign' ? await world.issuer.token({ claims }) : given

  for (const query of [ME, { query: '{ __typename }' }]) {
    const { status, code, data } = await world.send(token, query)
    expect([status, code, data ?? null]).toEqual([401, 'UNAUTHENTICATED', null])
  }
})

const NOWHERE = ['/GraphQL', '/graphql/', '/graphql/foo', '/graphql/%E0%A4%A', '/graphql//?a=b']

test.each(NOWHERE.flatMap(path => ['GET', 'POST'].map(method => ({ method, path }))))(
  'D9: $method $path is not where the API is',
  async ({ method, path }) => {
    const { token } = await world.as('petra')
    const answer = await fetch(at(path), {
      method,
      headers: {
        'content-type': 'application/json',
        accept: 'text/html, */*',
        authorization: `Bearer ${token}`,
      },
      ...(method === 'POST' && { body: JSON.stringify(ME) }),
    })

    expect([answer.status, (await answer.json()).errors?.[0].extensions.code]).toEqual([
      404,
      'BAD_REQUEST',
    ])
  },
)

test('AUTH-4: the demo signs nobody in who says how to be signed in, even by nothing', async () => {
  const body = JSON.stringify(ME)
  const own = ['host: localhost', 'content-type: application/json', 'x-demo-login: petra']

  expect((await sendRaw(world.url, own, body)).status).toBe(200)
  for (const authorization of ['', ' ', 'Bearer', 'x'])
    expect(
      (await sendRaw(world.url, [...own, `authorization:${authorization}`], body)).status,
    ).toBe(401)
})

const at = (path: string) => new URL(path, world.url)
