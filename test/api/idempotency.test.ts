import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseFile } from '../support/population.ts'
import { recordTalk, talkOf } from '../support/talk.ts'
import { createWorld, once, type ApiClient, type World } from '../support/world.ts'

let world: World
let asEva: ApiClient
let file: CaseFile

const RECORD = recordTalk('consultation { id }')

const talk = (input: Record<string, unknown> = {}) => talkOf(file, input)

const talks = async (): Promise<number> => {
  const [row] = await world.sql<{ n: number }>('select count(*)::int n from app.consultation')
  return row!.n
}

beforeAll(async () => {
  world = await createWorld()
  const kreis = await world.kreis('08226')
  const eva = await kreis.manager('eva')
  await kreis.manager('nina')
  asEva = await world.as('eva')
  file = await kreis.case(eva)
})
afterAll(() => world.close())

test('IDEM-1: fifty parallel duplicates are one talk', async () => {
  const before = await talks()
  const input = talk()
  const answers = await Promise.all(Array.from({ length: 50 }, () => asEva.get(RECORD, { input })))
  const ids = answers.map(answer => answer['recordConsultation'].consultation.id)
  expect(new Set(ids).size).toBe(1)
  expect((await talks()) - before).toBe(1)
})

test('IDEM-1: a replay answers the same record with its own selection', async () => {
  const input = talk({ minutes: 40 })
  const first = await asEva.get(RECORD, { input })
  const before = await talks()
  const other = recordTalk('clientMutationId consultation { id minutes case { id } }')
  const again = await asEva.get(other, { input })
  expect(again['recordConsultation']).toEqual({
    clientMutationId: input.clientMutationId,
    consultation: {
      id: first['recordConsultation'].consultation.id,
      minutes: 40,
      case: { id: file.id },
    },
  })
  expect(await talks()).toBe(before)
})

test('IDEM-1: another input under the same id is refused and writes nothing', async () => {
  const input = talk({ minutes: 40 })
  await asEva.get(RECORD, { input })
  const before = await talks()
  const { code, data } = await asEva.send(RECORD, { input: { ...input, minutes: 41 } })
  expect([code, data]).toEqual(['IDEMPOTENCY_MISMATCH', null])
  expect(await talks()).toBe(before)
})

test('IDEM-1: what a failed request claimed is free again', async () => {
  const clientMutationId = once()
  const failed = await asEva.send(RECORD, { input: talk({ clientMutationId, topics: [] }) })
  expect(failed.code).toBe('BAD_USER_INPUT')
  await asEva.get(RECORD, { input: talk({ clientMutationId }) })
})

test('IDEM-1: while the first one still runs, a duplicate says so once it has waited for two seconds', async () => {
  const input = talk()
  const first = new Client({ connectionString: world.urls.admin })
  await first.connect()
  try {
    await first.query('begin')
    await first.query(`select app.enter('08226')`)
    await first.query(
      `insert into app.idempotency_key (tenant, subject, operation, key, input_hash)
       values ('08226', 'eva', 'recordConsultation', $1, 'running')`,
      [input.clientMutationId],
    )
    expect((await asEva.send(RECORD, { input })).code).toBe('IN_PROGRESS')
    await first.query('rollback')
  } finally {
    await first.end()
  }
  await asEva.get(RECORD, { input })
})

test('IDEM-1: ids belong to a person; a colleague’s are other wishes', async () => {
  const input = talk()
  await asEva.get(RECORD, { input })
  expect((await (await world.as('nina')).send(RECORD, { input })).code).toBe('NOT_FOUND')
})

test.each(['consultation { id }', 'clientMutationId'])(
  'IDEM-1: a replay of { %s } asks for authority anew',
  async selection => {
    const input = talk()
    await asEva.get(RECORD, { input })
    await world.sql(`update app.membership set valid_to = '2020-12-31' where subject = 'eva'`)
    try {
      // another session: memberships are remembered per session for a few seconds
      const { code, data } = await (await world.as('eva')).send(recordTalk(selection), { input })
      expect([code, data]).toEqual(['FORBIDDEN', null])
    } finally {
      await world.sql(`update app.membership set valid_to = null where subject = 'eva'`)
    }
  },
)
