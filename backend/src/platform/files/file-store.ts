import type { Bytes } from '../encryption/stream.ts'

/** Where encrypted bytes lie, under random names. Knows nothing of what they are. */
export interface FileStore {
  /** Resolves when they would survive a loss of power; until then nobody finds them. */
  put(place: Place, content: Bytes): Promise<void>
  /** Throws {@link MissingObject}. */
  get(place: Place): Promise<AsyncIterable<Uint8Array>>
  /** Also of what is not there. */
  remove(place: Place): Promise<void>
  /** Everything of a tenant that is there, and since when. */
  list(tenant: string): AsyncIterable<Stored>
}

export interface Place {
  tenant: string
  /** A UUID made for these bytes alone. */
  object: string
}

export interface Stored {
  object: string
  since: Date
}

export class MissingObject extends Error {
  readonly code = 'MISSING_OBJECT'

  constructor({ tenant, object }: Place) {
    super(`${tenant}/${object} is not in the store`)
  }
}

const TENANT = /^08([1-4]([0-9]{2})?)?$/
const OBJECT = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** `08111/<uuid>`; throws for anything by which somebody could get elsewhere. */
export function nameOf({ tenant, object }: Place): string {
  if (!TENANT.test(tenant) || !OBJECT.test(object)) throw new TypeError('Not a place of the store')
  return `${tenant}/${object}`
}

export const isObject = (name: string): boolean => OBJECT.test(name)

/** What both may know of the bytes' place. */
export const boundTo = ({ tenant, object }: Place): string => `file|${tenant}|${object}`
