import { expect, inject, test } from 'vitest'
import { asAdmin } from './support/keycloak.ts'

test('KC-17: the running realm keeps events for 90 days at least', async () => {
  expect(await asAdmin('GET', '/events/config')).toMatchObject({
    eventsEnabled: true,
    eventsExpiration: 7_776_000,
    adminEventsEnabled: true,
  })
  expect(inject('keycloak').issuer).toMatch(/\/realms\/digintm$/)
})
