import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rootKeys } from '../../backend/src/platform/encryption/root-keys.ts'
import { instanceOf } from '../support/instance.ts'
import type { CaseFile, Kreis } from '../support/population.ts'
import { pdf } from '../support/sample-files.ts'
import { Uploader } from '../support/upload.ts'
import { createWorld, type World } from '../support/world.ts'

const HERE = '08226'
const ROOT = 'a root key that two processes share'

let world: World
let kreis: Kreis
let file: CaseFile
let ours: Uploader

beforeAll(async () => {
  world = await createWorld({ files: { roots: rootKeys(ROOT) } })
  kreis = await world.kreis(HERE)
  file = await kreis.case(await kreis.manager('eva'))
  ours = new Uploader(world, await world.as('eva'))
})
afterAll(() => world.close())

test('FILE-4: a server that is killed while a file comes in loses nothing that it has acknowledged, and leaves nothing', async () => {
  const content = pdf('Guten Tag', 3_000_000)
  const { begun } = await ours.begin(file.id, content.length)
  const piece = (at: number, url?: string) =>
    ours.ask(begun, 'PATCH', {
      headers: { 'upload-offset': String(at) },
      body: content.subarray(at, at + 60_000),
      ...(url && { url }),
    })
  let acknowledged = 0
  for (const after of [3, 5, 9]) {
    const { url, program, ended } = await instanceOf(world, ROOT)
    for (let count = 0; count < after; count++) {
      const reply = await piece(acknowledged, url)
      expect(reply.status).toBe(204)
      acknowledged = reply.offset!
    }
    // in the midst of the next, somewhere between its first byte and its answer
    const last = piece(acknowledged, url).catch(() => null)
    setTimeout(() => program.kill('SIGKILL'), after)
    const reply = await last
    await ended
    const { offset } = await ours.ask(begun, 'GET')
    expect([acknowledged, acknowledged + 60_000]).toContain(offset)
    if (reply) expect(offset).toBe(acknowledged + 60_000)
    acknowledged = offset!
  }
  expect(await ours.rest(begun, content)).toMatchObject({ status: 200 })
  const { data } = await ours.add(file.id, begun.id)
  await world.server.jobs.round(HERE)
  const response = await ours.download(data!['addDocument'].document.id)
  expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true)

  await tidy()
  expect(await readdir(join(world.folder, HERE))).toHaveLength(1)
})

test('FILE-4: a server that is killed while it looks at the whole has not looked at it, or has', async () => {
  const content = pdf('Guten Tag', 5_000_000)
  for (const after of [5, 40, 90]) {
    const { begun } = await ours.begin(file.id, content.length)
    const { url, program, ended } = await instanceOf(world, ROOT)
    for (let at = 0; at < content.length; at += 1_000_000)
      await ours.ask(begun, 'PATCH', {
        headers: { 'upload-offset': String(at) },
        body: content.subarray(at, at + 1_000_000),
        url,
      })
    const looking = ours.ask(begun, 'POST', { url }).catch(() => null)
    setTimeout(() => program.kill('SIGKILL'), after)
    await looking
    await ended
    expect(await ours.ask(begun, 'POST')).toMatchObject({ status: 200, body: { state: 'READY' } })
    expect((await ours.add(file.id, begun.id)).errors).toEqual([])
  }
  await tidy()
  expect(await readdir(join(world.folder, HERE))).toHaveLength(4)
})

/** As a night or two later: what nobody speaks of is taken away. */
async function tidy(): Promise<void> {
  const folder = join(world.folder, HERE)
  const before = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000)
  for (const name of await readdir(folder)) await utimes(join(folder, name), before, before)
  await world.sql(
    `insert into app.outbox (tenant, id, kind, record) values ('${HERE}', gen_random_uuid(), 'KEEP_FILES', gen_random_uuid())`,
  )
  await world.server.jobs.round(HERE)
}
