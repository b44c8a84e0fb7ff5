import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LONGEST_REASON } from '../../backend/src/platform/documents/wish.ts'
import { moduleRows, ofAllModules } from '../access/modules.ts'
import {
  conditionsIn,
  declaredFor,
  heldBy,
  limitedPlaces,
  type Condition,
} from '../support/held-limits.ts'
import { places } from '../support/limit-stage.ts'
import { createWorld, type World } from '../support/world.ts'

const stored = ofAllModules(rows => rows.stored)
const unasked = moduleRows.flatMap(rows => rows.unasked ?? [])
/** Of the platform, which no input of the API writes; why something is exported is asked over HTTP. */
const OWN = [
  'app.outbox.failure ≤ 100 characters',
  `app.audit_entry.reason ≤ ${LONGEST_REASON} characters`,
  'app.audit_entry.row_count ≥ 0',
]

const declared = limitedPlaces(places).flatMap(([name, limit]) => {
  const column = stored[name]
  return column ? declaredFor(column, limit) : []
})

let world: World

beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const held = async (): Promise<string[]> => (await conditionsIn(world)).flatMap(heldBy)
const sorted = (said: Iterable<string>): string[] => [...new Set(said)].sort()

describe('S7: a limit is said once, and the database says the same', () => {
  test('each input field that has one says where it is kept', () => {
    expect(Object.keys(stored).sort()).toEqual(
      limitedPlaces(places)
        .map(([name]) => name)
        .sort(),
    )
  })

  test('what is declared is what is held, number by number, both ways', async () => {
    expect(declared.length).toBeGreaterThan(15)
    expect(sorted(await held())).toEqual(sorted([...declared, ...unasked, ...OWN]))
  })

  test('no limit of the database is in a form that this cannot read', async () => {
    const limits = (await conditionsIn(world)).filter(({ by }) => by === 'limit')
    // which codes there are is data
    const isAmount = ({ name }: Condition) => !/_listed_(new|changed)$/.test(name)
    const unread = limits.filter(limit => isAmount(limit) && heldBy(limit).length === 0)
    expect(sorted(unread.map(({ name }) => name.replace(/_(new|changed)$/, '')))).toEqual([
      'person_arrived_in_life', // compares two columns
    ])
  })

  test('what is new and what changes are held to the same', async () => {
    const limits = (await conditionsIn(world)).filter(({ by }) => by === 'limit')
    const of = (kind: string) => {
      const some = limits.filter(({ name }) => name.endsWith(kind))
      return Object.fromEntries(some.map(each => [each.name.replace(kind, ''), heldBy(each)]))
    }
    expect(of('_new')).toEqual(of('_changed'))
  })

  test('control: a number that differs, and a limit that is missing, are found', async () => {
    const drop = 'drop trigger follow_up_title_length_new on app.follow_up'
    const change = 'drop trigger follow_up_title_length_changed on app.follow_up'
    const again = (most: number) =>
      `select app.limit('app.follow_up', 'follow_up_title_length', '{title}', 'char_length(new.title) <= ${most}')`
    const is = 'app.follow_up.title ≤ 200 characters'
    await world.sql('begin')
    try {
      await world.sql(drop)
      await world.sql(change)
      expect(await held()).not.toContain(is)
      await world.sql(again(201))
      const now = await held()
      expect(now).not.toContain(is)
      expect(now).toContain('app.follow_up.title ≤ 201 characters')
    } finally {
      await world.sql('rollback')
    }
    expect(await held()).toContain(is)
  })
})

test.each<[text: string, held: string[]]>([
  ['CHECK (((minutes >= 1) AND (minutes <= 600)))', ['t.minutes ≥ 1', 't.minutes ≤ 600']],
  ['CHECK ((share > 0))', ['t.share ≥ 1']],
  ['((NOT (char_length(new.title) <= 200)))', ['t.title ≤ 200 characters']],
  ['((NOT (app.within(new.languages, 3, 20))))', ['t.languages ≤ 20 entries']],
  ['CHECK ((cardinality(topics) >= 1))', ['t.topics ≥ 1 entries']],
  ["CHECK ((kind = 'A'::text))", []],
])('control: %s is read', (text, said) => {
  const condition: Pick<Condition, 'table' | 'text'> = { table: 't', text }
  expect(heldBy(condition)).toEqual(said)
})
