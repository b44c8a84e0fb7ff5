import { S3mini } from 's3mini'
import { collected, type Bytes } from '../encryption/stream.ts'
import {
  isObject,
  MissingObject,
  nameOf,
  type FileStore,
  type Place,
  type Stored,
} from './file-store.ts'

interface S3 {
  /** With the bucket as the first part of its path. */
  endpoint: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

const LONGEST_MS = 60_000

/** Any server that speaks S3: one bucket, objects named as in the directory. */
export class S3Store implements FileStore {
  readonly #bucket: S3mini

  constructor(settings: S3) {
    this.#bucket = new S3mini({ ...settings, requestAbortTimeout: LONGEST_MS })
  }

  /** In one request, which such a server does whole or not at all; files are small enough to be held. */
  async put(place: Place, content: Bytes): Promise<void> {
    await this.#bucket.putObject(nameOf(place), await collected(content), TYPE)
  }

  async get(place: Place): Promise<AsyncIterable<Uint8Array>> {
    const response = await this.#bucket.getObjectResponse(nameOf(place))
    if (!response?.body) throw new MissingObject(place)
    return response.body as AsyncIterable<Uint8Array>
  }

  async remove(place: Place): Promise<void> {
    await this.#bucket.deleteObject(nameOf(place))
  }

  async *list(tenant: string): AsyncGenerator<Stored> {
    let token: string | undefined
    do {
      const page = await this.#bucket.listObjectsPaged('/', `${tenant}/`, PAGE, token)
      for (const { Key, LastModified } of page?.objects ?? []) {
        const object = Key.slice(tenant.length + 1)
        if (isObject(object)) yield { object, since: new Date(LastModified) }
      }
      token = page?.nextContinuationToken
    } while (token)
  }
}

const TYPE = 'application/octet-stream'
const PAGE = 1000
