import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mutationOf } from '../support/mutation.ts'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { pdf } from '../support/sample-files.ts'
import { DOCUMENT, Uploader } from '../support/upload.ts'
import {
  createWorld,
  once,
  type Answer,
  type ApiClient,
  type Data,
  type World,
} from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let file: CaseFile
let client: ApiClient
let ours: Uploader

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  file = await kreis.case(eva)
  client = await world.as('eva')
  ours = new Uploader(world, client)
})
afterAll(() => world.close())

const add = async (row: object, caseId = file.id): Promise<Data> => {
  const { data, errors } = await ours.add(caseId, await ours.upload(caseId, pdf()), row)
  if (errors.length) throw new Error(JSON.stringify(errors))
  return data!['addDocument'].document
}
const change = (name: string, input: object): Promise<Answer> =>
  client.send(mutationOf(name, `document { ${DOCUMENT} }`), {
    input: { clientMutationId: once(), ...input },
  })
const changed = async (name: string, { id, version }: Data, facts: object = {}): Promise<Data> => {
  const { data, errors } = await change(name, { id, version, ...facts })
  if (errors.length) throw new Error(JSON.stringify(errors))
  return data![name].document
}

describe('a document that expires is reminded of', () => {
  test('eight weeks before, for whoever is responsible, by the reason of its kind', async () => {
    const document = await add({
      kind: 'RESIDENCE_TITLE',
      title: ' eAT Olena ',
      language: 'de',
      expiresOn: '2027-01-31',
    })
    expect(document).toMatchObject({
      kind: 'RESIDENCE_TITLE',
      title: 'eAT Olena',
      language: 'de',
      expiresOn: '2027-01-31',
      status: 'ACTIVE',
      followUp: {
        title: 'eAT Olena',
        dueOn: '2026-12-06',
        reason: 'RESIDENCE_EXPIRY',
        status: 'OPEN',
      },
    })
    const benefit = await add({ kind: 'BENEFIT_NOTICE', expiresOn: '2026-09-30' })
    expect(benefit['followUp']).toMatchObject({ reason: 'BENEFIT_RENEWAL', dueOn: '2026-08-05' })
  })

  test('at once when less is left, and not at all when it has expired or never does', async () => {
    expect((await add({ expiresOn: '2026-03-20' }))['followUp']).toMatchObject({
      dueOn: '2026-03-16',
      reason: 'CUSTOM',
    })
    expect((await add({ expiresOn: '2026-03-15' }))['followUp']).toBeNull()
    expect((await add({}))['followUp']).toBeNull()
  })

  test('a deputy’s document reminds the responsible manager', async () => {
    const nora = await kreis.manager('nora')
    const theirs = await kreis.case(nora)
    await kreis.assignment(theirs.id, eva)
    const { followUp } = await add({ expiresOn: '2027-01-31' }, theirs.id)
    const [row] = await world.sql<{ assignee: string }>(
      'select assignee from app.follow_up where id = $1',
      [followUp.id],
    )
    expect(row!.assignee).toBe(nora.id)
  })

  test('the reminder moves, is renamed, goes and comes with it', async () => {
    const first = await add({ kind: 'IDENTITY', title: 'Pass', expiresOn: '2027-01-31' })
    const moved = await changed('changeDocument', first, {
      expiresOn: '2028-01-31',
      title: 'Reisepass',
    })
    expect(moved['followUp']).toMatchObject({
      id: first['followUp'].id,
      dueOn: '2027-12-06',
      title: 'Reisepass',
    })
    const endless = await changed('changeDocument', moved, { expiresOn: null })
    expect(endless).toMatchObject({ expiresOn: null, followUp: { status: 'CANCELLED' } })
    const again = await changed('changeDocument', endless, {
      expiresOn: '2029-01-31',
      kind: 'RESIDENCE_TITLE',
    })
    expect(again['followUp']).toMatchObject({
      id: first['followUp'].id,
      status: 'OPEN',
      dueOn: '2028-12-06',
      reason: 'RESIDENCE_EXPIRY',
    })
    const gone = await changed('withdrawDocument', again)
    expect(gone).toMatchObject({ status: 'WITHDRAWN', followUp: { status: 'CANCELLED' } })
    expect(await changed('restoreDocument', gone)).toMatchObject({
      status: 'ACTIVE',
      followUp: { status: 'OPEN' },
    })
  })

  test('what was done stays done: a new day is a new reminder', async () => {
    const first = await add({ expiresOn: '2027-01-31' })
    await world.sql(
      `update app.follow_up set status = 'DONE', done_on = '2026-03-01' where id = $1`,
      [first['followUp'].id],
    )
    const next = await changed('changeDocument', first, { expiresOn: '2028-01-31' })
    expect(next['followUp']).toMatchObject({ status: 'OPEN', dueOn: '2027-12-06' })
    expect(next['followUp'].id).not.toBe(first['followUp'].id)
  })

  test('a reminder that somebody cancelled is not brought back by another name', async () => {
    const first = await add({ expiresOn: '2027-01-31' })
    await world.sql(`update app.follow_up set status = 'CANCELLED' where id = $1`, [
      first['followUp'].id,
    ])
    expect((await changed('changeDocument', first, { title: 'Anders' }))['followUp']).toMatchObject(
      { status: 'CANCELLED', title: 'Brief' },
    )
  })
})

describe('what is said of a document', () => {
  test.each([
    [{ title: '  ' }, 'title', 'required'],
    [{ language: 'xx' }, 'language', 'code'],
    [{ expiresOn: '2099-01-01' }, 'expiresOn', 'tooFar'],
  ])('%j is refused at its field', async (facts, path, rule) => {
    const upload = await ours.upload(file.id, pdf())
    const refused = await ours.add(file.id, upload, facts)
    expect(refused.errors[0]?.extensions.fields).toMatchObject([{ path, rule }])
    const { data } = await ours.add(file.id, upload)
    const { id, version } = data!['addDocument'].document
    expect(
      (await change('changeDocument', { id, version, ...facts })).errors[0]?.extensions.fields,
    ).toMatchObject([{ path, rule }])
  })

  test('LOCK-1: what somebody else has changed is not overwritten', async () => {
    const document = await add({})
    await changed('changeDocument', document, { title: 'Neu' })
    const { id } = document
    expect((await change('changeDocument', { id, version: 1, title: 'Anders' })).code).toBe(
      'CONFLICT',
    )
  })

  test('what was taken back cannot be changed nor had, and is found by its state alone', async () => {
    const document = await changed('withdrawDocument', await add({}))
    const { id, version } = document
    for (const name of ['changeDocument', 'withdrawDocument'])
      expect((await change(name, { id, version })).code).toBe('FORBIDDEN')
    expect((await ours.download(String(id))).status).toBe(404)
    const ids = async (status?: string[]) => {
      const { documents } = await client.get(
        `query ($filter: DocumentFilter) { documents(first: 100, filter: $filter) { nodes { id } } }`,
        { filter: { caseId: file.id, ...(status && { status }) } },
      )
      return (documents.nodes as { id: string }[]).map(each => each.id)
    }
    expect(await ids()).not.toContain(id)
    expect(await ids(['WITHDRAWN'])).toContain(id)
  })

  test('a case that is closed takes no more documents, and those that it has stay as they are', async () => {
    const closed = await kreis.case(eva)
    const document = await add({}, closed.id)
    await world.sql(
      `update app.case_file set status = 'CLOSED', closed_on = '2026-03-01' where id = $1`,
      [closed.id],
    )
    expect((await ours.begin(closed.id, 100)).answer.code).toBe('FORBIDDEN')
    const { id, version } = document
    expect((await change('withdrawDocument', { id, version })).code).toBe('FORBIDDEN')
    await world.server.jobs.round('08226')
    expect((await ours.download(String(id))).status).toBe(200)
  })

  test('AUD-1: each change is in the trail of the person', async () => {
    const document = await add({ expiresOn: '2027-01-31' })
    await changed('withdrawDocument', document)
    const trail = await world.sql<{ action: string; person: string }>(
      `select action, person from app.audit_entry where entity = 'Document' and entity_id = $1 order by at, id`,
      [document['id']],
    )
    expect(trail).toEqual(
      ['addDocument', 'withdrawDocument'].map(action => ({ action, person: file.person })),
    )
  })
})
