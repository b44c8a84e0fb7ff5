import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { once, type ApiClient } from '../support/world.ts'
import { ofKind } from './identifiers.ts'
import { listed, pages, placeOf } from './pages.ts'
import { changeIn, createStage, FOREIGN, loginOf, type Side, type Stage } from './stage.ts'

/** With `$after` where the cursor goes. */
const documentOf = (name: string): string =>
  placeOf(name).type === 'Query'
    ? `query ($after: String) { ${listed(name, 'after: $after')} }`
    : `query ($id: UUID!, $after: String) { case(id: $id) { ${listed(name, 'after: $after')} } }`

const lists = Object.fromEntries(
  Object.entries(pages).map(([name, row]) => [name, { ...row, page: documentOf(name) }]),
)

type List = (typeof lists)[string]

const added = ({ add }: List, side: Side, isColleagues = false): Promise<string> =>
  isColleagues
    ? add(side.kreis, side.colleague, side.theirs)
    : add(side.kreis, side.manager, side.mine)

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
  expect(
    Object.keys(lists)
      .map(name => `${name}.after`)
      .sort(),
  ).toEqual(ofKind('cursor').sort())
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
      const id = await added(list, side, isColleague)
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
    const id = await added(list, own)
    const client = await stage.as(list.who)
    const cursor = await cursorOf(list, id, [client, own.mine.id])
    const strange = Object.values(lists).find(each => each.table !== list.table)!
    const strangers = await cursorOf(strange, await added(strange, own), [
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
