/** What is typed and not yet sent, on this device and unreadable without its key. Loaded when a form needs it. */

/** Whose drafts: each person has a key of their own in each Kreis. */
export interface Owner {
  subject: string
  tenant: string
}

/** One person, in one Kreis or in all. */
export type Whose = Pick<Owner, 'subject'> & Partial<Owner>

export interface Draft {
  /** The `clientMutationId` under which it will be sent. */
  id: string
  /** Which form, and of which record. */
  form: string
  /** When it was last typed in, in ms. */
  at: number
  typed: Record<string, unknown>
}

interface Kept extends Pick<Draft, 'id' | 'form' | 'at'> {
  owner: string
  iv: Uint8Array<ArrayBuffer>
  bytes: ArrayBuffer
}
interface Key {
  owner: string
  key: CryptoKey
}

export const VAULT = 'digintm-drafts'
const DAY_MS = 86_400_000
const KEPT_MS = 3 * DAY_MS
const CIPHER = 'AES-GCM'

const nameOf = ({ subject, tenant }: Owner): string => JSON.stringify([subject, tenant])
function isOf(owner: string, { subject, tenant }: Whose): boolean {
  const [who, where] = JSON.parse(owner) as [string, string]
  return who === subject && (tenant === undefined || where === tenant)
}
/** Bound to the ciphertext, so that no draft can be passed off as another's. */
const boundTo = (owner: string, { form, id }: Pick<Draft, 'form' | 'id'>) =>
  new TextEncoder().encode(JSON.stringify([owner, form, id]))

const refused = ({ error }: { error: DOMException | null }) =>
  error ?? new Error('the vault refuses')

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(VAULT, 1)
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('key', { keyPath: 'owner' })
      request.result.createObjectStore('draft', { keyPath: ['owner', 'id'] })
    })
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(refused(request)))
  })
  return opened
}

const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(refused(request)))
  })

async function stores(mode: IDBTransactionMode) {
  const transaction = (await open()).transaction(['key', 'draft'], mode)
  const ended = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(refused(transaction)))
  })
  return { key: transaction.objectStore('key'), draft: transaction.objectStore('draft'), ended }
}

async function keyOf(owner: string): Promise<CryptoKey | undefined> {
  const { key } = await stores('readonly')
  return (await done<Key | undefined>(key.get(owner)))?.key
}

/** The key never leaves the browser's own store, not even for this script. */
async function newKey(owner: string): Promise<CryptoKey> {
  const made = await crypto.subtle.generateKey({ name: CIPHER, length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  const { key, ended } = await stores('readwrite')
  // another tab may have been faster
  const there = await done<Key | undefined>(key.get(owner))
  if (!there) key.put({ owner, key: made })
  await ended
  return there?.key ?? made
}

/** Keeps a draft, in the place of its former text. */
export async function keep(owner: Owner, { id, form, at, typed }: Draft): Promise<void> {
  const name = nameOf(owner)
  const secret = (await keyOf(name)) ?? (await newKey(name))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const text = new TextEncoder().encode(
    // what was emptied is a text of its own
    JSON.stringify(typed, (_, value: unknown) => (value === undefined ? null : value)),
  )
  const cipher = { name: CIPHER, iv, additionalData: boundTo(name, { form, id }) }
  const bytes = await crypto.subtle.encrypt(cipher, secret, text)
  const { key, draft, ended } = await stores('readwrite')
  // destroyed meanwhile: nobody could read it again
  const there = await done<Key | undefined>(key.get(name))
  if (there) draft.put({ owner: name, id, form, at, iv, bytes } satisfies Kept)
  await ended
}

/** The drafts of a form. */
export function drafts(owner: Owner, form: string): Promise<Draft[]> {
  const name = nameOf(owner)
  return found(kept => kept.owner === name && kept.form === form)
}

/** The drafts of a person, whatever they are of. */
export const draftsOf = (whose: Whose): Promise<Draft[]> => found(({ owner }) => isOf(owner, whose))

/** The latest first; whatever is too old or cannot be read is thrown away. */
async function found(isWanted: (kept: Kept) => boolean): Promise<Draft[]> {
  const { draft } = await stores('readonly')
  const all = await done<Kept[]>(draft.getAll())
  const old = all.filter(({ at }) => at < Date.now() - KEPT_MS)
  for (const kept of old) await remove(kept)
  const wanted = all.filter(kept => isWanted(kept) && !old.includes(kept))
  const read = await Promise.all(wanted.map(kept => readable(kept)))
  return read.flatMap(one => one ?? []).toSorted((a, b) => b.at - a.at)
}

async function readable(kept: Kept): Promise<Draft | undefined> {
  const { owner, id, form, at, iv, bytes } = kept
  const secret = await keyOf(owner)
  if (!secret) return remove(kept)
  try {
    const cipher = { name: CIPHER, iv, additionalData: boundTo(owner, kept) }
    const text = new TextDecoder().decode(await crypto.subtle.decrypt(cipher, secret, bytes))
    return { id, form, at, typed: emptied(JSON.parse(text)) as Draft['typed'] }
  } catch {
    return remove(kept)
  }
}

/** Fields that were emptied come back empty. */
function emptied(value: unknown): unknown {
  if (value === null) return undefined
  if (Array.isArray(value)) return value.map(emptied)
  if (typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, emptied(each)]))
}

async function remove({ owner, id }: Pick<Kept, 'owner' | 'id'>): Promise<undefined> {
  const { draft, ended } = await stores('readwrite')
  draft.delete([owner, id])
  await ended
}

export const drop = async (owner: Owner, id: string): Promise<void> =>
  remove({ owner: nameOf(owner), id })

/** Destroys a person's key and drafts. */
export async function wipe(whose: Whose): Promise<void> {
  const { key, draft, ended } = await stores('readwrite')
  for (const name of (await done(key.getAllKeys())) as string[])
    if (isOf(name, whose)) key.delete(name)
  for (const [owner, id] of (await done(draft.getAllKeys())) as [string, string][])
    if (isOf(owner, whose)) draft.delete([owner, id])
  await ended
}
