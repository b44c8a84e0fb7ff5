import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Kreis } from '../support/population.ts'
import { createWorld, once, type Answer, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let anna: ApiClient

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08111')
  await kreis.member('anna', 'coordinator')
  await kreis.member('arno', 'coordinator')
  anna = await world.as('anna')
})
afterAll(() => world.close())

const SHOWN =
  'account { id state roles version login email can { changeRoles disable enable signOut } }'
const TYPES: Record<string, string> = {
  inviteAccount: 'InviteAccountInput',
  grantRole: 'GrantRoleInput',
  revokeRole: 'RevokeRoleInput',
}

function change(client: ApiClient, field: string, input: Record<string, unknown>): Promise<Answer> {
  const document = `mutation ($input: ${TYPES[field] ?? 'RecordInput'}!) { ${field}(input: $input) { ${SHOWN} } }`
  return client.send(document, { input: { clientMutationId: once(), ...input } })
}

/** The account of somebody, as a coordinator sees it. */
async function accountOf(login: string): Promise<{ id: string; version: number; state: string }> {
  const { accounts } = await anna.get(
    '{ accounts(first: 100) { nodes { id version login state } } }',
  )
  return accounts.nodes.find((each: { login: string }) => each.login === login)
}

const rolesOf = async (login: string): Promise<string[]> =>
  (await (await world.as(login, '08111', { roles: ALL })).get('{ me { roles } }'))['me'].roles
const ALL = ['coordinator', 'team_lead', 'integration_manager', 'municipality_officer']

/** What has been promised for an account since this was asked last. */
const promised = async (id: string): Promise<string[]> =>
  (
    await world.sql<{ kind: string }>('delete from app.outbox where record = $1 returning kind', [
      id,
    ])
  )
    .map(({ kind }) => kind)
    .sort()

const invitation = (email: string) => ({ email, displayName: 'Nora Neu', role: 'TEAM_LEAD' })

describe('invite', () => {
  test('KC-11 promises a mail and gives nothing; the answer holds no link', async () => {
    const { data, errors } = await change(anna, 'inviteAccount', invitation(' Nora@Kreis.TEST '))
    expect(errors).toEqual([])
    const { account } = data!['inviteAccount']
    expect(account).toMatchObject({
      email: 'nora@kreis.test',
      login: null,
      state: 'INVITED',
      roles: ['TEAM_LEAD'],
      can: { changeRoles: false, disable: true, enable: false, signOut: false },
    })
    expect(await promised(account.id)).toEqual(['INVITE'])
    expect(JSON.stringify(data)).not.toMatch(/http|token/)
    const held = await world.sql(`select 1 from app.membership where display_name = 'Nora Neu'`)
    expect(held).toEqual([])
  })

  test('says what is wrong with it', async () => {
    const taken = await kreis.manager('taken')
    await change(anna, 'inviteAccount', invitation('twice@kreis.test'))
    for (const [input, rule] of [
      [invitation('nobody'), 'email'],
      [{ ...invitation('a@kreis.test'), displayName: ' ' }, 'required'],
      [invitation('TWICE@kreis.test'), 'known'],
      [{ ...invitation('b@kreis.test'), role: 'INTEGRATION_MANAGER' }, 'required'],
      [
        { ...invitation('c@kreis.test'), role: 'INTEGRATION_MANAGER', managerId: taken.id },
        'taken',
      ],
      [{ ...invitation('d@kreis.test'), managerId: taken.id }, 'function'],
      [{ ...invitation('e@kreis.test'), managerId: once() }, 'function'],
    ] as const) {
      const { errors, data } = await change(anna, 'inviteAccount', input)
      expect(errors[0]?.extensions.fields).toMatchObject([{ rule }])
      expect(data).toBeFalsy()
    }
  })

  test.each(["o'brien@kreis.test", 'a@xn--mller-kva.de', 'a@müller.de'])(
    'D7: %s can be invited',
    async email => {
      const { data } = await change(anna, 'inviteAccount', invitation(email))
      expect(data!['inviteAccount'].account.email).toBe(email)
    },
  )

  test('offers no function of the state', async () => {
    for (const role of ['MINISTRY_ANALYST', 'PLATFORM_OPERATOR', 'DATA_PROTECTION_OFFICER']) {
      const { code } = await change(anna, 'inviteAccount', { ...invitation('d@kreis.test'), role })
      expect(code, role).toBe('BAD_USER_INPUT')
    }
  })

  test('taken back, it is one no more; invited anew, the mail goes out again', async () => {
    const { data } = await change(anna, 'inviteAccount', invitation('back@kreis.test'))
    const { id, version } = data!['inviteAccount'].account
    expect(await promised(id)).toEqual(['INVITE'])
    const gone = await change(anna, 'disableAccount', { id, version })
    expect(gone.data!['disableAccount'].account.state).toBe('DISABLED')
    const again = await change(anna, 'enableAccount', { id, version: version + 1 })
    expect(again.data!['enableAccount'].account.state).toBe('INVITED')
    expect(await promised(id)).toEqual(['INVITE'])
  })
})

describe('functions', () => {
  test('AUTH-3 one that is granted holds, and one that is taken is gone, with audit and promise', async () => {
    await kreis.member('theo', 'team_lead')
    const { id, version } = await accountOf('theo')
    const given = await change(anna, 'grantRole', { id, version, role: 'MUNICIPALITY_OFFICER' })
    expect(given.data!['grantRole'].account.roles).toEqual(['MUNICIPALITY_OFFICER', 'TEAM_LEAD'])
    expect(await promised(id)).toEqual(['FOLLOW'])
    const taken = await change(anna, 'revokeRole', { id, version: version + 1, role: 'TEAM_LEAD' })
    expect(taken.data!['revokeRole'].account.roles).toEqual(['MUNICIPALITY_OFFICER'])
    expect(await rolesOf('theo')).toEqual(['MUNICIPALITY_OFFICER'])
    expect(await promised(id)).toEqual(['FOLLOW'])
    expect(
      await world.sql(
        `select a.action, a.entity from app.audit_entry a join app.membership m on m.id = a.entity_id
         where m.subject = 'theo' and a.entity = 'Membership' order by a.at`,
      ),
    ).toEqual([
      { action: 'grantRole', entity: 'Membership' },
      { action: 'revokeRole', entity: 'Membership' },
    ])
    const back = await change(anna, 'grantRole', { id, version: version + 2, role: 'TEAM_LEAD' })
    expect(back.data!['grantRole'].account.roles).toEqual(['MUNICIPALITY_OFFICER', 'TEAM_LEAD'])
  })

  test('an integration manager is one of the Kreis', async () => {
    const managerId = await kreis.employee()
    await kreis.member('ines', 'team_lead')
    const input = { ...(await accountOf('ines')), role: 'INTEGRATION_MANAGER', managerId }
    const { id, version, role } = input
    await change(anna, 'grantRole', { id, version, role, managerId })
    const ines = await world.as('ines', '08111', { roles: ALL })
    expect((await ines.get('{ me { manager { id } } }'))['me'].manager).toEqual({ id: managerId })
  })

  test('nobody grants to themselves or takes from themselves', async () => {
    const { id, version } = await accountOf('anna')
    for (const [field, role] of [
      ['grantRole', 'TEAM_LEAD'],
      ['revokeRole', 'COORDINATOR'],
    ] as const) {
      const { code } = await change(anna, field, { id, version, role })
      expect(code, field).toBe('FORBIDDEN')
    }
    expect((await change(anna, 'disableAccount', { id, version })).code).toBe('FORBIDDEN')
  })

  test('LOCK-1 whoever saw an older version is told, and nothing is changed', async () => {
    await kreis.member('lars', 'team_lead')
    const { id, version } = await accountOf('lars')
    await change(anna, 'grantRole', { id, version, role: 'MUNICIPALITY_OFFICER' })
    const { errors } = await change(anna, 'revokeRole', { id, version, role: 'TEAM_LEAD' })
    expect(errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', currentVersion: version + 1 })
    expect(await rolesOf('lars')).toEqual(['MUNICIPALITY_OFFICER', 'TEAM_LEAD'])
  })

  test('two coordinators who take each other’s function at once leave one', async () => {
    const other = await world.kreis('08226')
    await other.member('bea', 'coordinator')
    await other.member('ben', 'coordinator')
    const [bea, ben] = [await world.as('bea'), await world.as('ben')]
    const { accounts } = await bea.get('{ accounts { nodes { id version login } } }')
    const take = (client: ApiClient, login: string) => {
      const { id, version } = accounts.nodes.find((each: { login: string }) => each.login === login)
      return change(client, 'revokeRole', { id, version, role: 'COORDINATOR' })
    }
    const answers = await Promise.all([take(bea, 'ben'), take(ben, 'bea')])
    const refused = answers.filter(({ errors }) => errors.length)
    expect(refused).toHaveLength(1)
    const left = await world.sql(
      `select subject from app.membership where tenant = '08226' and status = 'HELD'`,
    )
    expect(left).toHaveLength(1)
  })
})

describe('closing', () => {
  test('AUTH-3 a disabled account does nothing here, and its functions come back with it', async () => {
    await kreis.member('dora', 'team_lead')
    const { id, version } = await accountOf('dora')
    const { data } = await change(anna, 'disableAccount', { id, version })
    expect(data!['disableAccount'].account).toMatchObject({
      state: 'DISABLED',
      roles: ['TEAM_LEAD'],
      can: { changeRoles: false, disable: false, enable: true, signOut: false },
    })
    expect(await rolesOf('dora')).toEqual([])
    expect(await promised(id)).toEqual(['FOLLOW', 'SIGN_OUT'])
    await change(anna, 'enableAccount', { id, version: version + 1 })
    const held = await world.sql(`select status from app.membership where subject = 'dora'`)
    expect(held).toEqual([{ status: 'HELD' }])
  })

  test('ending all sessions is promised and written down', async () => {
    const { id, version } = await accountOf('arno')
    await change(anna, 'signOutEverywhere', { id, version })
    expect(await promised(id)).toEqual(['SIGN_OUT'])
    const [entry] = await world.sql<{ action: string }>(
      `select action from app.audit_entry where entity_id = $1`,
      [id],
    )
    expect(entry).toEqual({ action: 'signOutEverywhere' })
  })
})

test('KC-8 who has access is changed after a fresh second factor only', async () => {
  const { id, version } = await accountOf('arno')
  const inputs = {
    inviteAccount: invitation('stepup@kreis.test'),
    grantRole: { id, version, role: 'TEAM_LEAD' },
    revokeRole: { id, version, role: 'COORDINATOR' },
    disableAccount: { id, version },
    enableAccount: { id, version },
    signOutEverywhere: { id, version },
  }
  const now = Math.floor(Date.now() / 1000)
  for (const claims of [{ acr: '1' }, { acr: undefined }, { auth_time: now - 700 }])
    for (const [field, input] of Object.entries(inputs)) {
      const { errors } = await change(await world.as('anna', '08111', { claims }), field, input)
      expect(errors, field).toMatchObject([
        { extensions: { code: 'STEP_UP_REQUIRED', acr: '2', maxAge: 600 } },
      ])
    }
  expect(await accountOf('arno')).toMatchObject({ version, state: 'ACTIVE' })
})
