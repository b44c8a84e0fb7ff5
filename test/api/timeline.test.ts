import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TenantPool } from '../../backend/src/platform/database/pool.ts'
import type { Statement } from '../../backend/src/platform/database/statement.ts'
import { withoutTenant } from '../support/tenant-predicates.ts'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { createWorld, type ApiClient, type Data, type World } from '../support/world.ts'

const EVENTS = `__typename ... on Consultation { id heldOn } ... on FollowUp { id doneOn }
  ... on CaseAssignment { id role validFrom }`
const TIMELINE = `query ($id: UUID!, $first: Int! = 25, $after: String) { case(id: $id) {
  timeline(first: $first, after: $after) { nodes { ${EVENTS} } pageInfo { hasNextPage endCursor } } } }`

let world: World
let kreis: Kreis
let eva: Manager
let asEva: ApiClient
let file: CaseFile

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  await kreis.manager('tom')
  await kreis.member('anna', 'coordinator')
  asEva = await world.as('eva')
  file = await kreis.case(eva)
  await kreis.talk(eva, { case_file: file.id, held_on: '2026-01-10', note: 'Vertraulich.' })
  await kreis.talk(eva, { case_file: file.id, held_on: '2026-03-10' })
  await kreis.followUp(file.id, eva, { status: 'DONE', done_on: '2026-02-10' })
  await kreis.followUp(file.id, eva, { due_on: '2026-02-11' })
})
afterAll(() => world.close())

const eventsOf = async (id: string, variables: object = {}): Promise<Data> =>
  (await asEva.get(TIMELINE, { id, ...variables }))['case'].timeline as Data

/** Writes down what goes to the database meanwhile. */
async function sentBy(work: () => Promise<unknown>): Promise<string[]> {
  const { read, transaction } = TenantPool.prototype
  const sent: string[] = []
  const note = ({ text }: Statement) => sent.push(text)
  TenantPool.prototype.read = function (tenant, statement) {
    note(statement)
    return read.call(this, tenant, statement) as never
  }
  TenantPool.prototype.transaction = function (tenant, inside) {
    return transaction.call(this, tenant, run =>
      inside(statement => {
        note(statement)
        return run(statement) as never
      }),
    ) as never
  }
  try {
    await work()
    return sent
  } finally {
    Object.assign(TenantPool.prototype, { read, transaction })
  }
}

describe('S11: the timeline of a case', () => {
  test('has what happened, of whatever kind, latest first', async () => {
    expect((await eventsOf(file.id))['nodes']).toMatchObject([
      { __typename: 'Consultation', heldOn: '2026-03-10' },
      { __typename: 'FollowUp', doneOn: '2026-02-10' },
      { __typename: 'Consultation', heldOn: '2026-01-10' },
      { __typename: 'CaseAssignment', role: 'MAIN', validFrom: '2025-02-01' },
    ])
  })

  test('is one statement, which names the tenant at every level', async () => {
    const sent = await sentBy(() => eventsOf(file.id, { first: 2 }))
    expect(sent).toHaveLength(1)
    expect(sent.flatMap(withoutTenant)).toEqual([])
  })

  test('goes on where it ended, through rows of one day and of one id', async () => {
    const day = '2026-02-02'
    const { id } = await kreis.case(eva)
    for (let each = 0; each < 4; each++) {
      const talk = await kreis.talk(eva, { case_file: id, held_on: day })
      // another table may have the same id, by chance or by an import
      await kreis.followUp(id, eva, { id: talk, status: 'DONE', done_on: day })
      await kreis.assignment(id, eva, { valid_from: day })
    }
    const whole = (await eventsOf(id))['nodes'] as Data[]
    expect(whole).toHaveLength(13)
    for (const first of [1, 2, 5]) {
      const walked: Data[] = []
      let page: { hasNextPage: boolean; endCursor: string | null } | undefined
      while (page?.hasNextPage ?? true) {
        const { nodes, pageInfo } = await eventsOf(id, { first, after: page?.endCursor ?? null })
        walked.push(...(nodes as Data[]))
        page = pageInfo
      }
      expect(walked).toEqual(whole)
    }
  })

  test('of which one type alone is asked for still has the others, without a word about them', async () => {
    const { case: found } = await asEva.get(
      'query ($id: UUID!) { case(id: $id) { timeline { nodes { ... on FollowUp { doneOn } } edges { node { ... on CaseEvent { ... on FollowUp { doneOn } } } } } } }',
      { id: file.id },
    )
    const nodes = [{}, { doneOn: '2026-02-10' }, {}, {}]
    expect(found.timeline).toEqual({ nodes, edges: nodes.map(node => ({ node })) })
  })

  test('AUD-2 leaves an entry when notes are read with it, and none when they are not', async () => {
    const entries = () =>
      world.sql<{ person: string }>(
        `select person from app.audit_entry where tenant = '08226' and kind = 'READ' and person = $1`,
        [file.person],
      )
    await eventsOf(file.id)
    expect(await entries()).toHaveLength(0)
    const { case: found } = await asEva.get(
      'query ($id: UUID!) { case(id: $id) { timeline { nodes { ... on Consultation { note } } } } }',
      { id: file.id },
    )
    expect(JSON.stringify(found)).toContain('Vertraulich.')
    expect(await entries()).toHaveLength(1)
  })

  test('R-CASE-5 opens to the manager of the case, to nobody else here, and to nobody elsewhere', async () => {
    const theirs = await world.kreis('08111')
    await theirs.manager('paul')
    for (const login of ['tom', 'paul'])
      expect(await (await world.as(login)).get(TIMELINE, { id: file.id })).toEqual({ case: null })
    const refused = await (await world.as('anna')).send(TIMELINE, { id: file.id })
    expect([refused.code, refused.data]).toEqual(['FORBIDDEN', { case: null }])
  })

  test('goes on behind no row of another list or another Kreis', async () => {
    const other =
      'query ($id: UUID!) { case(id: $id) { consultations(first: 1) { pageInfo { endCursor } } } }'
    const { case: found } = await asEva.get(other, { id: file.id })
    const after = found.consultations.pageInfo.endCursor as string
    expect((await asEva.send(TIMELINE, { id: file.id, after })).code).toBe('BAD_USER_INPUT')
  })
})
