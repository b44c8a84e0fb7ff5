import { inject } from 'vitest'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openPool, TenantPool } from '../../backend/src/platform/database/pool.ts'
import { lossyLine, type LossyLine } from '../support/lossy-line.ts'
import type { CaseFile, Manager } from '../support/population.ts'
import { recordTalk, talkOf } from '../support/talk.ts'
import { createWorld, once, type ApiClient, type World } from '../support/world.ts'

let world: World
let line: LossyLine
let asEva: ApiClient
let eva: Manager
let nina: Manager
let file: CaseFile

const RECORD = recordTalk('consultation { id channel }')

beforeAll(async () => {
  line = await lossyLine(inject('database').adminUrl)
  world = await createWorld({
    databases: urls => ({ ...urls, tenant: line.through(urls.tenant) }),
  })
  const kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  nina = await kreis.manager('nina')
  await kreis.member('anna', 'coordinator')
  file = await kreis.case(eva)
  asEva = await world.as('eva')
})
afterAll(async () => {
  await world.close()
  await line.close()
})
beforeEach(() => void world.log.splice(0))

const talks = async (): Promise<number> => (await world.sql('select from app.consultation')).length

/** Has every new talk changed behind the product's back. */
async function whileTalksBecome(change: string, work: () => Promise<void>): Promise<void> {
  await world.sql(`create function app.spoil() returns trigger language plpgsql as $$
    begin ${change}; return new; end $$`)
  await world.sql(`create trigger spoil before insert on app.consultation
    for each row execute function app.spoil()`)
  try {
    await work()
  } finally {
    await world.sql('drop trigger spoil on app.consultation')
    await world.sql('drop function app.spoil')
  }
}

describe('A4: a talk that is recorded is never said to have failed', () => {
  afterEach(() => line.loseCommits(0))

  test('when nobody could read its answer: the header is refused before anything runs', async () => {
    const before = await talks()
    for (const accept of ['text/html', 'image/*', 'application/xml', 'multipart/mixed']) {
      const response = await fetch(world.url, {
        method: 'POST',
        headers: {
          accept,
          authorization: `Bearer ${asEva.token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ query: RECORD, variables: { input: talkOf(file) } }),
      })
      expect(response.status).toBe(406)
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: 'BAD_REQUEST' } }],
      })
    }
    expect(await talks()).toBe(before)
  })

  test('when its answer lacks what it must have: it says that it is done, and the log says why', async () => {
    const before = await talks()
    await world.sql('alter table app.consultation alter column channel drop not null')
    await whileTalksBecome('new.channel := null', async () => {
      const answer = await asEva.send(RECORD, { input: talkOf(file) })
      expect([answer.status, answer.code]).toEqual([200, 'DONE_UNSEEN'])
      expect(answer.errors).toHaveLength(1)
      expect(answer.errors[0]).toMatchObject({ path: ['recordConsultation'] })
      expect(JSON.stringify(answer.errors)).not.toMatch(/null for non/i)
    })
    expect(await talks()).toBe(before + 1)
    expect(world.log.join('')).toContain('done, but not shown')
  })

  test('when it is not the caller’s to see: it says that it is done, once', async () => {
    const before = await talks()
    const input = talkOf(file)
    await whileTalksBecome(`new.case_file := null; new.manager := '${nina.id}'`, async () => {
      expect((await asEva.send(RECORD, { input })).code).toBe('DONE_UNSEEN')
    })
    // a replay is a read, which hides what is not the caller's
    expect((await asEva.send(RECORD, { input })).code).toBe('NOT_FOUND')
    expect(await talks()).toBe(before + 1)
  })

  test.each([1, 2])('when the line breaks %i times after the commit: it answers', async count => {
    const before = await talks()
    const input = talkOf(file)
    line.loseCommits(count, input.clientMutationId)
    const answer = await asEva.get(RECORD, { input })
    expect(answer['recordConsultation'].consultation.channel).toBe('IN_PERSON')
    expect(await talks()).toBe(before + 1)
  })

  test('the line loses what is meant, and not what a new connection commits', async () => {
    const pool = openPool(line.through(world.urls.tenant), { max: 1 })
    const read = (word: string) =>
      new TenantPool(pool).read('08226', { name: '', text: 'select $1 as word', values: [word] })
    line.loseCommits(1, 'meant')
    expect(await read('other')).toEqual([{ word: 'other' }])
    await expect(read('meant')).rejects.toThrow('terminated')
    expect(await read('meant')).toEqual([{ word: 'meant' }])
    await pool.end()
  })

  test('when the line breaks each time: it is busy, and the next sending brings what was done', async () => {
    const before = await talks()
    const input = talkOf(file)
    line.loseCommits(100, input.clientMutationId)
    const lost = await asEva.send(RECORD, { input })
    expect([lost.status, lost.code]).toEqual([503, 'BUSY'])
    line.loseCommits(0)
    const found = await asEva.get(RECORD, { input })
    expect(found['recordConsultation'].clientMutationId).toBeUndefined()
    expect(await talks()).toBe(before + 1)
  })
})

test('A4: what is refused before it is done says so, and nothing is done', async () => {
  const before = await talks()
  const wrong: [variables: object, code: string][] = [
    [{ input: talkOf(file, { topics: [] }) }, 'BAD_USER_INPUT'],
    [{ input: talkOf(file, { caseId: once() }) }, 'NOT_FOUND'],
    [{ input: talkOf(file, { note: '\0' }) }, 'BAD_USER_INPUT'],
    [{ input: [talkOf(file), talkOf(file)] }, 'BAD_USER_INPUT'],
    [[{ input: talkOf(file) }], 'BAD_REQUEST'],
    [{}, 'BAD_USER_INPUT'],
  ]
  for (const [variables, code] of wrong) {
    const answer = await world.send(asEva.token, { query: RECORD, variables })
    expect([answer.code, answer.data ?? null]).toEqual([code, null])
  }
  const batch = [{ query: RECORD, variables: { input: talkOf(file) } }]
  expect((await world.send(asEva.token, batch)).code).toBe('BAD_REQUEST')
  expect(await talks()).toBe(before)
})
