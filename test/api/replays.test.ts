import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readManifest } from '../../backend/src/manifest.ts'
import { createServer } from '../../backend/src/server.ts'
import { portOf } from '../support/identity.ts'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { recordTalk, talkOf } from '../support/talk.ts'
import { WAIT_MS } from '../support/database.ts'
import { createWorld, once, TODAY, type ApiClient, type World } from '../support/world.ts'
import { noFiles } from '../support/no-files.ts'

let world: World
let kreis: Kreis
let eva: Manager
let nina: Manager
let asEva: ApiClient
let asNina: ApiClient
let asAnna: ApiClient
let file: CaseFile

const NOTHING = 'clientMutationId'
const ID = 'consultation { id }'
const talk = (input: Record<string, unknown> = {}) => talkOf(file, input)
const talks = () =>
  world.sql<{ id: string }>('select id from app.consultation where case_file = $1', [file.id])

beforeAll(async () => {
  world = await createWorld({ connections: 4 })
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  nina = await kreis.manager('nina')
  await kreis.member('anna', 'coordinator')
  asEva = await world.as('eva')
  asNina = await world.as('nina')
  asAnna = await world.as('anna')
})
beforeEach(async () => {
  file = await kreis.case(eva)
})
afterAll(() => world.close())

describe.each([NOTHING, ID])('IDEM-1: a replay of { %s }', selection => {
  const become = (role: string, of: string) =>
    world.sql(`update app.membership set role = $1 where subject = $2`, [role, of])
  afterEach(async () => {
    await become('integration_manager', 'eva')
    await become('coordinator', 'anna')
  })
  /** A new session, because memberships are remembered per session for a few seconds. */
  const asNow = (login: string, role: string) => world.as(login, undefined, { roles: [role] })

  test('is refused to whoever has another role now', async () => {
    const input = talk()
    await asEva.get(recordTalk(selection), { input })
    await become('coordinator', 'eva')
    const again = await asNow('eva', 'coordinator')
    const { code, data } = await again.send(recordTalk(selection), { input })
    expect([code, data]).toEqual(['FORBIDDEN', null])
    expect(await talks()).toHaveLength(1)
  })

  test('answers as if nothing existed once the case is a colleague’s', async () => {
    const input = talk()
    await asEva.get(recordTalk(selection), { input })
    await world.sql('update app.case_file set manager = $1 where id = $2', [nina.id, file.id])
    const { code, data } = await asEva.send(recordTalk(selection), { input })
    expect([code, data]).toEqual(['NOT_FOUND', null])
  })

  test('of an assignment is refused to a former coordinator', async () => {
    const assign = `mutation ($input: AssignCaseInput!) { assignCase(input: $input) {
      ${selection.replace('consultation', 'case')} } }`
    const input = { clientMutationId: once(), id: file.id, version: 1, managerId: nina.id }
    await asAnna.get(assign, { input })
    await become('integration_manager', 'anna')
    const again = await asNow('anna', 'integration_manager')
    expect((await again.send(assign, { input })).code).toBe('FORBIDDEN')
  })
})

describe('IDEM-1: fifty parallel duplicates', () => {
  /** Holds the claim as another instance would that is still at work. */
  async function whileClaimed(key: string, work: () => Promise<void>): Promise<void> {
    const elsewhere = new Client({ connectionString: world.urls.admin })
    await elsewhere.connect()
    try {
      await elsewhere.query('begin')
      await elsewhere.query(`select app.enter('08226')`)
      await elsewhere.query(
        `insert into app.idempotency_key (subject, operation, key, input_hash)
         values ('eva', 'recordConsultation', $1, 'running')`,
        [key],
      )
      await work()
    } finally {
      await elsewhere.end()
    }
  }

  /** How many of the product's connections wait for a claim at most, looked at again and again until the signal. */
  async function mostWaiting(over: AbortSignal): Promise<number> {
    let most = 0
    for (; !over.aborted; await sleep(10)) {
      const [row] = await world.sql<{ count: number }>(
        `select count(*)::int as count from pg_stat_activity
         where datname = current_database() and usename = 'digintm_tenant' and wait_event_type = 'Lock'
           and query like 'insert into app.idempotency_key%'`,
      )
      most = Math.max(most, row!.count)
    }
    return most
  }

  test('that wait for another instance hinder nobody and all hear that it still runs', async () => {
    const input = talk()
    const hers = await kreis.case(nina)
    await whileClaimed(input.clientMutationId, async () => {
      const waiting = Array.from({ length: 50 }, () => asEva.send(recordTalk(ID), { input }))
      const over = new AbortController()
      const most = mostWaiting(over.signal)
      const others = Array.from({ length: 5 }, () =>
        asNina.get(recordTalk(ID), { input: talk({ caseId: hers.id }) }),
      )
      await Promise.all(others)
      const answers = await Promise.all(waiting)
      expect([...new Set(answers.map(({ code }) => code))]).toEqual(['IN_PROGRESS'])
      over.abort()
      expect(await most).toBe(1)
    })
    await asEva.get(recordTalk(ID), { input })
    expect(await talks()).toHaveLength(1)
  })

  test('of which some have another input are one talk, and the others are told', async () => {
    const input = talk({ minutes: 30 })
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        asEva.send(recordTalk(ID), { input: n % 5 ? input : { ...input, minutes: 31 } }),
      ),
    )
    const codes = answers.map(({ code }) => code ?? 'done')
    expect(new Set(codes)).toEqual(new Set(['done', 'IDEMPOTENCY_MISMATCH']))
    expect(await talks()).toHaveLength(1)
  })

  test('of a wish that is refused are refused, each for the same reason', async () => {
    const input = talk({ topics: [] })
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => asEva.send(recordTalk(ID), { input })),
    )
    expect([...new Set(answers.map(({ code }) => code))]).toEqual(['BAD_USER_INPUT'])
    expect(await talks()).toEqual([])
  })
})

test('IDEM-1: after a crash between commit and answer, another instance answers the replay', async () => {
  const server = await createServer({
    databases: world.urls,
    identity: { issuer: world.issuer.issuer, certsUrl: world.issuer.certsUrl },
    operations: { manifest: readManifest(), registeredOnly: false },
    files: noFiles,
    hideSchema: false,
    log: pino({ level: 'silent' }),
    connections: { max: 2, wait: WAIT_MS },
    today: () => TODAY,
  })
  const { http } = server
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
  // the answer is lost: whatever this instance would write to its caller is cut off
  http.on('request', (_request, response) => {
    response.end = () => response.socket?.destroy() as never
  })
  const input = talk()
  const lost = fetch(`http://127.0.0.1:${portOf(http)}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${asEva.token}` },
    body: JSON.stringify({ query: recordTalk(ID), variables: { input } }),
  })
  await expect(lost).rejects.toThrow()
  const [done] = await talks()
  expect(done).toBeDefined()
  http.closeAllConnections()
  await server.stop()

  const again = await asEva.get(recordTalk(ID), { input })
  expect(again['recordConsultation'].consultation).toEqual(done)
  expect(await talks()).toHaveLength(1)
})
