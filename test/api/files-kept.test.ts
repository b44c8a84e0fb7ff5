import { randomBytes, randomUUID } from 'node:crypto'
import { readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { clamd } from '../../backend/src/platform/files/clamd.ts'
import { startClamd, type ClamdServer } from '../support/clamd-server.ts'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { EICAR, pdf } from '../support/sample-files.ts'
import { Uploader } from '../support/upload.ts'
import { createWorld, type World } from '../support/world.ts'

const HERE = '08226'

let scanner: ClamdServer
let world: World
let kreis: Kreis
let eva: Manager
let file: CaseFile
let ours: Uploader

beforeAll(async () => {
  scanner = await startClamd()
  world = await createWorld({ files: { scanner: clamd(scanner.url), unscanned: false } })
  kreis = await world.kreis(HERE)
  eva = await kreis.manager('eva')
  file = await kreis.case(eva)
  ours = new Uploader(world, await world.as('eva'))
})
beforeEach(() => {
  scanner.silent = false
  world.log.splice(0)
})
afterAll(async () => {
  await world.close()
  await scanner.close()
})

const stateOf = async (id: string): Promise<string> => {
  const [row] = await world.sql<{ state: string }>(
    `select f.state from app.file f join app.document d on d.tenant = f.tenant and d.file = f.id where d.id = $1`,
    [id],
  )
  return row!.state
}
const dueNow = () => world.sql(`update app.outbox set due_at = now() where kind = 'SCAN_FILE'`)

describe('FILE-2: nobody has a file before it was looked at', () => {
  test('a scanner that is down leaves it in quarantine, until it is there again', async () => {
    scanner.silent = true
    const id = await ours.document(file.id, pdf('Brief'))
    await world.server.jobs.round(HERE)
    expect(await stateOf(id)).toBe('QUARANTINE')
    const response = await ours.download(id)
    expect([response.status, await response.json()]).toMatchObject([
      409,
      { errors: [{ extensions: { code: 'FILE_CLOSED', state: 'QUARANTINE' } }] },
    ])
    scanner.silent = false
    await dueNow()
    await world.server.jobs.round(HERE)
    expect(await stateOf(id)).toBe('CLEAN')
    expect((await ours.download(id)).status).toBe(200)
    expect(scanner.seen.at(-1)!.equals(pdf('Brief'))).toBe(true)
  })

  test('EICAR is never given out, the document says so, and nobody has read it', async () => {
    const infected = Buffer.concat([pdf('Brief').subarray(0, -6), EICAR, Buffer.from('\n%%EOF\n')])
    const id = await ours.document(file.id, infected)
    await world.server.jobs.round(HERE)
    const client = await world.as('eva')
    const { documents } = await client.get(
      `query ($id: UUID!) { documents(filter: { caseId: $id }) { nodes { id fileState } } }`,
      { id: file.id },
    )
    expect(documents.nodes).toContainEqual({ id, fileState: 'INFECTED' })
    const response = await ours.download(id)
    expect([response.status, await response.json()]).toMatchObject([
      409,
      { errors: [{ extensions: { state: 'INFECTED' } }] },
    ])
    await dueNow()
    await world.server.jobs.round(HERE)
    expect(await stateOf(id)).toBe('INFECTED')
    expect(
      world.log.some(line => line.includes('infected file') && line.includes('Eicar-Signature')),
    ).toBe(true)
    const reads = await world.sql(
      `select from app.audit_entry where kind = 'READ' and entity_id = $1 and subject = 'eva'`,
      [file.person],
    )
    expect(reads.length).toBeLessThanOrEqual(1)
  })

  test('without a scanner, and with data of real people, it stays in quarantine', async () => {
    const strict = await createWorld({ files: { scanner: null, unscanned: false } })
    const other = await strict.kreis(HERE)
    const theirs = await other.case(await other.manager('eva'))
    const uploader = new Uploader(strict, await strict.as('eva'))
    const id = await uploader.document(theirs.id, pdf('Brief'))
    await strict.server.jobs.round(HERE)
    const response = await uploader.download(id)
    expect([response.status, await response.json()]).toMatchObject([
      409,
      { errors: [{ extensions: { state: 'QUARANTINE' } }] },
    ])
    await strict.close()
  })
})

describe('FILE-4: every night', () => {
  const folder = () => join(world.folder, HERE)
  const night = async () => {
    await world.sql(
      `insert into app.outbox (tenant, id, kind, record) values ('${HERE}', gen_random_uuid(), 'KEEP_FILES', gen_random_uuid())`,
    )
    await world.server.jobs.round(HERE)
  }
  const age = async (path: string, hours: number) => {
    const then = new Date(Date.now() - hours * 60 * 60 * 1000)
    await utimes(path, then, then)
  }

  test('what has not become a file in its time goes, with its bytes; what may still become one stays', async () => {
    const content = pdf('x', 1000)
    const { begun: late } = await ours.begin(file.id, content.length)
    const { begun: early } = await ours.begin(file.id, content.length)
    for (const begun of [late, early]) await ours.piece(begun, 0, content.subarray(0, 500))
    await world.sql(`update app.upload set expires_at = now() where id = $1`, [late.id])
    const [piece] = await world.sql<{ object: string }>(
      `select object from app.upload_piece where upload = $1`,
      [late.id],
    )
    for (const name of await readdir(folder())) await age(join(folder(), name), 25)
    await night()
    const left = await readdir(folder())
    expect(left).not.toContain(piece!.object)
    expect(await ours.ask(early, 'GET')).toMatchObject({ status: 200, offset: 500 })
    expect(await ours.rest(early, content)).toMatchObject({ status: 200 })
  })

  test('an object that no row speaks of goes after a day, and not before', async () => {
    const [old, young] = [randomUUID(), randomUUID()]
    for (const object of [old, young]) await writeFile(join(folder(), object), 'x')
    await age(join(folder(), old), 25)
    await night()
    const left = await readdir(folder())
    expect([left.includes(old), left.includes(young)]).toEqual([false, true])
  })

  test('a file whose bytes are gone is told of', async () => {
    const id = await kreis.document(file.id, eva, { content: pdf('weg') })
    const [row] = await world.sql<{ object: string }>(
      `select f.object from app.file f join app.document d on d.tenant = f.tenant and d.file = f.id where d.id = $1`,
      [id],
    )
    await rm(join(folder(), row!.object))
    await night()
    const told = world.log.filter(line => line.includes('files are missing in the store'))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain(row!.object)
    expect((await ours.download(id)).status).toBe(500)
    await world.sql(`delete from app.document where id = $1`, [id])
  })

  test('ENC-3: after a rotation every file is under the new key, and reads as before', async () => {
    const content = pdf('alt', 100_000)
    const id = await kreis.document(file.id, eva, { content })
    await world.files.ground.keys.rotate(HERE)
    await night()
    const [row] = await world.sql<{ fewest: number }>(
      `select min(key_version) as fewest from app.file where tenant = '${HERE}'`,
    )
    expect(row!.fewest).toBe(2)
    const response = await ours.download(id)
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true)
  })

  test('what went unscanned is scanned once there is a scanner', async () => {
    const id = await kreis.document(file.id, eva, { content: randomBytes(10) })
    await world.sql(
      `update app.file f set state = 'NOT_SCANNED' from app.document d where d.tenant = f.tenant and d.file = f.id and d.id = $1`,
      [id],
    )
    await night()
    await world.server.jobs.round(HERE)
    expect(await stateOf(id)).toBe('CLEAN')
  })
})
