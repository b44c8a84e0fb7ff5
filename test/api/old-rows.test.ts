import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../../backend/src/platform/database/migrate.ts'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { mutationOf } from '../support/mutation.ts'
import { createWorld, once, type ApiClient, type World } from '../support/world.ts'

const LIMITS = '0040-limits.sql'
const OF_WHAT_IS_WRITTEN = '0042-limits-of-what-is-written.sql'
const LONG = 'Langname'.repeat(40)

let world: World
let kreis: Kreis
let eva: Manager
let asEva: ApiClient
let file: CaseFile
let talk: string
let followUp: string

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  asEva = await world.as('eva')

  await beforeLimits()
  file = await kreis.case(eva, {
    person: await kreis.person({ family_name: LONG, languages: ['de', 'de'] }),
  })
  talk = await kreis.talk(eva, { case_file: file.id, participants: 99, languages: ['Deutsch'] })
  followUp = await kreis.followUp(file.id, eva, { title: LONG })
  expect(await migrate(world.urls.migration)).toEqual([LIMITS, OF_WHAT_IS_WRITTEN])
})
afterAll(() => world.close())

/** The database as it was when nothing limited what stands in it. */
async function beforeLimits(): Promise<void> {
  await world.sql('drop function app.refuse_beyond_limit, app.limit, app.within cascade')
  await world.sql('delete from platform.migration where name = any ($1)', [
    [LIMITS, OF_WHAT_IS_WRITTEN],
  ])
}

const update = (table: string, column: string, value: unknown) =>
  world.sql(`update app.${table} set ${column} = $1`, [value])
const change = (name: string, input: object) =>
  asEva.send(mutationOf(name), { input: { clientMutationId: once(), ...input } })

test('D7: what stood there before the limits keeps nobody from changing the rest', async () => {
  await update('person', 'phone', '0711 1')
  const corrected = { id: talk, version: 1, minutes: 12 }
  const done = { id: followUp, version: 1 }
  const answers = [
    await change('correctConsultation', corrected),
    await change('completeFollowUp', done),
  ]
  expect(answers.flatMap(({ errors }) => errors)).toEqual([])
})

test('D7: nor is it touched when it is written again as it is', async () => {
  await update('person', 'family_name', LONG)
  await update('person', 'languages', ['de', 'de'])
})

test('D7: what is beyond a limit is not written anew', async () => {
  const refused = { code: '23514', table: 'person', constraint: 'person_family_name_length' }
  await expect(update('person', 'family_name', `${LONG}x`)).rejects.toMatchObject(refused)
  await expect(kreis.person({ family_name: LONG })).rejects.toMatchObject(refused)
  await expect(update('consultation', 'participants', 98)).rejects.toMatchObject({
    constraint: 'consultation_participants_most',
  })
  await update('consultation', 'participants', 30)
})
