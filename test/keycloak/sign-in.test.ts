import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { FormBrowser, nextCode, type Credentials } from './support/forms.ts'
import { makeStrictRealm, PASSWORD, removeStrictRealm, STRICT } from './support/strict-realm.ts'

beforeAll(() =>
  makeStrictRealm({
    staff: ['coordinator'],
    both: ['client', 'integration_manager'],
    guest: ['client'],
    locked: ['client'],
  }),
)
afterAll(removeStrictRealm)

test('KC-7, KC-8: staff set up a factor, show it at each sign-in, and again for level 2', async () => {
  const who = person('staff')
  const first = await browser().signIn(who, { scope: 'openid organization:08226' })

  expect(first.asked).toEqual(['password', 'set up code'])
  expect(first.claims).toMatchObject({ acr: '1', realm_access: { roles: ['coordinator'] } })
  expect(first.claims).not.toHaveProperty('resource_access')

  await nextCode()
  const session = browser()
  const second = await session.signIn(who)
  expect(second.asked).toEqual(['password', 'code'])
  expect(second.claims).toMatchObject({ acr: '1' })

  const switched = await session.signIn(who, { scope: 'openid organization:08111' })
  expect(switched.asked).toEqual([])
  expect(switched.claims).toMatchObject({ organization: { '08111': { id: expect.any(String) } } })

  await nextCode()
  const raised = await session.signIn(who, { acr_values: '2' })
  expect(raised.asked).toEqual(['code'])
  expect(raised.claims).toMatchObject({ acr: '2' })
  expect(await session.signIn(who, { acr_values: '2' })).toMatchObject({ asked: [] })

  await nextCode()
  const atOnce = await browser().signIn(who, { acr_values: '2' })
  expect(atOnce.asked).toEqual(['password', 'code'])
  expect(atOnce.claims).toMatchObject({ acr: '2' })
}, 180_000)

test('KC-7: whoever is staff too needs the factor, whoever is only a client does not', async () => {
  expect((await browser().signIn(person('both'))).asked).toEqual(['password', 'set up code'])
  const guest = await browser().signIn(person('guest'))

  expect(guest.asked).toEqual(['password'])
  expect(guest.claims).toMatchObject({ acr: '1' })
})

test('KC-7: a wrong code ends the sign-in', async () => {
  const who = person('both')
  const refused = await browser().signIn({ ...who, secret: 'somebody else’s' })

  expect(refused.claims).toBeUndefined()
})

test('KC-6: nobody gets a token that outlives the session', async () => {
  expect(await browser().signIn(person('guest'), { scope: 'openid offline_access' })).toEqual({
    asked: [],
    error: 'invalid_scope',
  })
})

test('KC-9: five wrong passwords lock for a while; unknown people are told the same', async () => {
  const wrong = { ...person('locked'), password: 'not-the-password' }
  const known = await browser().signIn(wrong)
  const unknown = await browser().signIn({ ...wrong, login: 'nobody' })
  expect(known.claims).toBeUndefined()
  expect(unknown.asked.map(text => text.replaceAll('nobody', 'locked'))).toEqual(known.asked)

  for (let attempt = 0; attempt < 5; attempt++) await browser().signIn(wrong)
  expect((await browser().signIn(person('locked'))).claims).toBeUndefined()
})

test('KC-5: tokens cannot be had for a password', async () => {
  for (const client of ['digintm-web', 'admin-cli']) {
    const response = await fetch(`${issuer()}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'password',
        client_id: client,
        username: 'guest',
        password: PASSWORD,
      }),
    })
    expect(response.ok, client).toBe(false)
  }
})

const issuer = (): string => `${inject('keycloak').url}/realms/${STRICT}`
const browser = (): FormBrowser => new FormBrowser(issuer(), inject('keycloak').webOrigin)
const person = (login: string): Credentials => ({ login, password: PASSWORD })
