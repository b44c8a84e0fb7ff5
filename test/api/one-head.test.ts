import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuidv7 } from '../../backend/src/platform/database/uuidv7.ts'
import type { Kreis } from '../support/population.ts'
import { createWorld, type World } from '../support/world.ts'

let world: World
let kreis: Kreis

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
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
