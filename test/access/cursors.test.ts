import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../backend/src/platform/identity/roles.ts'
import { uuidv7 } from '../../backend/src/platform/database/uuidv7.ts'
import { once, type ApiClient } from '../support/world.ts'
import { ofKind } from './identifiers.ts'
import { changeIn, createStage, FOREIGN, loginOf, type Side, type Stage } from './stage.ts'

/** A list, and a record that can be put into it and taken out of it again. */
interface List {
  who: Role
  table: string
  /** The page, with `$after` where the cursor goes. */
  page: string
  /** Puts a record into the list of that side; `colleague` into the one of somebody else there. */
  add: (side: Side, colleague?: boolean) => Promise<string>
}

const ROWS = 'edges { cursor node { id } } pageInfo { hasNextPage endCursor }'

const lists: Record<string, List> = {
  'accounts.after': {
    who: 'coordinator',
    table: 'app.account',
    page: `query ($after: String) { list: accounts(first: 100, after: $after) { ${ROWS} } }`,
    async add({ kreis }) {
      const id = uuidv7()
      await stage.world.insert(kreis.ags, 'app.account', {
        id,
        display_name: 'Ada Anfang',
        email: `${id}@kreis.test`,
        state: 'INVITED',
        invited_role: 'team_lead',
      })
      return id
    },
  },
  'cases.after': {
    who: 'coordinator',
    table: 'app.case_file',
    page: `query ($after: String) { list: cases(first: 100, after: $after) { ${ROWS} count } }`,
    add: async ({ kreis }) => (await kreis.case(null)).id,
  },
  'staff.after': {
    who: 'coordinator',
    table: 'app.integration_manager',
    page: `query ($after: String) { list: staff(first: 100, after: $after) { ${ROWS} } }`,
    async add({ kreis }) {
      const id = uuidv7()
      await stage.world.insert(kreis.ags, 'app.integration_manager', {
        id,
        given_name: 'Ada',
        family_name: 'Anfang',
        gender: 'FEMALE',
        qualification: 'TYPE_A',
        unit: kreis.unit,
        fte_hundredths: 100,
        active_from: '2020-01-01',
      })
      return id
    },
  },
  'followUps.after': {
    who: 'integration_manager',
    table: 'app.follow_up',
    page: `query ($after: String) { list: followUps(first: 100, after: $after) { ${ROWS} } }`,
    add: (side, colleague) =>
      colleague
        ? side.kreis.followUp(side.theirs.id, side.colleague)
        : side.kreis.followUp(side.mine.id, side.manager),
  },
  'Case.consultations.after': {
    who: 'integration_manager',
    table: 'app.consultation',
    page: `query ($id: UUID!, $after: String) { case(id: $id) { list: consultations(first: 100, after: $after) { ${ROWS} } } }`,
    add: (side, colleague) =>
      colleague
        ? side.kreis.talk(side.colleague, { case_file: side.theirs.id })
        : side.kreis.talk(side.manager, { case_file: side.mine.id }),
  },
}

let stage: Stage

beforeAll(async () => {
  stage = await createStage()
})
afterAll(() => stage.world.close())

const colleagueOf = (side: Side): Promise<ApiClient> =>
  stage.world.as(`colleague@${side.kreis.ags}`)

/** The cursor of a record, as whoever may see it gets it. */
async function cursorOf(
  list: List,
  id: string,
  [client, file]: [ApiClient, string],
): Promise<string> {
  const data = await client.get(list.page, { id: file })
  const { edges } = (data['case'] ?? data).list as {
    edges: { cursor: string; node: { id: string } }[]
  }
  return edges.find(({ node }) => node.id === id)!.cursor
}

test('MX-2 the table names every place that takes a cursor', () => {
  expect(Object.keys(lists).sort()).toEqual(ofKind('cursor').sort())
})

describe.each(Object.entries(lists))('MX-2 %s', (_name, list) => {
  const ask = async (after: unknown) =>
    (await stage.as(list.who)).send(list.page, { after, id: stage.own.mine.id })

  test('goes on behind somebody else’s record as behind one that is gone', async () => {
    const { foreign, own } = stage
    const elsewhere = await stage.world.as(loginOf(list.who, FOREIGN))
    const others: [Side, boolean, [ApiClient, string]][] = [
      [foreign, false, [elsewhere, foreign.mine.id]],
    ]
    if (list.who === 'integration_manager')
      others.push([own, true, [await colleagueOf(own), own.theirs.id]])
    for (const [side, isColleague, seenBy] of others) {
      const id = await list.add(side, isColleague)
      const cursor = await cursorOf(list, id, seenBy)
      const there = await ask(cursor)
      await changeIn(stage.world, side.kreis.ags, [`delete from ${list.table} where id = '${id}'`])
      expect(await ask(cursor)).toEqual(there)
      expect(there.errors).toEqual([])
      expect(JSON.stringify(there)).not.toContain(id)
    }
  })

  test('refuses what it did not make for this list, in the same words, whatever it is', async () => {
    const { own } = stage
    const id = await list.add(own)
    const client = await stage.as(list.who)
    const cursor = await cursorOf(list, id, [client, own.mine.id])
    const strange = Object.values(lists).find(each => each.table !== list.table)!
    const strangers = await cursorOf(strange, await strange.add(own), [
      await stage.as(strange.who),
      own.mine.id,
    ])
    const wrong = [
      'x',
      '',
      id,
      strangers,
      `${cursor.slice(0, -2)}${cursor.endsWith('AA') ? 'BB' : 'AA'}`,
      cursor.slice(4),
      Buffer.from(JSON.stringify([once()])).toString('base64url'),
    ]
    const [first, ...rest] = await Promise.all(wrong.map(ask))
    expect(first).toMatchObject({ code: 'BAD_USER_INPUT' })
    for (const answer of rest) expect(answer).toEqual(first)
    expect((await ask(cursor)).errors).toEqual([])
  })
})
