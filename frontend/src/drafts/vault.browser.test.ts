import { beforeEach, expect, test, vi } from 'vitest'
import { drafts, drop, keep, VAULT, wipe, type Draft, type Owner } from './vault.ts'

const leyla: Owner = { subject: '', tenant: '08226' }
const jonas: Owner = { subject: '', tenant: '08226' }
const NOTE = 'Frau Al-Khatib hat Angst vor ihrem Bruder'

const draft = (id: string, changed: Partial<Draft> = {}): Draft => ({
  id,
  form: 'talk',
  at: Date.now(),
  typed: { note: NOTE },
  ...changed,
})

/** What lies in the vault's own stores for the two, as the browser hands it out. */
async function raw(store: 'key' | 'draft'): Promise<Record<string, unknown>[]> {
  const all = await inStore(store, 'readonly', each => each.getAll())
  return (all as Record<string, unknown>[]).filter(({ owner }) =>
    [leyla, jonas].some(({ subject }) => String(owner).includes(subject)),
  )
}
const put = (row: Record<string, unknown>) => inStore('draft', 'readwrite', each => each.put(row))

async function inStore<Result>(
  store: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const done = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>(resolve => {
      request.addEventListener('success', () => resolve(request.result))
    })
  const database = await done(indexedDB.open(VAULT))
  const result = await done(work(database.transaction(store, mode).objectStore(store)))
  database.close()
  return result
}

beforeEach(() => {
  // somebody new each time: the vault is one for all tests of the browser
  for (const somebody of [leyla, jonas]) somebody.subject = crypto.randomUUID()
})

test('A6: gives back what was typed, the latest first, and what was emptied as empty', async () => {
  await keep(leyla, draft('a', { at: Date.now() - 1000 }))
  await keep(
    leyla,
    draft('b', { typed: { heldOn: undefined, members: [{ birthDate: undefined }] } }),
  )

  const [latest, first] = await drafts(leyla, 'talk')
  expect(first?.typed).toEqual({ note: NOTE })
  expect(latest?.typed).toHaveProperty('heldOn', undefined)
  expect(latest?.typed['members']).toEqual([{ birthDate: undefined }])
  expect(await drafts(leyla, 'open-case')).toEqual([])
})

test('A6: what is stored does not contain what was typed, and its key cannot be taken out', async () => {
  await keep(leyla, draft('a'))

  const [stored] = await raw('draft')
  const bytes = new Uint8Array(stored!['bytes'] as ArrayBuffer)
  const everything = JSON.stringify(stored) + new TextDecoder().decode(bytes)
  for (const word of ['Khatib', 'Angst', 'note']) expect(everything).not.toContain(word)

  const [{ key } = {}] = (await raw('key')) as { key?: CryptoKey }[]
  expect(key).toMatchObject({ extractable: false, algorithm: { name: 'AES-GCM', length: 256 } })
  await expect(crypto.subtle.exportKey('raw', key!)).rejects.toThrow(/not extractable/)
})

test('A6: a text is encrypted anew each time, also the same one', async () => {
  await keep(leyla, draft('a'))
  const [first] = await raw('draft')
  await keep(leyla, draft('a'))
  const [second, ...others] = await raw('draft')
  expect(others).toEqual([])
  expect(second!['iv']).not.toEqual(first!['iv'])
})

test('A6: another person sees nothing, nor can read it when it is passed off as theirs', async () => {
  await keep(leyla, draft('a'))
  await keep(jonas, draft('b'))
  expect((await drafts(jonas, 'talk')).map(({ id }) => id)).toEqual(['b'])

  const [hers] = (await raw('draft')).filter(({ id }) => id === 'a')
  await put({ ...hers, owner: JSON.stringify([jonas.subject, '08226']) })
  expect((await drafts(jonas, 'talk')).map(({ id }) => id)).toEqual(['b'])
})

test('A6: nor can a draft be passed off as one of another form or Kreis', async () => {
  await keep(leyla, draft('a'))
  const [hers] = await raw('draft')
  await put({ ...hers, form: 'invite' })
  expect(await drafts(leyla, 'invite')).toEqual([])
  // what cannot be read is thrown away
  expect(await raw('draft')).toEqual([])
})

test('A6: signing out destroys the key and the drafts of one person, and of nobody else', async () => {
  const inMannheim = { ...leyla, tenant: '08222' }
  await keep(leyla, draft('a'))
  await keep(inMannheim, draft('c'))
  await keep(jonas, draft('b'))

  await wipe({ subject: leyla.subject })

  expect((await raw('key')).map(({ owner }) => owner)).toEqual([
    JSON.stringify([jonas.subject, '08226']),
  ])
  expect((await raw('draft')).map(({ id }) => id)).toEqual(['b'])
  expect(await drafts(leyla, 'talk')).toEqual([])
})

test('A6: switching the Kreis destroys what belongs to the one that is left', async () => {
  const inMannheim = { ...leyla, tenant: '08222' }
  await keep(leyla, draft('a'))
  await keep(inMannheim, draft('c'))
  await wipe(leyla)
  expect(await drafts(leyla, 'talk')).toEqual([])
  expect(await drafts(inMannheim, 'talk')).toHaveLength(1)
})

test('A6: what was encrypted under a key that is gone stays unreadable under the next', async () => {
  await keep(leyla, draft('a'))
  const [old] = await raw('draft')
  await wipe(leyla)
  await put(old!)
  await keep(leyla, draft('b'))
  expect((await drafts(leyla, 'talk')).map(({ id }) => id)).toEqual(['b'])
})

test('A6: two tabs that keep their first drafts at once share one key', async () => {
  await Promise.all(['a', 'b', 'c'].map(id => keep(leyla, draft(id))))
  expect(await raw('key')).toHaveLength(1)
  expect(await drafts(leyla, 'talk')).toHaveLength(3)
})

test('A6: after three days nothing is left, whoever looks', async () => {
  await keep(leyla, draft('old', { at: Date.now() - 3 * 86_400_000 - 1 }))
  await keep(leyla, draft('new', { at: Date.now() - 3 * 86_400_000 + 3_600_000 }))
  expect(await drafts(jonas, 'talk')).toEqual([])
  expect((await raw('draft')).map(({ id }) => id)).toEqual(['new'])
})

test('A6: a draft that is sent leaves nothing', async () => {
  await keep(leyla, draft('a'))
  await drop(leyla, 'a')
  expect(await raw('draft')).toEqual([])
})

test('A6: no draft survives a wipe that comes while it is being encrypted', async () => {
  await keep(leyla, draft('a'))
  const { encrypt } = crypto.subtle
  vi.spyOn(crypto.subtle, 'encrypt').mockImplementationOnce(async (...given) => {
    await wipe(leyla)
    return encrypt.apply(crypto.subtle, given)
  })
  await keep(leyla, draft('b'))
  expect(await raw('draft')).toEqual([])
})
