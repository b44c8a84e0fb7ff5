import { expect, test } from 'vitest'
import type { Actor } from '../../platform/identity/actor.ts'
import { roles, type Role } from '../../platform/identity/roles.ts'
import { accountPolicy, accountsPolicy, grantable, mayLose } from './account.policy.ts'

const actor = (role: Role) => ({ subject: 'me', roles: [role] }) as unknown as Actor
const other = { subject: 'other', state: 'ACTIVE' }

test('coordinators alone manage accounts', () => {
  for (const role of roles) {
    const isCoordinator = role === 'coordinator'
    expect(accountsPolicy.list(actor(role)), role).toBe(isCoordinator)
    expect(accountsPolicy.manage(actor(role)), role).toBe(isCoordinator)
    for (const rule of ['changeRoles', 'disable', 'signOut'] as const)
      expect(accountPolicy[rule](actor(role), other), `${role} ${rule}`).toBe(isCoordinator)
    expect(accountPolicy.enable(actor(role), { ...other, state: 'DISABLED' })).toBe(isCoordinator)
  }
})

test('nobody changes what they may do themselves; ending the own sessions is allowed', () => {
  const me = { subject: 'me', state: 'ACTIVE' }
  expect(accountPolicy.changeRoles(actor('coordinator'), me)).toBe(false)
  expect(accountPolicy.disable(actor('coordinator'), me)).toBe(false)
  expect(accountPolicy.enable(actor('coordinator'), { ...me, state: 'DISABLED' })).toBe(false)
  expect(accountPolicy.signOut(actor('coordinator'), me)).toBe(true)
})

test.each([
  ['INVITED', { changeRoles: false, disable: true, enable: false, signOut: false }],
  ['ACTIVE', { changeRoles: true, disable: true, enable: false, signOut: true }],
  ['DISABLED', { changeRoles: false, disable: false, enable: true, signOut: false }],
])('what can be done with an account that is %s', (state, allowed) => {
  const account = { subject: state === 'INVITED' ? null : 'other', state }
  for (const [rule, wanted] of Object.entries(allowed))
    expect(accountPolicy[rule as 'enable'](actor('coordinator'), account), rule).toBe(wanted)
})

test('functions of the state, of data protection and of the platform are not given in a Kreis', () => {
  expect(grantable).toEqual([
    'integration_manager',
    'team_lead',
    'municipality_officer',
    'funding_officer',
    'coordinator',
  ])
})

test('the last coordinator stays, the last of anything else need not', () => {
  expect(mayLose('coordinator', 0)).toBe(false)
  expect(mayLose('coordinator', 1)).toBe(true)
  expect(mayLose('team_lead', 0)).toBe(true)
})
