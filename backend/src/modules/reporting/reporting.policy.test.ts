import { expect, test } from 'vitest'
import type { Actor } from '../../platform/identity/actor.ts'
import type { Role } from '../../platform/identity/roles.ts'
import { reportingPolicy } from './reporting.policy.ts'

const actor = (role: Role, isState: boolean): Actor => ({
  subject: 's',
  issuer: 'i',
  login: 'l',
  displayName: 'd',
  tenant: isState ? '08' : '08226',
  roles: [role],
  managerId: null,
  scopes: [],
  memberships: [],
  isState,
  acr: null,
  authTime: null,
  impersonator: null,
})

interface Expected {
  role: Role
  isState: boolean
  state: boolean
  own: boolean
}

test.each<Expected>([
  { role: 'ministry_analyst', isState: true, state: true, own: false },
  { role: 'statistics_steward', isState: true, state: true, own: false },
  { role: 'ministry_analyst', isState: false, state: false, own: false },
  { role: 'statistics_steward', isState: false, state: false, own: false },
  { role: 'coordinator', isState: false, state: false, own: true },
  { role: 'integration_manager', isState: false, state: false, own: false },
])('$role, in the state $isState: state figures $state, own figures $own', expected => {
  const asking = actor(expected.role, expected.isState)
  expect(reportingPolicy.readState(asking)).toBe(expected.state)
  expect(reportingPolicy.readOwn(asking)).toBe(expected.own)
  expect(reportingPolicy.list(asking)).toBe(expected.state || expected.own)
})
