import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../../backend/src/platform/database/migrate.ts'
import { uuidv7 } from '../../backend/src/platform/database/uuidv7.ts'
import type { Kreis } from '../support/population.ts'
import { createWorld, type World } from '../support/world.ts'

const MIGRATION = '0041-one-head.sql'

let world: World
let kreis: Kreis
let other: Kreis

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  other = await world.kreis('08111')
})
afterAll(() => world.close())

async function join(household: string, role: string, days: Record<string, string> = {}) {
  const id = uuidv7()
  const person = await kreis.person()
  const member = { id, household, person, role, valid_from: '2025-01-01', ...days }
  await world.insert(kreis.ags, 'app.household_member', member)
  return id
}

const rolesIn = async (household: string) =>
  (
    await world.sql<{ role: string }>(
      "select role from app.household_member where household = $1 order by valid_from, role <> 'HEAD', id",
      [household],
    )
  ).map(({ role }) => role)

test('D7: the database takes no second head while there is one, and one after the other', async () => {
  const household = await kreis.household(await kreis.person())
  await expect(join(household, 'HEAD')).rejects.toMatchObject({ code: '23505' })
  await join(household, 'PARTNER')
  await join(household, 'HEAD', { valid_from: '2024-01-01', valid_to: '2024-12-31' })
  expect(await rolesIn(household)).toEqual(['HEAD', 'HEAD', 'PARTNER'])
})

test('D7: where two heads stand already the earliest stays and the others become further members', async () => {
  await world.sql('drop index app.household_member_one_head')
  await world.sql('delete from platform.migration where name = $1', [MIGRATION])
  const two = await kreis.household(await kreis.person(), [await kreis.person()])
  await join(two, 'HEAD', { valid_from: '2025-03-01' })
  await join(two, 'HEAD', { valid_from: '2025-02-01' })
  await join(two, 'HEAD', { valid_from: '2024-01-01', valid_to: '2024-12-31' })
  const sameDay = await kreis.household(await kreis.person())
  await join(sameDay, 'HEAD')
  const one = await other.household(await other.person(), [await other.person()])

  expect(await migrate(world.urls.migration)).toEqual([MIGRATION])

  expect(await rolesIn(two)).toEqual(['HEAD', 'HEAD', 'CHILD', 'OTHER', 'OTHER'])
  expect(await rolesIn(sameDay)).toEqual(['HEAD', 'OTHER'])
  expect(await rolesIn(one)).toEqual(['HEAD', 'CHILD'])
  await expect(join(sameDay, 'HEAD')).rejects.toMatchObject({ code: '23505' })
})
