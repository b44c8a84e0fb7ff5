import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { takeDenials } from '../access/log.ts'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { pdf } from '../support/sample-files.ts'
import { Uploader } from '../support/upload.ts'
import { createWorld, type World } from '../support/world.ts'

const HERE = '08226'

let world: World
let kreis: Kreis
let eva: Manager
let file: CaseFile
let ours: Uploader
let colleague: Uploader
let foreign: Uploader

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis(HERE)
  eva = await kreis.manager('eva')
  await kreis.manager('nora')
  await kreis.member('anna', 'coordinator')
  file = await kreis.case(eva)
  await (await world.kreis('08111')).manager('fritz')
  ours = new Uploader(world, await world.as('eva'))
  colleague = new Uploader(world, await world.as('nora'))
  foreign = new Uploader(world, await world.as('fritz'))
})
beforeEach(() => void world.log.splice(0))
afterAll(() => world.close())

describe('FILE-3: who may see the document may have its file', () => {
  let id: string
  beforeAll(async () => {
    id = await kreis.document(file.id, eva, { content: pdf('Vertraulich') })
  })
  const reads = () =>
    world.sql<{ subject: string; person: string }>(
      `select subject, person from app.audit_entry where kind = 'READ' and action = 'download' and tenant = '${HERE}'`,
    )

  test('AUD-2: each time is written down, before a byte leaves', async () => {
    const before = await reads()
    expect((await ours.download(id)).status).toBe(200)
    expect((await reads()).slice(before.length)).toEqual([{ subject: 'eva', person: file.person }])
  })

  test('nobody else, in the same words as for what is not there', async () => {
    const before = await reads()
    const withdrawn = await kreis.document(file.id, eva, { status: 'WITHDRAWN' })
    const anna = new Uploader(world, await world.as('anna'))
    const nowhere = await ours.download('01900000-0000-7000-8000-00000000dead')
    const nothing = [404, await nowhere.text()]
    takeDenials(world)
    for (const [who, what, kind] of [
      [colleague, id],
      [foreign, id],
      [anna, id],
      [ours, withdrawn],
      [ours, file.id],
      [ours, 'x'],
      [ours, id, 'uploads'],
      [ours, id, 'persons'],
      [ours, id, '__proto__'],
    ] as const) {
      const response = await who.download(what, kind)
      expect([response.status, await response.text()], `${what} ${kind}`).toEqual(nothing)
      expect(takeDenials(world)).toMatchObject([{ code: 'NOT_FOUND', tenant: expect.any(String) }])
    }
    expect(await reads()).toEqual(before)
    expect((await fetch(`${ours.origin}/files/documents/${id}`)).status).toBe(401)
  })

  test('a deputy may', async () => {
    const nora = await kreis.manager('vera')
    await kreis.assignment(file.id, nora)
    const vera = new Uploader(world, await world.as('vera'))
    expect((await vera.download(id)).status).toBe(200)
  })

  test('FILE-2: names lead nowhere, hide no ending and turn no direction', async () => {
    const names = [
      '../../etc/passwd',
      'a\\b',
      '‮fdp.exe',
      'x\r\nset-cookie: a=b',
      '"; filename="x.exe',
      '.',
      ' ',
    ]
    for (const title of names) {
      await world.sql(`update app.document set title = $1 where id = $2`, [title, id])
      const { headers } = await ours.download(id)
      expect(headers.get('set-cookie')).toBeNull()
      const said = headers.get('content-disposition')!
      expect(said, title).toMatch(
        /^attachment; filename="[\w .()-]+\.pdf"; filename\*=UTF-8''[\w%.~!-]+\.pdf$/,
      )
      expect(decodeURIComponent(said.split("''")[1]!), title).not.toMatch(/[\\/"‮\r\n]|^\./)
    }
  })

  test('FILE-3: what was changed in the store is not given out', async () => {
    const content = pdf('Vertraulich', 300_000)
    const [first, second] = [
      await kreis.document(file.id, eva, { content }),
      await kreis.document(file.id, eva, { content }),
    ]
    const [a, b] = await world.sql<{ object: string }>(
      `select f.object from app.file f join app.document d on d.tenant = f.tenant and d.file = f.id where d.id = any($1) order by d.id`,
      [[first, second]],
    )
    const path = (object: string) => join(world.folder, HERE, object)
    const bytes = await readFile(path(a!.object))
    const cases: [string, Buffer][] = [
      ['of another file', await readFile(path(b!.object))],
      ['cut off', bytes.subarray(0, -1)],
      ['cut off between chunks', bytes.subarray(0, 8 + 65_552)],
      ['changed late', Buffer.concat([bytes.subarray(0, -20), Buffer.alloc(20)])],
    ]
    for (const [what, changed] of cases) {
      await writeFile(path(a!.object), changed)
      const got = await ours
        .download(first)
        .then(response => response.arrayBuffer())
        .catch(() => null)
      expect(got === null || got.byteLength < content.length, what).toBe(true)
      expect(
        world.log
          .splice(0)
          .some(
            line => line.includes('a file could not be read') || line.includes('request failed'),
          ),
        what,
      ).toBe(true)
    }
    await writeFile(path(a!.object), bytes)
    expect((await (await ours.download(first)).arrayBuffer()).byteLength).toBe(content.length)
  })
})
