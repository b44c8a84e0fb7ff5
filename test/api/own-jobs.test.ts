import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { counts, Handover, seen } from '../support/handover.ts'
import type { Kreis, Manager } from '../support/population.ts'
import { createWorld, TODAY, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let nina: Manager
/** Of another employer. */
let omar: Manager
let as: Handover

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  nina = await kreis.manager('nina')
  omar = await kreis.manager('omar', { unit: await kreis.employer() })
  await kreis.member('anna', 'coordinator')
  await kreis.member('otto', 'coordinator')
  as = new Handover(world, '08226', await world.as('anna'))
})
afterEach(() => as.done())
afterAll(() => world.close())

describe('taking back', () => {
  test('exactly what the job did and nobody has changed since; what it leaves alone it says', async () => {
    const [one, two, waiting, alone] = [
      await kreis.case(eva),
      await kreis.case(eva),
      await kreis.case(null),
      await kreis.case(omar),
    ]
    const cases = seen(one, two, waiting, alone)
    const job = await as.handedOver({ managerId: omar.id, cases, reason: 'Wechsel' })
    expect(counts(job)).toEqual({ INFORM: 2, MOVED: 1, ALREADY: 1 })
    expect(job['can']).toEqual({ cancel: false, undo: true })
    await as.change('assignCase', { id: two.id, version: 2, managerId: nina.id })

    const back = await as.undone(job)
    expect(back).toMatchObject({ state: 'DONE', total: 3, done: 3, undoUntil: null })
    expect(counts(back)).toEqual({ RETURNED: 2, KEPT: 1 })
    expect(await as.job({ id: job['id'] })).toMatchObject({
      state: 'UNDONE',
      can: { cancel: false, undo: false },
    })
    expect(await as.responsible(one.id)).toMatchObject({ manager: eva.id, unit: kreis.unit })
    expect(await as.responsible(two.id)).toMatchObject({ manager: nina.id })
    expect(await as.responsible(waiting.id)).toMatchObject({ manager: null, unit: kreis.unit })
    expect(await as.responsible(alone.id)).toMatchObject({ manager: omar.id, version: 1 })
    expect(await as.dues(one.id)).toMatchObject([{ status: 'CANCELLED' }])
    expect(await as.dues(two.id)).toMatchObject([{ status: 'OPEN' }])
    expect(await as.history(one.id)).toMatchObject([
      { manager: eva.id, to: TODAY },
      { manager: omar.id, from: TODAY, to: TODAY },
      { manager: eva.id, from: TODAY, to: null },
    ])
  })

  test('for a day, and once', async () => {
    const job = await as.handedOver({ managerId: nina.id, cases: seen(await kreis.case(eva)) })
    await world.sql(`update app.job set undo_until = now() where id = $1`, [job['id']])
    expect((await as.change('undoJob', { id: job['id'], version: 1 })).code).toBe('FORBIDDEN')
  })
})

test('S12: a job is shown to whoever started it, and to nobody else', async () => {
  const job = await as.handedOver({ managerId: nina.id, cases: seen(await kreis.case(eva)) })
  const asOtto = await world.as('otto')
  expect(await as.job({ id: job['id'] }, asOtto)).toBeUndefined()
  for (const verb of ['undoJob', 'cancelJob'])
    expect((await as.change(verb, { id: job['id'], version: 1 }, asOtto)).code).toBe('NOT_FOUND')
})

test('S12: a job is forgotten after thirty days, with what it was about', async () => {
  const job = await as.handedOver({ managerId: nina.id, cases: seen(await kreis.case(eva)) })
  await world.sql(`update app.job set ended_at = now() - interval '31 days' where id = $1`, [
    job['id'],
  ])
  await world.sql(`insert into app.outbox (tenant, id, kind, record) values
    ('08226', gen_random_uuid(), 'FORGET_JOBS', gen_random_uuid())`)
  await as.done()
  expect(await world.sql('select from app.job where id = $1', [job['id']])).toEqual([])
  expect(await world.sql('select from app.job_item where job = $1', [job['id']])).toEqual([])
})
