import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Bytes } from '../encryption/stream.ts'
import { codeOf } from '../ground/errors.ts'
import {
  isObject,
  MissingObject,
  nameOf,
  type FileStore,
  type Place,
  type Stored,
} from './file-store.ts'

/** A folder of this machine, one below it for each tenant. */
export class DirectoryStore implements FileStore {
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  /** Beside and renamed when whole; what a crash leaves has no name of an object, and is found by its age. */
  async put(place: Place, content: Bytes): Promise<void> {
    const path = this.#pathOf(place)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const part = `${path}.${randomBytes(4).toString('hex')}${PART}`
    try {
      await writeThrough(part, content)
      await rename(part, path)
      await syncFolder(dirname(path))
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
  }

  async get(place: Place): Promise<AsyncIterable<Uint8Array>> {
    const path = this.#pathOf(place)
    const there = await stat(path).catch((error: unknown) => {
      throw codeOf(error) === 'ENOENT' ? new MissingObject(place) : error
    })
    if (!there.isFile()) throw new MissingObject(place)
    return createReadStream(path)
  }

  async remove(place: Place): Promise<void> {
    await rm(this.#pathOf(place), { force: true })
  }

  async *list(tenant: string): AsyncGenerator<Stored> {
    const folder = join(this.#root, tenant)
    for (const name of await namesIn(folder)) {
      const found = await stat(join(folder, name)).catch(() => null)
      if (!found) continue
      if (isObject(name)) yield { object: name, since: found.mtime }
      else if (name.endsWith(PART) && Date.now() - found.mtimeMs > ABANDONED_MS)
        await rm(join(folder, name), { force: true })
    }
  }

  #pathOf(place: Place): string {
    return join(this.#root, nameOf(place))
  }
}

const PART = '.part'
/** Nobody writes one file for so long. */
const ABANDONED_MS = 60 * 60 * 1000

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

async function writeThrough(path: string, content: Bytes): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const bytes of content) await file.write(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The name, too, survives a loss of power; where folders cannot be opened, the system sees to it. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null)
  try {
    await folder?.sync()
  } catch (error) {
    if (codeOf(error) !== 'EPERM' && codeOf(error) !== 'EINVAL') throw error
  } finally {
    await folder?.close()
  }
}
