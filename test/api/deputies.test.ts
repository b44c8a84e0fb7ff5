import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { todayInBerlin } from '../../backend/src/platform/ground/today.ts'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { recordTalk, talkOf } from '../support/talk.ts'
import { createWorld, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let tom: Manager
let asTom: ApiClient
let file: CaseFile

const FILE = 'query ($id: UUID!) { case(id: $id) { id can { recordConsultation } } }'
/** Days from the database's today, which decides who stands in. */
function day(offset: number): string {
  // whole days: one in which the clocks change is shorter or longer
  const date = new Date(todayInBerlin())
  date.setUTCDate(date.getUTCDate() + offset)
  return date.toISOString().slice(0, 10)
}

const record = () => asTom.send(recordTalk('consultation { id }'), { input: talkOf(file) })

async function deputise(from: number, to: number | null): Promise<void> {
  file = await kreis.case(eva)
  await kreis.assignment(file.id, tom, {
    valid_from: day(from),
    valid_to: to === null ? null : day(to),
  })
}

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  tom = await kreis.manager('tom')
  asTom = await world.as('tom')
})
afterAll(() => world.close())

describe('R-CASE-4, R-CASE-5: a deputy counts', () => {
  test.each<[string, number, number | null]>([
    ['without an end', -3, null],
    ['on the first day', 0, 5],
    ['on the last day', -5, 0],
  ])('%s', async (_name, from, to) => {
    await deputise(from, to)
    expect(await asTom.get(FILE, { id: file.id })).toEqual({
      case: { id: file.id, can: { recordConsultation: true } },
    })
    expect((await record()).errors).toEqual([])
  })

  test.each<[string, number, number | null]>([
    ['before the first day', 1, null],
    ['before the first day of a period', 2, 9],
    ['after the last day', -9, -1],
  ])('not %s', async (_name, from, to) => {
    await deputise(from, to)
    expect(await asTom.get(FILE, { id: file.id })).toEqual({ case: null })
    expect((await record()).code).toBe('NOT_FOUND')
    expect(await world.sql('select from app.consultation where case_file = $1', [file.id])).toEqual(
      [],
    )
    const { cases } = await asTom.get('{ cases(first: 100) { nodes { id } } }')
    expect(cases.nodes).not.toContainEqual({ id: file.id })
  })
})
