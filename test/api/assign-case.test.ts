import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Kreis, Manager } from '../support/population.ts'
import { createWorld, once, TODAY, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let nina: Manager
let asAnna: ApiClient

const ASSIGN = `mutation ($input: AssignCaseInput!) { assignCase(input: $input) {
  case { id version manager { id } organisationUnit { id } can { assign recordConsultation } } } }`
const assign = (client: ApiClient, caseId: string, managerId: string) =>
  client.send(ASSIGN, { input: { clientMutationId: once(), id: caseId, managerId, version: 1 } })

const history = (caseId: string) =>
  world.sql(
    `select manager, role, valid_from::text as from, valid_to::text as to from app.case_assignment
     where case_file = $1 order by valid_to nulls last`,
    [caseId],
  )

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  nina = await kreis.manager('nina', { unit: await kreis.employer() })
  await kreis.member('anna', 'coordinator')
  asAnna = await world.as('anna')
})
afterAll(() => world.close())

test('R-CASE-4: the former responsibility ends and the new one begins on the same day', async () => {
  const file = await kreis.case(eva)
  const { data } = await assign(asAnna, file.id, nina.id)
  expect(data?.['assignCase'].case).toMatchObject({
    version: 2,
    manager: { id: nina.id },
    can: { assign: true, recordConsultation: false },
  })
  expect(await history(file.id)).toEqual([
    { manager: eva.id, role: 'MAIN', from: '2025-02-01', to: TODAY },
    { manager: nina.id, role: 'MAIN', from: TODAY, to: null },
  ])
  const [row] = await world.sql<{ same: boolean }>(
    'select f.organisation_unit = m.unit same from app.case_file f join app.integration_manager m on m.id = f.manager where f.id = $1',
    [file.id],
  )
  expect(row).toEqual({ same: true })
})

test('R-CASE-5: the file moves with the responsibility at once', async () => {
  const file = await kreis.case(eva)
  const [asEva, asNina] = [await world.as('eva'), await world.as('nina')]
  const sees = async (client: ApiClient) =>
    (await client.get('query ($id: UUID!) { case(id: $id) { id } }', { id: file.id }))['case']
  expect([await sees(asEva), await sees(asNina)]).toEqual([{ id: file.id }, null])
  await assign(asAnna, file.id, nina.id)
  expect([await sees(asEva), await sees(asNina)]).toEqual([null, { id: file.id }])
})

test('an intake gets its first manager', async () => {
  const file = await kreis.case(null)
  const { data } = await assign(asAnna, file.id, eva.id)
  expect(data?.['assignCase'].case.manager).toEqual({ id: eva.id })
  expect(await history(file.id)).toMatchObject([{ manager: eva.id, from: TODAY, to: null }])
})

test('to the same manager changes nothing', async () => {
  const file = await kreis.case(eva)
  const { data } = await assign(asAnna, file.id, eva.id)
  expect(data?.['assignCase'].case.version).toBe(1)
  expect(await history(file.id)).toHaveLength(1)
})

test.each([
  { active_from: '2026-03-17' },
  { active_from: '2020-01-01', active_until: '2026-03-15' },
])('to a manager employed %o is refused', async row => {
  const file = await kreis.case(eva)
  const gone = await kreis.manager(`gone-${once()}`, row)
  const { errors } = await assign(asAnna, file.id, gone.id)
  expect(errors[0]?.extensions.fields).toMatchObject([{ path: 'managerId', rule: 'employed' }])
})

test('to a manager of another Kreis reads like one who does not exist', async () => {
  const file = await kreis.case(eva)
  const other = await world.kreis('08111')
  const foreign = await other.manager('tom')
  const answer = await assign(asAnna, file.id, foreign.id)
  expect(answer.code).toBe('BAD_USER_INPUT')
  expect(answer.errors).toEqual((await assign(asAnna, file.id, once())).errors)
})

test('LOCK-1: on an older version is refused', async () => {
  const file = await kreis.case(eva)
  await assign(asAnna, file.id, nina.id)
  const { errors } = await assign(asAnna, file.id, eva.id)
  expect(errors[0]?.extensions).toEqual({
    code: 'CONFLICT',
    currentVersion: 2,
    changed: ['manager', 'organisationUnit'],
    by: 'anna',
    at: expect.stringMatching(/Z$/),
  })
})

test('a closed case stays where it is, and managers do not assign', async () => {
  const closed = await kreis.case(eva, { status: 'CLOSED', closed_on: '2026-01-31' })
  expect((await assign(asAnna, closed.id, nina.id)).code).toBe('FORBIDDEN')
  const file = await kreis.case(eva)
  expect((await assign(await world.as('eva'), file.id, nina.id)).code).toBe('FORBIDDEN')
})
