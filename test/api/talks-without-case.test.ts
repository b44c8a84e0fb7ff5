import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Kreis, Manager } from '../support/population.ts'
import { createWorld, once, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let asEva: ApiClient
let asNina: ApiClient
let id: string

const CORRECT = `mutation ($input: CorrectConsultationInput!) { correctConsultation(input: $input) {
  clientMutationId consultation { id minutes version note case { id } can { correct } } } }`
const correct = (client: ApiClient, input: Record<string, unknown>) =>
  client.send(CORRECT, { input: { clientMutationId: once(), id, version: 1, ...input } })
const stored = () => world.sql('select minutes, version from app.consultation where id = $1', [id])

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  await kreis.manager('nina')
  asEva = await world.as('eva')
  asNina = await world.as('nina')
})
beforeEach(async () => {
  id = await kreis.talk(eva, { case_file: null, note: 'Vertraulich.' })
})
afterAll(() => world.close())

test('domain 6.8: whoever held a talk without a case corrects it and reads what became of it', async () => {
  const { data, errors } = await correct(asEva, { minutes: 45 })
  expect(errors).toEqual([])
  expect(data?.['correctConsultation'].consultation).toEqual({
    id,
    minutes: 45,
    version: 2,
    note: 'Vertraulich.',
    case: null,
    can: { correct: true },
  })
  expect(await stored()).toEqual([{ minutes: 45, version: 2 }])
  // AUD-2: nobody is known but the talk, and it is read all the same
  const reads = await world.sql(
    `select action from app.audit_entry where kind = 'READ' and entity_id = $1`,
    [id],
  )
  expect(reads).toEqual([{ action: 'correctConsultation' }])
})

test('MX-2: a colleague’s talk without a case answers as if it did not exist', async () => {
  const foreign = await correct(asNina, { minutes: 45 })
  const missing = await correct(asNina, { id: once(), minutes: 45 })
  expect(foreign.code).toBe('NOT_FOUND')
  expect(foreign.errors).toEqual(missing.errors)
  expect(await stored()).toEqual([{ minutes: null, version: 1 }])
})

test('LOCK-1: a stale correction of it is refused', async () => {
  await correct(asEva, { minutes: 45 })
  const { errors } = await correct(asEva, { minutes: 50 })
  expect(errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', changed: ['minutes'] })
})
