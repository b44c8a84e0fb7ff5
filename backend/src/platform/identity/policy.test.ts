import { expect, test } from 'vitest'
import { buildSchemaSync, Query, Resolver } from 'type-graphql'
import { graphql, printType } from 'graphql'
import { Forbidden } from '../ground/errors.ts'
import { abilitiesOf } from './abilities.ts'
import type { Actor } from './actor.ts'
import { anyOf, authorize, holds, type Rule } from './policy.ts'
import type { Role } from './roles.ts'

const own: Rule<[{ manager: string }]> = (actor, target) => actor.managerId === target.manager
const policy = { read: anyOf<[{ manager: string }]>(holds('coordinator'), own), close: own }

test.each<[roles: Role[], managerId: string | null, allowed: boolean]>([
  [['coordinator'], null, true],
  [['integration_manager', 'coordinator'], 'other', true],
  [['integration_manager'], 'm1', true],
  [['integration_manager'], 'other', false],
  [[], null, false],
])('%s, manager %s, reading a thing of m1: %s', (roles, managerId, allowed) => {
  expect(policy.read(actorWith(roles, managerId), { manager: 'm1' })).toBe(allowed)
})

test('a broken rule is an error with the code FORBIDDEN', () => {
  expect(() => authorize(holds('coordinator'), actorWith(['client']))).toThrow(Forbidden)
  expect(() => authorize(policy.close, actorWith([], 'other'), { manager: 'm1' })).toThrow(
    Forbidden,
  )
  expect(() => authorize(holds('client', 'coordinator'), actorWith(['client']))).not.toThrow()
})

test('abilities are documented fields that follow the rules', async () => {
  const ThingAbilities = abilitiesOf('ThingAbilities', policy, {
    read: 'May read the thing.',
    close: 'May close the thing.',
  })
  class Things {
    can() {
      return new ThingAbilities(actorWith(['coordinator'], 'other'), { manager: 'm1' })
    }
  }
  Query(() => ThingAbilities)(Things.prototype, 'can', {})
  Resolver()(Things)
  const schema = buildSchemaSync({ resolvers: [Things], validate: false })

  const { data } = await graphql({ schema, source: '{ can { read close } }' })

  expect(data).toEqual({ can: { read: true, close: false } })
  expect(printType(schema.getType('ThingAbilities')!))
    .toBe(`"""What the person who asks may do here."""
type ThingAbilities {
  """May read the thing."""
  read: Boolean!

  """May close the thing."""
  close: Boolean!
}`)
})

function actorWith(roles: Role[], managerId: string | null = null): Actor {
  return {
    subject: 's',
    issuer: 'i',
    login: 'ada',
    displayName: 'Ada Beispiel',
    tenant: '08226',
    roles,
    managerId,
    scopes: [],
    memberships: [],
    isState: false,
    acr: null,
    authTime: null,
    impersonator: null,
  }
}
