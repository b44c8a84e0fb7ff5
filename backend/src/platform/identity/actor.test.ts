import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Pool } from 'pg'
import { asAdmin, type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { openPool } from '../database/pool.ts'
import { Unauthenticated } from '../ground/errors.ts'
import { type Actors, createActors } from './actor.ts'
import { revoke } from './revocation.ts'
import type { VerifiedToken } from './verified-token.ts'

const second = 1000
const issuer = 'http://localhost:4000/realms/digintm'
let database: FreshDatabase
let platform: Pool
let clock = Date.now()
let actors: Actors
let subject: string

beforeAll(async () => {
  database = await freshDatabase()
  platform = openPool(database.platform)
})
afterAll(async () => {
  await platform.end()
  await database.drop()
})
beforeEach(() => {
  clock = Date.now()
  subject = randomUUID()
  actors = instance()
})

test('a role holds where claim, realm role and membership row all say so', async () => {
  await member('08226', 'coordinator')

  const actor = await actors.actorFor(
    token({ realmRoles: ['coordinator'], organizations: ['08226'] }),
  )

  expect(actor).toMatchObject({
    subject,
    tenant: '08226',
    roles: ['coordinator'],
    isState: false,
    memberships: [
      {
        tenant: '08226',
        tenantName: 'Rhein-Neckar-Kreis',
        tenantKind: 'LANDKREIS',
        role: 'coordinator',
        managerId: null,
      },
    ],
  })
})

test.each<[missing: string, given: Partial<VerifiedToken>, row: string]>([
  ['claim', { realmRoles: ['coordinator'], organizations: ['08436'] }, 'coordinator'],
  ['realm role', { realmRoles: ['integration_manager'], organizations: ['08226'] }, 'coordinator'],
  ['membership row', { realmRoles: ['coordinator'], organizations: ['08226'] }, 'team_lead'],
])('without the %s the role does not hold', async (_, given, row) => {
  await member('08226', row)

  expect((await actors.actorFor(token(given))).roles).toEqual([])
})

test('KC-3: a role granted in one Kreis is refused in another the person belongs to', async () => {
  await member('08226', 'coordinator')
  await member('08436', 'integration_manager')
  const realmRoles = ['coordinator', 'integration_manager']

  const [here, there] = await Promise.all(
    ['08226', '08436'].map(tenant =>
      actors.actorFor(token({ realmRoles, organizations: [tenant] })),
    ),
  )

  expect(here?.roles).toEqual(['coordinator'])
  expect(there?.roles).toEqual(['integration_manager'])
  expect(there?.memberships).toHaveLength(2)
})

test.each([[[]], [['08226', '08436']]])(
  'KC-2: with the organizations %j there is no tenant and no role',
  async organizations => {
    await member('08226', 'coordinator')

    const actor = await actors.actorFor(token({ realmRoles: ['coordinator'], organizations }))

    expect(actor).toMatchObject({ tenant: null, roles: [] })
    expect(actor.memberships).toHaveLength(1)
  },
)

test('the ministry and the Regierungspräsidien are the state', async () => {
  await member('08', 'ministry_analyst')
  await member('083', 'ministry_analyst')
  const realmRoles = ['ministry_analyst']

  const state = await Promise.all(
    ['08', '083'].map(tenant => actors.actorFor(token({ realmRoles, organizations: [tenant] }))),
  )

  expect(state.map(actor => actor.isState)).toEqual([true, true])
})

test('a membership holds from its first to its last day', async () => {
  await member('08226', 'coordinator', ['-1 day', '0 days'])
  await member('08226', 'team_lead', ['1 day', null])
  await member('08226', 'integration_manager', ['-2 days', '-1 day'])
  const realmRoles = ['coordinator', 'team_lead', 'integration_manager']

  const actor = await actors.actorFor(token({ realmRoles, organizations: ['08226'] }))

  expect(actor.roles).toEqual(['coordinator'])
})

test('R-TEN-3: a role is limited to the scopes of its own membership, each of its tenant', async () => {
  const scopes = [
    { kind: 'MUNICIPALITY', id: '08226013' },
    { kind: 'MUNICIPALITY', id: '08226096' },
  ]
  await limit(await member('08226', 'municipality_officer'), ...scopes)
  await member('08226', 'coordinator')
  await limit(await member('08436', 'municipality_officer'), { kind: 'UNIT', id: 'elsewhere' })
  const realmRoles = ['coordinator', 'municipality_officer']

  const actor = await actors.actorFor(token({ realmRoles, organizations: ['08226'] }))

  expect(actor.roles).toEqual(['coordinator', 'municipality_officer'])
  expect(actor.scopes).toEqual(scopes.map(scope => ({ role: 'municipality_officer', ...scope })))
  expect(actor.memberships.every(held => !('scopes' in held))).toBe(true)
})

test('another issuer’s person with the same subject is somebody else', async () => {
  await member('08226', 'coordinator')

  const actor = await actors.actorFor(
    token({
      realmRoles: ['coordinator'],
      organizations: ['08226'],
      issuer: 'https://elsewhere.test/realms/digintm',
    }),
  )

  expect(actor.memberships).toEqual([])
})

test('AUTH-3: a membership taken away ends within 5 seconds, on every instance', async () => {
  await member('08226', 'coordinator')
  const asked = token({ realmRoles: ['coordinator'], organizations: ['08226'] })
  const instances = [actors, instance()]
  await Promise.all(instances.map(one => one.actorFor(asked)))
  await asAdmin(database, 'delete from app.membership where subject = $1', [subject])

  clock += 5 * second
  const after = await Promise.all(instances.map(one => one.actorFor(asked)))

  expect(after.map(actor => actor.roles)).toEqual([[], []])
})

test.each(['SESSION', 'SUBJECT', 'REALM'] as const)(
  'AUTH-3: a revoked %s is refused within 5 seconds, after a restart, and only for earlier tokens',
  async kind => {
    const asked = token({ sessionId: randomUUID(), issuer: `${issuer}-${randomUUID()}` })
    const value = { SESSION: asked.sessionId ?? '', SUBJECT: subject, REALM: asked.issuer }[kind]
    await expect(actors.actorFor(asked)).resolves.toBeDefined()

    await revoke(platform, { kind, value, notBefore: new Date(clock + second) })
    clock += 5 * second

    await expect(actors.actorFor(asked)).rejects.toThrow(Unauthenticated)
    await expect(instance().actorFor(asked)).rejects.toThrow(Unauthenticated)
    await expect(
      actors.actorFor({ ...asked, issuedAt: Math.ceil(clock / 1000) }),
    ).resolves.toBeDefined()
  },
)

test('AUTH-3: a revocation only moves forward', async () => {
  const asked = token({})
  await revoke(platform, { kind: 'SUBJECT', value: subject, notBefore: new Date(clock + second) })

  await revoke(platform, { kind: 'SUBJECT', value: subject, notBefore: new Date(0) })
  const backwards = platform.query(
    `update platform.revocation set not_before = 'epoch' where value = $1`,
    [subject],
  )

  await expect(backwards).rejects.toThrow('only move forward')
  await expect(instance().actorFor(asked)).rejects.toThrow(Unauthenticated)
})

test('within 5 seconds the database is asked once, and a failure is not remembered', async () => {
  let asked = 0
  let failing = true
  const platformPool = {
    query: (...statement: Parameters<typeof platform.query>) => {
      asked++
      return failing ? Promise.reject(new Error('down')) : platform.query(...statement)
    },
  } as unknown as Pool
  const counted = createActors({ platformPool, now: () => clock })

  await expect(counted.actorFor(token({}))).rejects.toThrow('down')
  failing = false
  await Promise.all(Array.from({ length: 20 }, () => counted.actorFor(token({}))))

  expect(asked).toBe(2)
})

function instance(): Actors {
  return createActors({ platformPool: platform, now: () => clock })
}

function token(given: Partial<VerifiedToken>): VerifiedToken {
  return {
    subject,
    sessionId: 'session',
    issuer,
    login: 'ada.beispiel',
    name: 'Ada Beispiel',
    client: 'digintm-web',
    realmRoles: [],
    organizations: [],
    issuedAt: Math.floor(clock / 1000),
    expiresAt: Math.floor(clock / 1000) + 300,
    acr: null,
    authTime: null,
    impersonator: null,
    ...given,
  }
}

/** `days` are relative to today, as PostgreSQL intervals. */
async function member(
  tenant: string,
  role: string,
  [from, to]: [string, string | null] = ['-1 day', null],
) {
  const id = randomUUID()
  await asAdmin(
    database,
    `insert into app.membership (tenant, id, issuer, subject, login, display_name, role, valid_from, valid_to)
     values ($1, $2, $3, $4, 'ada.beispiel', 'Ada Beispiel', $5, today() + $6::interval, today() + $7::interval)`.replaceAll(
      'today()',
      `(now() at time zone 'Europe/Berlin')::date`,
    ),
    [tenant, id, issuer, subject, role, from, to],
  )
  return { tenant, id }
}

async function limit({ tenant, id }: { tenant: string; id: string }, ...scopes: object[]) {
  for (const scope of scopes)
    await asAdmin(
      database,
      'insert into app.membership_scope (tenant, membership, kind, id) values ($1, $2, $3, $4)',
      [tenant, id, ...Object.values(scope)],
    )
}
