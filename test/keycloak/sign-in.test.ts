import { beforeAll, describe, expect, inject, test } from 'vitest'
import { FormBrowser, type Credentials } from './support/forms.ts'
import { asRealmsAdmin } from './support/keycloak.ts'
import { PASSWORD, removeCredential, STRICT, strictRealm } from './support/strict-realm.ts'

beforeAll(strictRealm)

describe('staff', () => {
  test('KC-7: set up a factor, and show it at each sign-in; another Kreis asks for nothing', async () => {
    const who = person('staff')
    const first = await browser().signIn(who, { scope: 'openid organization:08226' })
    expect(first.asked).toEqual(['password', 'set up code'])
    expect(first.claims).toMatchObject({ acr: '1', realm_access: { roles: ['coordinator'] } })
    expect(first.claims).not.toHaveProperty('resource_access')

    const session = browser()
    const second = await session.signIn(who)
    expect(second.asked).toEqual(['password', 'code'])
    expect(second.claims).toMatchObject({ acr: '1' })

    const switched = await session.signIn(who, { scope: 'openid organization:08111' })
    expect(switched.asked).toEqual([])
    expect(switched.claims).toMatchObject({ organization: { '08111': { id: expect.any(String) } } })
  })

  test('KC-8: show it again for level 2 inside a session, once', async () => {
    const who = person('raised')
    const session = browser()
    expect((await session.signIn(who)).claims).toMatchObject({ acr: '1' })

    const raised = await session.signIn(who, { acr_values: '2' })
    expect(raised.asked).toEqual(['code'])
    expect(raised.claims).toMatchObject({ acr: '2' })
    expect(await session.signIn(who, { acr_values: '2' })).toMatchObject({ asked: [] })
  })

  test('KC-8: show it once at a sign-in for level 2', async () => {
    const who = person('at-once')
    await browser().signIn(who)

    const atOnce = await browser().signIn(who, { acr_values: '2' })
    expect(atOnce.asked).toEqual(['password', 'code'])
    expect(atOnce.claims).toMatchObject({ acr: '2' })
  })
})

test('KC-7: whoever is staff too needs the factor, whoever is only a client does not', async () => {
  expect((await browser().signIn(person('both'))).asked).toEqual(['password', 'set up code'])
  const guest = await browser().signIn(person('guest'))

  expect(guest.asked).toEqual(['password'])
  expect(guest.claims).toMatchObject({ acr: '1' })
})

test('KC-7: whoever is invited shows a factor before any function holds, as the session goes on when it does', async () => {
  const { asked, claims } = await browser().signIn(person('invited'))

  expect(asked).toEqual(['password', 'set up code'])
  expect(claims).not.toHaveProperty('realm_access')
  expect(claims).not.toHaveProperty('resource_access')
})

test('KC-7: a wrong code ends the sign-in', async () => {
  const who = person('both')
  const refused = await browser().signIn({ ...who, secret: 'somebody else’s' })

  expect(refused.claims).toBeUndefined()
})

test('KC-7: when the phone is lost its app is taken away, and the next sign-in sets up another', async () => {
  const who = person('lost')
  await browser().signIn(who)
  expect((await browser().signIn({ ...who, secret: 'of no phone' })).claims).toBeUndefined()

  await removeCredential('lost', 'otp')
  const anew = await browser().signIn(who)
  expect(anew.asked).toEqual(['password', 'set up code'])
  expect(anew.claims).toMatchObject({ acr: '1' })
})

test('KC-2: an organization that the person is not in is left out, in a session as at a sign-in', async () => {
  const session = browser()
  await session.signIn(person('open'))
  await leave('open', '08226')

  for (const wishes of [{}, { prompt: 'none' }]) {
    const scope = 'openid organization:08226'
    const { asked, claims } = await session.signIn(person('open'), { scope, ...wishes })
    expect(asked).toEqual([])
    expect(claims).toMatchObject({ preferred_username: 'open', acr: '1' })
    expect(claims).not.toHaveProperty('organization')
  }
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

async function leave(login: string, alias: string): Promise<void> {
  const organizations = await asRealmsAdmin<{ id: string; alias: string }[]>(
    'GET',
    `/${STRICT}/organizations?max=100`,
  )
  const path = `/${STRICT}/organizations/${organizations.find(each => each.alias === alias)?.id}/members`
  const members = await asRealmsAdmin<{ id: string; username: string }[]>('GET', `${path}?max=100`)
  const member = members.find(each => each.username === login)
  await asRealmsAdmin('DELETE', `${path}/${member?.id}`)
}

const issuer = (): string => `${inject('keycloak').url}/realms/${STRICT}`
const browser = (): FormBrowser => new FormBrowser(issuer(), inject('keycloak').webOrigin)
const person = (login: string): Credentials => ({ login, password: PASSWORD })
