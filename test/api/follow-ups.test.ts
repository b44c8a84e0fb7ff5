import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { createWorld, once, TODAY, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let nina: Manager
let asEva: ApiClient
let file: CaseFile

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  nina = await kreis.manager('nina')
  await kreis.member('anna', 'coordinator')
  asEva = await world.as('eva')
  file = await kreis.case(eva)
  await kreis.followUp(file.id, eva, { title: 'später', due_on: '2026-04-01' })
  await kreis.followUp(file.id, eva, { title: 'heute', due_on: TODAY })
  await kreis.followUp(file.id, eva, { title: 'verschoben', due_on: TODAY, status: 'SNOOZED' })
  await kreis.followUp(file.id, eva, {
    title: 'fertig',
    due_on: '2026-01-01',
    status: 'DONE',
    done_on: TODAY,
  })
  await kreis.followUp(file.id, nina, { title: 'Ninas', due_on: TODAY })
})
afterAll(() => world.close())

describe('followUps', () => {
  const titles = async (filter?: Record<string, unknown>): Promise<string[]> => {
    const { followUps } = await asEva.get(
      'query ($filter: FollowUpFilter) { followUps(filter: $filter) { nodes { title } } }',
      { filter },
    )
    return followUps.nodes.map(({ title }: { title: string }) => title)
  }

  test('are the caller’s open and snoozed ones by due day', async () => {
    expect(await titles()).toEqual(['heute', 'verschoben', 'später'])
  })

  test('can be narrowed by day and state', async () => {
    expect(await titles({ dueBy: TODAY })).toEqual(['heute', 'verschoben'])
    expect(await titles({ status: ['DONE'] })).toEqual(['fertig'])
    expect(await titles({ status: ['OPEN'], dueBy: TODAY })).toEqual(['heute'])
    expect(await titles({ status: [] })).toEqual([])
  })

  test('page without skips and repeats', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const page = await asEva.get(
        'query ($after: String) { followUps(first: 1, after: $after) { nodes { title } pageInfo { hasNextPage endCursor } } }',
        { after },
      )
      seen.push(page['followUps'].nodes[0].title)
      after = page['followUps'].pageInfo.hasNextPage ? page['followUps'].pageInfo.endCursor : null
    } while (after !== null)
    expect(seen).toEqual(['heute', 'verschoben', 'später'])
  })

  test('stay with the case: not shown once it is somebody else’s', async () => {
    const gone = await kreis.case(nina)
    await kreis.followUp(gone.id, eva, { title: 'nicht mehr meins', due_on: TODAY })
    expect(await titles()).not.toContain('nicht mehr meins')
  })

  test('are no business of coordinators', async () => {
    const { code } = await (await world.as('anna')).send('{ followUps { nodes { id } } }')
    expect(code).toBe('FORBIDDEN')
  })
})

describe('completeFollowUp', () => {
  const COMPLETE = `mutation ($input: RecordInput!) { completeFollowUp(input: $input) {
    followUp { id status doneOn version can { complete } } } }`
  const complete = (client: ApiClient, id: string, version = 1) =>
    client.send(COMPLETE, { input: { clientMutationId: once(), id, version } })

  test('marks it done today, once', async () => {
    const id = await kreis.followUp(file.id, eva, { title: 'einmal' })
    const first = await complete(asEva, id)
    expect(first.data?.['completeFollowUp'].followUp).toEqual({
      id,
      status: 'DONE',
      doneOn: TODAY,
      version: 2,
      can: { complete: false },
    })
    expect((await complete(asEva, id)).errors[0]?.extensions).toEqual({
      code: 'CONFLICT',
      currentVersion: 2,
      changed: ['doneOn', 'status'],
      by: 'eva',
      at: expect.stringMatching(/Z$/),
    })
    expect((await complete(asEva, id, 2)).code).toBe('FORBIDDEN')
  })

  test('a colleague’s answers as if it did not exist', async () => {
    const id = await kreis.followUp(file.id, nina)
    const foreign = await complete(asEva, id)
    expect(foreign.code).toBe('NOT_FOUND')
    expect((await complete(asEva, once())).errors).toEqual(foreign.errors)
  })
})
