import { randomBytes, randomUUID } from 'node:crypto'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startFauxqs, type FauxqsServer } from 'fauxqs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collected } from '../encryption/stream.ts'
import { MissingObject, type FileStore, type Stored } from './file-store.ts'
import { storeAt } from './locate-store.ts'

let folder: string
let s3: FauxqsServer
const stores: Record<string, () => FileStore> = {
  'a folder': () => storeAt(pathToFileURL(folder).href),
  'a bucket of S3': () =>
    storeAt(`http://key:secret@127.0.0.1:${s3.port}/files?region=eu-central-1`),
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'digintm-store-'))
  s3 = await startFauxqs({ port: 0, logger: false, init: { buckets: ['files'] } })
})
afterAll(async () => {
  await s3.stop()
  await rm(folder, { recursive: true })
})

const place = (tenant = '08111') => ({ tenant, object: randomUUID() })
const listed = async (store: FileStore, tenant: string): Promise<Stored[]> => {
  const found: Stored[] = []
  for await (const each of store.list(tenant)) found.push(each)
  return found
}

describe.each(Object.keys(stores))('FILE-4: %s', name => {
  const store = () => stores[name]!()

  test('gives back what it was given, and forgets it', async () => {
    const at = place()
    const content = randomBytes(300_000)
    await store().put(at, [content.subarray(0, 1000), content.subarray(1000)])
    expect((await collected(await store().get(at))).equals(content)).toBe(true)
    await store().remove(at)
    await store().remove(at)
    await expect(store().get(at)).rejects.toBeInstanceOf(MissingObject)
  })

  test('lists a tenant’s own, all of them', async () => {
    const [one, other, foreign] = [place('08115'), place('08115'), place('08116')]
    for (const at of [one, other, foreign]) await store().put(at, [Buffer.from('x')])
    const found = await listed(store(), '08115')
    expect(found.map(({ object }) => object).sort()).toEqual([one.object, other.object].sort())
    for (const { since } of found)
      expect(Math.abs(Date.now() - since.getTime())).toBeLessThan(600_000)
    expect(await listed(store(), '08117')).toEqual([])
  })

  test('another tenant’s place is another place', async () => {
    const at = place('08111')
    await store().put(at, [Buffer.from('x')])
    await expect(store().get({ ...at, tenant: '08226' })).rejects.toBeInstanceOf(MissingObject)
  })

  test.each([
    { tenant: '..', object: randomUUID() },
    { tenant: '08111/..', object: randomUUID() },
    { tenant: '08111', object: '../../etc/passwd' },
    { tenant: '08111', object: `${randomUUID()}/x` },
  ])('FILE-2: has no place $tenant $object', async at => {
    await expect(store().put(at, [Buffer.from('x')])).rejects.toThrow('place')
    await expect(store().get(at)).rejects.toThrow('place')
    await expect(store().remove(at)).rejects.toThrow('place')
  })

  test('what fails on its way is not there', async () => {
    const at = place('08118')
    async function* broken() {
      yield Buffer.from('half')
      throw new Error('the line is gone')
    }
    await expect(store().put(at, broken())).rejects.toThrow('the line is gone')
    await expect(store().get(at)).rejects.toBeInstanceOf(MissingObject)
    expect(await listed(store(), '08118')).toEqual([])
  })
})

test('FI-3: what a process that was killed had written half has no name, and goes after an hour', async () => {
  const half = join(folder, '08119')
  await mkdir(half, { recursive: true })
  const [old, young] = ['old', 'young'].map(each => join(half, `${randomUUID()}.${each}.part`))
  for (const path of [old!, young!]) await writeFile(path, 'half')
  const before = new Date(Date.now() - 2 * 60 * 60 * 1000)
  await utimes(old!, before, before)
  expect(await listed(stores['a folder']!(), '08119')).toEqual([])
  expect([existsSync(old!), existsSync(young!)]).toEqual([false, true])
})

test('FI-3: a process that is killed while it writes leaves no object', async () => {
  const at = place('08121')
  const program = `
    const { storeAt } = await import(${JSON.stringify(new URL('locate-store.ts', import.meta.url).href)})
    async function* slow() { yield Buffer.alloc(100_000); process.stdout.write('begun'); await new Promise(() => setInterval(() => {}, 1000)) }
    await storeAt(${JSON.stringify(pathToFileURL(folder).href)}).put(${JSON.stringify(at)}, slow())`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program])
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await readdir(join(folder, '08121'))).toHaveLength(1)
  expect(await listed(stores['a folder']!(), '08121')).toEqual([])
  await expect(stores['a folder']!().get(at)).rejects.toBeInstanceOf(MissingObject)
})

test('FILES_URL is a folder or a bucket; what it is not is said without its secret', () => {
  for (const url of [
    '',
    'ftp://key:geheim@host/bucket',
    'https://host/bucket',
    'https://key:geheim@host/',
  ])
    expect(() => storeAt(url), url).toThrow(/^FILES_URL must be/)
})
