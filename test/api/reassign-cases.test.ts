import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { counts, Handover, seen } from '../support/handover.ts'
import type { Kreis, Manager } from '../support/population.ts'
import { mutationOf } from '../support/mutation.ts'
import {
  createWorld,
  once,
  TODAY,
  type ApiClient,
  type Data,
  type World,
} from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let nina: Manager
/** Of another employer. */
let omar: Manager
let asAnna: ApiClient
let as: Handover

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  nina = await kreis.manager('nina')
  omar = await kreis.manager('omar', { unit: await kreis.employer() })
  await kreis.member('anna', 'coordinator')
  await kreis.member('otto', 'coordinator')
  asAnna = await world.as('anna')
  as = new Handover(world, '08226', asAnna)
})
afterEach(() => as.done())
afterAll(() => world.close())

const PREVIEW = `query ($managerId: UUID!, $cases: [ChosenCaseInput!], $filter: CaseFilter) {
  reassignment(managerId: $managerId, cases: $cases, filter: $filter) {
    total moved toInform from { managerId count } refused { outcome count caseIds } } }`
describe('preview', () => {
  test('R-CASE-4: says how many go, from whom, whose client has to be told, and which are left alone and why', async () => {
    const [mine, hers, theirs, waiting] = [
      await kreis.case(eva),
      await kreis.case(nina),
      await kreis.case(omar, { organisation_unit: await as.employerOf(omar) }),
      await kreis.case(null),
    ]
    const closed = await kreis.case(eva, { status: 'CLOSED', closed_on: '2026-01-31' })
    const stale = await kreis.case(eva, { version: 3 })
    const cases = seen(mine, hers, theirs, waiting, closed, stale)
    const { reassignment } = await asAnna.get(PREVIEW, { managerId: nina.id, cases })
    expect(reassignment).toMatchObject({ total: 6, moved: 3, toInform: 1 })
    expect(new Set(reassignment.from)).toEqual(
      new Set([eva.id, omar.id, null].map(managerId => ({ managerId, count: 1 }))),
    )
    expect(new Set(reassignment.refused)).toEqual(
      new Set([
        { outcome: 'CLOSED', count: 1, caseIds: [closed.id] },
        { outcome: 'ALREADY', count: 1, caseIds: [hers.id] },
        { outcome: 'CHANGED', count: 1, caseIds: [stale.id] },
      ]),
    )
    expect(await as.responsible(mine.id)).toMatchObject({ manager: eva.id, version: 1 })
  })

  test('cases of another Kreis, none, both ways of choosing and somebody who is gone are told at their fields', async () => {
    const other = await world.kreis('08111')
    const foreign = await other.case(await other.manager('tom'))
    const gone = await kreis.manager('gone', { active_until: '2020-12-31' })
    const file = await kreis.case(eva)
    const ask = async (variables: Data) => {
      const { errors } = await asAnna.send(PREVIEW, variables)
      return errors[0]?.extensions.fields?.map(({ path, rule }) => `${path} ${rule}`)
    }
    const managerId = nina.id
    expect(await ask({ managerId, cases: seen(file, foreign) })).toEqual(['cases unknown'])
    expect(await ask({ managerId })).toEqual(['cases required'])
    expect(await ask({ managerId, cases: seen(file), filter: {} })).toEqual(['cases required'])
    expect(await ask({ managerId, cases: seen(file, file) })).toEqual(['cases duplicate'])
    expect(await ask({ managerId, filter: { text: 'Niemand' } })).toEqual(['filter required'])
    expect(await ask({ managerId: gone.id, cases: seen(file) })).toEqual(['managerId employed'])
  })
})

describe('handing over', () => {
  test('R-CASE-4: inside an employer at once, with history, version, trail and news of each case', async () => {
    const files = [await kreis.case(eva), await kreis.case(eva)]
    const job = await as.handedOver({ managerId: nina.id, cases: seen(...files) })
    expect(job).toMatchObject({ kind: 'REASSIGN_CASES', state: 'DONE', total: 2, done: 2 })
    expect(counts(job)).toEqual({ MOVED: 2 })
    for (const { id, person } of files) {
      expect(await as.responsible(id)).toMatchObject({ manager: nina.id, version: 2 })
      expect(await as.history(id)).toEqual([
        { manager: eva.id, from: '2025-02-01', to: TODAY, reason: null },
        { manager: nina.id, from: TODAY, to: null, reason: null },
      ])
      expect(await as.dues(id)).toEqual([])
      expect(
        await world.sql(
          `select subject, role, action, person, changed from app.audit_entry where entity_id = $1`,
          [id],
        ),
      ).toEqual([
        {
          subject: 'anna',
          role: 'coordinator',
          action: 'REASSIGN_CASES',
          person,
          changed: ['organisation_unit', 'manager'],
        },
      ])
      expect(
        await world.sql(
          'select version, subject, changed from app.record_change where record = $1',
          [id],
        ),
      ).toEqual([{ version: 2, subject: 'anna', changed: ['organisationUnit', 'manager'] }])
    }
  })

  test('decision 15: to another employer only with a reason, and the client is to be told until there is a consent', async () => {
    const file = await kreis.case(eva)
    const input = { managerId: omar.id, cases: seen(file) }
    const refused = await as.start({ ...input, reason: '  ' })
    expect(refused.errors[0]?.extensions.fields).toMatchObject([
      { path: 'reason', rule: 'required' },
    ])
    expect(counts(await as.handedOver({ ...input, reason: 'Elternzeit' }))).toEqual({ INFORM: 1 })
    expect(await as.history(file.id)).toMatchObject([
      {},
      { manager: omar.id, reason: 'Elternzeit' },
    ])
    expect((await as.responsible(file.id)).unit).toBe(await as.employerOf(omar))
    const told = { title: 'Klient:in informieren', reason: 'INFORM_CLIENT', assignee: omar.id }
    expect(await as.dues(file.id)).toEqual([{ ...told, status: 'OPEN', due: '2026-03-23' }])

    const asOmar = await world.as('omar')
    const { followUps } = await asOmar.get(
      '{ followUps { nodes { id version can { complete } } } }',
    )
    expect(followUps.nodes).toMatchObject([{ can: { complete: false } }])
    const consent = (version: number, informedOn: string) =>
      asOmar.get(mutationOf('recordConsent'), {
        input: {
          clientMutationId: once(),
          id: file.id,
          version,
          informedOn,
          consentForm: 'WRITTEN',
        },
      })
    await consent(2, '2026-03-10')
    expect(await as.dues(file.id)).toMatchObject([{ status: 'OPEN' }])
    await consent(3, TODAY)
    expect(await as.dues(file.id)).toMatchObject([{ status: 'DONE' }])
  })

  test('what was changed, closed or handed over meanwhile is left alone and counted', async () => {
    const [good, stale, closed] = [
      await kreis.case(eva),
      await kreis.case(eva, { version: 2 }),
      await kreis.case(eva, { status: 'CLOSED', closed_on: '2026-01-31' }),
    ]
    const job = await as.handedOver({ managerId: nina.id, cases: seen(good, stale, closed) })
    expect(counts(job)).toEqual({ MOVED: 1, CHANGED: 1, CLOSED: 1 })
    expect(await as.responsible(stale.id)).toMatchObject({ manager: eva.id, version: 2 })
    expect(await as.responsible(closed.id)).toMatchObject({ manager: eva.id, version: 1 })
  })

  test('all that a filter finds when it starts, as many as the preview said', async () => {
    const lena = await kreis.manager('lena')
    const family_name = 'Filterfund'
    for (let count = 0; count < 3; count++)
      await kreis.case(lena, { person: await kreis.person({ family_name }) })
    const filter = { managerId: lena.id, open: true, text: 'filterf' }
    const { reassignment } = await asAnna.get(PREVIEW, { managerId: nina.id, filter })
    expect(reassignment).toMatchObject({ total: 3, moved: 3, refused: [] })
    const stale = await as.start({ managerId: nina.id, filter, count: 2 })
    expect(stale.errors[0]?.extensions.fields).toMatchObject([{ path: 'count', rule: 'stale' }])
    expect(counts(await as.handedOver({ managerId: nina.id, filter, count: 3 }))).toEqual({
      MOVED: 3,
    })
    const { cases } = await asAnna.get(
      `query ($filter: CaseFilter) { cases(filter: $filter) { count } }`,
      { filter: { managerId: nina.id, text: 'filterfund' } },
    )
    expect(cases.count).toBe(3)
  })

  test('two starts at once: one is refused, whoever asks', async () => {
    const files = [await kreis.case(eva), await kreis.case(eva)]
    const asOtto = await world.as('otto')
    const input = (at: number) => ({ managerId: nina.id, cases: seen(files[at]!) })
    await world.sql(`insert into app.job (tenant, id, kind, state, subject, role, total)
      values ('08226', gen_random_uuid(), 'REASSIGN_CASES', 'RUNNING', 'otto', 'coordinator', 1)`)
    expect((await as.start(input(0))).code).toBe('JOB_RUNNING')
    await world.sql(`delete from app.job where state = 'RUNNING'`)
    const answers = await Promise.all([as.start(input(0)), as.start(input(1), asOtto)])
    const codes = answers.map(({ code }) => code)
    expect(codes.filter(code => code && code !== 'JOB_RUNNING')).toEqual([])
    await as.done()
    const moved = await Promise.all(files.map(({ id }) => as.responsible(id)))
    expect(moved.filter(({ manager }) => manager === nina.id)).toHaveLength(
      codes.filter(code => !code).length,
    )
  })

  test('sent again it is one job', async () => {
    const file = await kreis.case(eva)
    const input = { clientMutationId: once(), managerId: nina.id, cases: seen(file) }
    const [one, two] = [await as.start(input), await as.start(input)]
    expect(two.data!['reassignCases'].job.id).toBe(one.data!['reassignCases'].job.id)
  })
})
