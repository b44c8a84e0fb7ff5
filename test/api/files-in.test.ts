import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { QUOTAS } from '../../backend/src/platform/files/start-upload.ts'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { bombOfDirectory, DOCX, docx, pdf, photo } from '../support/sample-files.ts'
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

const objects = async (): Promise<string[]> =>
  (await readdir(join(world.folder, HERE)).catch((): string[] => [])).toSorted()
const uploads = async (): Promise<number> =>
  (await world.sql(`select from app.upload where tenant = '${HERE}'`)).length

describe('FILE-1: a file comes in by its ticket, piece by piece', () => {
  test('and goes out as it came in, under the document that it belongs to', async () => {
    const content = pdf('Aufenthaltstitel', 2_500_000)
    const { begun } = await ours.begin(file.id, content.length)
    expect(await ours.ask(begun, 'GET')).toMatchObject({
      status: 200,
      offset: 0,
      body: { state: 'OPEN' },
    })
    expect(await ours.rest(begun, content)).toMatchObject({ status: 200, body: { state: 'READY' } })
    expect(await ours.ask(begun, 'POST')).toMatchObject({ status: 200 })
    const { data } = await ours.add(file.id, begun.id, { title: 'Titel: Блакитна картка/EU' })
    const { id, size, type } = data!['addDocument'].document
    expect({ size, type }).toEqual({ size: content.length, type: 'application/pdf' })
    await world.server.jobs.round(HERE)

    const response = await ours.download(id)
    expect(response.status).toBe(200)
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(content.length),
      'content-disposition': `attachment; filename="Titel ________ ______ EU.pdf"; filename*=UTF-8''Titel%20%D0%91%D0%BB%D0%B0%D0%BA%D0%B8%D1%82%D0%BD%D0%B0%20%D0%BA%D0%B0%D1%80%D1%82%D0%BA%D0%B0%20EU.pdf`,
      'content-security-policy': `default-src 'none'; frame-ancestors 'none'; sandbox`,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    expect(await uploads()).toBe(0)
  })

  test('FILE-3: in the store lies nothing of it, under names that tell nothing', async () => {
    const secret = `Geheim ${randomBytes(20).toString('hex')}`
    const id = await ours.document(file.id, pdf(secret), { title: secret })
    for (const name of await objects()) {
      expect(name).not.toContain(id)
      const bytes = await readFile(join(world.folder, HERE, name))
      for (const form of [
        secret,
        Buffer.from(secret).toString('base64').slice(0, 40),
        Buffer.from(secret).toString('hex'),
      ])
        expect(bytes.includes(form)).toBe(false)
    }
  })

  test('a photo loses where it was taken', async () => {
    const id = await ours.document(file.id, await photo(), { type: 'image/jpeg' })
    await world.server.jobs.round(HERE)
    const bytes = Buffer.from(await (await ours.download(id)).arrayBuffer())
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
    expect(bytes.includes('Exif')).toBe(false)
  })

  test.each<[string, string, () => Buffer, string]>([
    ['of another type than it says', DOCX, () => pdf(), 'TYPE'],
    ['a program', 'application/pdf', () => Buffer.from(`MZ${'x'.repeat(100)}`), 'TYPE'],
    ['with macros', DOCX, () => docx({ 'word/vbaProject.bin': new Uint8Array(9) }), 'MACRO'],
    ['an archive that is a bomb', DOCX, bombOfDirectory, 'ARCHIVE'],
    ['broken', DOCX, () => docx().subarray(0, -10), 'DAMAGED'],
  ])('FILE-2: one %s is refused, and nothing of it stays', async (...[, type, make, why]) => {
    const before = await objects()
    const content = make()
    const { begun } = await ours.begin(file.id, content.length, type)
    const reply = await ours.rest(begun, content)
    expect(reply).toMatchObject({
      status: 422,
      body: { errors: [{ extensions: { code: 'FILE_REFUSED', why } }] },
    })
    expect(await uploads()).toBe(0)
    expect(await objects()).toEqual(before)
    expect((await ours.ask(begun, 'GET')).status).toBe(404)
  })

  test('what cannot come in at all is told before a byte is sent', async () => {
    const told = async (size: number, type?: string) =>
      (await ours.begin(file.id, size, type)).answer.errors[0]?.extensions.fields?.map(
        ({ path, rule }) => [path, rule],
      )
    expect(await told(1000, 'text/html')).toEqual([['type', 'fileType']])
    expect(await told(1000, 'application/zip')).toEqual([['type', 'fileType']])
    expect(await told(16 * 1024 * 1024, 'image/png')).toEqual([['size', 'fileSize']])
    expect(await told(26 * 1024 * 1024)).toEqual([['size', 'range']])
    expect(await uploads()).toBe(0)
  })
})

describe('FILE-1: a ticket is good for one person, one upload, and a while', () => {
  const content = pdf('x', 5000)
  const begin = async () => (await ours.begin(file.id, content.length)).begun

  test('nobody else gets anywhere with it, and hears what everybody hears of an upload that is not there', async () => {
    const begun = await begin()
    const nothing = await ours.ask({ ...begun, id: '01900000-0000-7000-8000-00000000dead' }, 'GET')
    expect(nothing.status).toBe(404)
    for (const [who, given] of [
      [colleague, begun],
      [foreign, begun],
      [ours, { ...begun, ticket: 'another' }],
      [ours, { ...begun, id: 'x' }],
    ] as const)
      for (const method of ['GET', 'PATCH', 'POST', 'DELETE']) {
        const body = method === 'PATCH' ? { body: content } : {}
        const { status, body: said } = await who.ask(given, method, body)
        expect([status, said]).toEqual([404, nothing.body])
      }
    expect(await ours.ask(begun, 'GET')).toMatchObject({ status: 200, offset: 0 })
    await ours.ask(begun, 'DELETE')
  })

  test('without a token, and for whoever acts in the place of another, there is nothing', async () => {
    const begun = await begin()
    const headers = { authorization: '' }
    expect(await ours.ask(begun, 'GET', { headers })).toMatchObject({ status: 401 })
    const wishes = { claims: { act: { sub: 'admin' } } }
    const other = new Uploader(world, await world.as('eva', undefined, wishes))
    expect((await other.ask(begun, 'PATCH', { body: content })).status).toBeGreaterThanOrEqual(401)
    expect(await ours.ask(begun, 'GET')).toMatchObject({ offset: 0 })
    await ours.ask(begun, 'DELETE')
  })

  test('its time ends', async () => {
    const begun = await begin()
    await world.sql(`update app.upload set expires_at = now() where id = '${begun.id}'`)
    for (const method of ['GET', 'POST', 'DELETE'])
      expect((await ours.ask(begun, method)).status).toBe(404)
    expect((await ours.piece(begun, 0, content)).status).toBe(404)
  })

  test('whoever gives up leaves nothing', async () => {
    const before = await objects()
    const begun = await begin()
    await ours.piece(begun, 0, content.subarray(0, 100))
    expect(await objects()).toHaveLength(before.length + 1)
    expect((await ours.ask(begun, 'DELETE')).status).toBe(204)
    expect((await ours.ask(begun, 'DELETE')).status).toBe(404)
    expect(await objects()).toEqual(before)
  })

  test('an upload is used once, by the person, for the case and the kind that it was for', async () => {
    const other = await kreis.case(eva)
    const id = await ours.upload(file.id, content)
    expect((await ours.add(other.id, id)).errors[0]?.extensions.fields).toMatchObject([
      { path: 'uploadId' },
    ])
    const answers = await Promise.all(Array.from({ length: 4 }, () => ours.add(file.id, id)))
    expect(answers.filter(({ errors }) => !errors.length)).toHaveLength(1)
    expect((await ours.add(file.id, id)).code).toBe('BAD_USER_INPUT')
    const half = await begin()
    expect((await ours.add(file.id, half.id)).code).toBe('BAD_USER_INPUT')
    await ours.ask(half, 'DELETE')
  })
})

describe('FILE-1: pieces', () => {
  const content = pdf('x', 5000)
  const begin = async () => (await ours.begin(file.id, content.length)).begun

  test('one that begins elsewhere is refused, and says where to go on', async () => {
    const begun = await begin()
    expect(await ours.piece(begun, 0, content.subarray(0, 1000))).toMatchObject({
      status: 204,
      offset: 1000,
    })
    for (const at of [0, 999, 1001, 5000])
      expect(await ours.piece(begun, at, content.subarray(at, at + 10)), String(at)).toMatchObject({
        status: 409,
        offset: 1000,
      })
    expect(await ours.ask(begun, 'POST')).toMatchObject({ status: 409, offset: 1000 })
    expect(await ours.rest(begun, content)).toMatchObject({ status: 200 })
    expect(await ours.piece(begun, content.length, Buffer.from('x'))).toMatchObject({ status: 409 })
  })

  test('more than was said is refused', async () => {
    const begun = await begin()
    const more = Buffer.concat([content, Buffer.from('x')])
    expect((await ours.piece(begun, 0, more)).status).toBe(422)
    expect(await ours.ask(begun, 'GET')).toMatchObject({ offset: 0 })
    await ours.ask(begun, 'DELETE')
  })

  test.each<[string, number, Parameters<Uploader['ask']>[2]]>([
    ['too large', 413, { body: Buffer.alloc(1024 * 1024 + 1) }],
    ['of another type', 415, { body: content, headers: { 'content-type': 'application/pdf' } }],
    ['packed', 415, { body: gzipSync(content), headers: { 'content-encoding': 'gzip' } }],
    ['without its place', 415, { body: content, headers: { 'upload-offset': 'x' } }],
    ['empty', 415, {}],
  ])('one that is %s', async (_what, status, given) => {
    const begun = await begin()
    const headers = { 'upload-offset': '0', ...given?.headers }
    expect((await ours.ask(begun, 'PATCH', { ...given, headers })).status).toBe(status)
    expect(await ours.ask(begun, 'GET')).toMatchObject({ offset: 0 })
    await ours.ask(begun, 'DELETE')
  })

  test('PB-2: of many at once at the same place one counts, and the others leave nothing', async () => {
    const before = await objects()
    const begun = await begin()
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => ours.piece(begun, 0, content.subarray(0, 1000))),
    )
    const taken = replies.filter(({ status }) => status === 204)
    expect([taken.length, replies.filter(({ status }) => status === 409).length]).toEqual([1, 7])
    expect(await objects()).toHaveLength(before.length + 1)
    expect(await ours.rest(begun, content)).toMatchObject({ status: 200 })
  })

  test('PB-2: many looks at the whole at once keep one file', async () => {
    const before = await objects()
    const begun = await begin()
    await ours.piece(begun, 0, content)
    const replies = await Promise.all(Array.from({ length: 5 }, () => ours.ask(begun, 'POST')))
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await objects()).toHaveLength(before.length + 1)
  })
})

describe('FILE-1: there is so much room', () => {
  const begin = async () => (await ours.begin(file.id, 100)).answer
  const forgetAll = () => world.sql(`delete from app.upload where tenant = '${HERE}'`)
  const refusal = {
    code: 'BAD_USER_INPUT',
    errors: [{ extensions: { fields: [{ rule: 'quota' }] } }],
  }

  test('PB-2: for a person, however many are begun at once', async () => {
    const { files } = QUOTAS.person
    await forgetAll()
    const answers = await Promise.all(Array.from({ length: files + 5 }, begin))
    expect(answers.filter(({ errors }) => !errors.length)).toHaveLength(files)
    expect(await begin()).toMatchObject(refusal)
    await forgetAll()
    expect((await begin()).errors).toEqual([])
  })

  test('for a Kreis', async () => {
    const large = 2_000_000_000
    await forgetAll()
    const count = Math.ceil(QUOTAS.tenant.bytes / large)
    await world.sql(
      `insert into app.file (tenant, id, kind, type, size, object, key_version, data_key)
       select '${HERE}', gen_random_uuid(), 'documents', 'application/pdf', ${large}, gen_random_uuid(), 1, decode(repeat('00', 60), 'hex')
       from generate_series(1, ${count})`,
    )
    expect(await begin()).toMatchObject(refusal)
    await world.sql(`delete from app.file where size = ${large}`)
    expect((await begin()).errors).toEqual([])
  })
})
