import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { mutationOf } from '../support/mutation.ts'
import { createWorld, once, type ApiClient, type World } from '../support/world.ts'

/** Limits of which a row may be that was written before there were any. */
const LIMITS = {
  person: ['person_family_name_length', 'person_languages_length'],
  consultation: [
    'consultation_participants_most',
    'consultation_languages_length',
    'consultation_languages_listed',
  ],
  follow_up: ['follow_up_title_length'],
}
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

  await limits('disable')
  file = await kreis.case(eva, {
    person: await kreis.person({ family_name: LONG, languages: ['de', 'de'] }),
  })
  talk = await kreis.talk(eva, { case_file: file.id, participants: 99, languages: ['Deutsch'] })
  followUp = await kreis.followUp(file.id, eva, { title: LONG })
  await limits('enable')
})
afterAll(() => world.close())

async function limits(turn: 'enable' | 'disable'): Promise<void> {
  for (const [table, names] of Object.entries(LIMITS))
    for (const name of names)
      await world.sql(`alter table app.${table} ${turn} trigger ${name}_new`)
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
