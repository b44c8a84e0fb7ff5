import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { tryVerb } from '../support/verbs.ts'
import { createWorld, TODAY, type ApiClient, type Data, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let asEva: ApiClient
let file: CaseFile
let household: string
let members: Record<'head' | 'partner' | 'child', string>
let people: string[]

const RECORD = 'version size name members { id role validFrom validTo person { id displayName } }'
const verb = (name: string, input: Record<string, unknown>) =>
  tryVerb(asEva, [name, RECORD], { id: household, version: 1, ...input })
/** Who is what, former members in brackets. */
const places = (record: Data): string[] =>
  record['members']
    .map((each: Data) => [each['id'], each['validTo'] ? `(${each['role']})` : each['role']])
    .sort()
    .map(([id, role]: string[]) => `${nameOf(id!)} ${role}`)
const nameOf = (id: string): string =>
  Object.entries(members).find(([, member]) => member === id)?.[0] ?? 'new'
const client = async (): Promise<string> => {
  const { case: read } = await asEva.get('query ($id: UUID!) { case(id: $id) { person { id } } }', {
    id: file.id,
  })
  return read.person.id
}

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  asEva = await world.as('eva')
})
beforeEach(async () => {
  household = await kreis.household()
  people = [await kreis.person(), await kreis.person(), await kreis.person()]
  members = {
    head: await kreis.relative(household, people[0]!, { role: 'HEAD' }),
    partner: await kreis.relative(household, people[1]!, { role: 'PARTNER' }),
    child: await kreis.relative(household, people[2]!),
  }
  file = await kreis.case(eva, { person: people[0], household, unit: 'FAMILY' })
})
afterAll(() => world.close())

describe('C8: the household', () => {
  test('takes in whoever is born or follows, since a day', async () => {
    const { record } = await verb('addHouseholdMember', {
      person: { givenNames: 'Iwan', familyName: 'Kalyna', birthDate: '2026-03-01' },
      role: 'CHILD',
      validFrom: '2026-03-01',
    })
    expect(record['size']).toBe(4)
    expect(record['members'].at(-1)).toMatchObject({
      role: 'CHILD',
      validFrom: '2026-03-01',
      person: { displayName: 'Iwan Kalyna' },
    })
  })

  test.each([
    ['nobody before birth', { validFrom: '2026-02-28' }, ['validFrom beforeBirth']],
    ['nobody to come', { validFrom: '2026-03-17' }, ['validFrom inFuture']],
    ['no second head', { role: 'HEAD' }, ['role head']],
    ['nobody without a name', { person: { givenNames: ' ' } }, ['person.familyName required']],
  ])('takes in %s', async (_name, input, told) => {
    const person = { familyName: 'Kalyna', birthDate: '2026-03-01' }
    const { problems } = await verb('addHouseholdMember', { person, role: 'CHILD', ...input })
    expect(problems).toEqual(told)
  })

  test('lets somebody go on a day, and takes that back', async () => {
    const { record } = await verb('leaveHousehold', {
      memberId: members.child,
      validTo: '2026-03-01',
    })
    expect(places(record)).toEqual(['head HEAD', 'partner PARTNER', 'child (CHILD)'])
    expect(record['size']).toBe(2)
    const back = await verb('changeHouseholdMember', {
      version: 2,
      memberId: members.child,
      validTo: null,
    })
    expect(places(back.record)).toEqual(['head HEAD', 'partner PARTNER', 'child CHILD'])
  })

  test('has one head: another follows the one who leaves, as client of the case, too', async () => {
    const leave = (newHeadId?: string) =>
      verb('leaveHousehold', { memberId: members.head, newHeadId })
    expect((await leave()).problems).toEqual(['newHeadId headFollows'])
    expect((await leave(members.head)).problems).toEqual(['newHeadId headFollows'])
    expect(await client()).toBe(people[0])
    const { record } = await leave(members.partner)
    expect(places(record)).toEqual(['head (PARTNER)', 'partner HEAD', 'child CHILD'])
    expect(await client()).toBe(people[1])
  })

  test('changes its head without anybody leaving', async () => {
    const { record } = await verb('changeHouseholdMember', {
      memberId: members.partner,
      role: 'HEAD',
    })
    expect(places(record)).toEqual(['head PARTNER', 'partner HEAD', 'child CHILD'])
    expect(await client()).toBe(people[1])
  })

  test.each([
    ['a head is none any more only when another is', { role: 'PARTNER' }, ['role headFollows']],
    ['nor does a head leave alone', { validTo: '2026-03-01' }, ['role headFollows']],
    [
      'nobody leaves before joining',
      { validTo: '2024-12-31' },
      ['role headFollows', 'validTo beforeJoining'],
    ],
  ])('%s', async (_name, input, told) => {
    const { problems } = await verb('changeHouseholdMember', { memberId: members.head, ...input })
    expect(problems.sort()).toEqual(told)
  })

  test('LOCK-1: who joined meanwhile is seen before somebody else joins', async () => {
    await verb('leaveHousehold', { memberId: members.child })
    const { answer } = await verb('renameHousehold', { name: 'Kalyna-Bauer' })
    expect(answer.errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', changed: ['members'] })
  })

  test('goes by another name', async () => {
    expect((await verb('renameHousehold', { name: ' Bauer ' })).record['name']).toBe('Bauer')
  })

  test('begins with a second person: the case becomes a family’s', async () => {
    file = await kreis.case(eva)
    const { record } = await tryVerb(
      asEva,
      [
        'startHousehold',
        'unit version household { size name members { role validFrom person { displayName } } } can { startHousehold }',
      ],
      {
        id: file.id,
        version: 1,
        person: { givenNames: 'Amal', familyName: 'Neu' },
        role: 'PARTNER',
      },
    )
    expect(record).toEqual({
      unit: 'FAMILY',
      version: 2,
      household: {
        size: 2,
        name: 'Kalyna',
        members: [
          { role: 'HEAD', validFrom: '2025-02-01', person: { displayName: 'Olena Kalyna' } },
          { role: 'PARTNER', validFrom: TODAY, person: { displayName: 'Amal Neu' } },
        ],
      },
      can: { startHousehold: false },
    })
  })

  test('R-CASE-5: a colleague’s answers as if there were none', async () => {
    await kreis.manager('nina')
    const { answer } = await tryVerb(await world.as('nina'), ['renameHousehold', 'id'], {
      id: household,
      version: 1,
      name: 'X',
    })
    expect(answer.code).toBe('NOT_FOUND')
  })
})

describe('C22: somebody who is known already', () => {
  const join = (personId: string, input: Record<string, unknown> = {}) =>
    verb('addHouseholdMember', { personId, role: 'PARTNER', ...input })

  test('joins as the same person, since a day', async () => {
    const known = await kreis.person({ given_names: 'Taras', birth_date: '1990-05-01' })
    await kreis.case(eva, { person: known })

    const { record } = await join(known, { validFrom: '2026-03-01' })

    expect(record['members'].at(-1)).toMatchObject({
      role: 'PARTNER',
      validFrom: '2026-03-01',
      person: { id: known, displayName: 'Taras Kalyna' },
    })
    const both = 'query ($id: UUID!) { household: case(id: $id) { household { size } } }'
    expect((await asEva.get(both, { id: file.id }))['household'].household.size).toBe(4)
  })

  test('joins a single client, whose case becomes a family’s', async () => {
    const known = await kreis.person({ given_names: 'Taras' })
    await kreis.case(eva, { person: known })
    const single = await kreis.case(eva)
    const { record } = await tryVerb(
      asEva,
      ['startHousehold', 'unit household { members { role person { id } } }'],
      { id: single.id, version: 1, personId: known, role: 'PARTNER' },
    )
    expect(record['unit']).toBe('FAMILY')
    expect(record['household'].members[1]).toEqual({ role: 'PARTNER', person: { id: known } })
  })

  test('comes back who left', async () => {
    await verb('leaveHousehold', { memberId: members.child, validTo: '2026-01-31' })
    const { record } = await join(people[2]!, { version: 2, role: 'CHILD' })
    expect(record['members'].map((each: Data) => each['validTo'])).toEqual([
      null,
      null,
      '2026-01-31',
      null,
    ])
  })

  test('is nobody whom the caller does not counsel, here or in another Kreis', async () => {
    const nina = await kreis.manager('nora')
    const colleagues = await kreis.person()
    await kreis.case(nina, { person: colleagues })
    const far = await world.kreis('08111')
    const foreign = await far.person()
    await far.case(await far.manager('far'), { person: foreign })

    for (const id of [colleagues, foreign, household, await kreis.person()])
      expect((await join(id)).problems).toEqual(['personId unknown'])
  })

  test.each([
    ['not twice', () => ({ personId: people[1] }), ['personId member']],
    ['not before birth', () => ({ validFrom: '1989-12-31' }), ['validFrom tooOld']],
    ['not as a second head', () => ({ role: 'HEAD' }), ['role head']],
    [
      'or is somebody new, not both',
      () => ({ person: { familyName: 'Neu' } }),
      ['personId invalid'],
    ],
    ['and somebody has to be named', () => ({ personId: null }), ['person required']],
  ])('joins %s', async (_name, input, told) => {
    const known = await kreis.person({ birth_date: '1990-05-01' })
    await kreis.case(eva, { person: known })
    expect((await join(known, input())).problems).toEqual(told)
  })

  test('a single client does not join him- or herself', async () => {
    const person = await kreis.person()
    const single = await kreis.case(eva, { person })
    const { problems } = await tryVerb(asEva, ['startHousehold', 'id'], {
      id: single.id,
      version: 1,
      personId: person,
      role: 'OTHER',
    })
    expect(problems).toEqual(['personId member'])
  })
})
