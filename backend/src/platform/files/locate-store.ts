import { fileURLToPath } from 'node:url'
import { DirectoryStore } from './directory-store.ts'
import type { FileStore } from './file-store.ts'
import { S3Store } from './s3-store.ts'

/**
 * The store that FILES_URL means: `file:///var/lib/digintm/files`, or a bucket, `https://KEY:SECRET@host/bucket?region=…`.
 * Throws a sentence that never holds the secret.
 */
export function storeAt(url: string): FileStore {
  const { protocol, username, password, host, pathname, searchParams } = parsed(url)
  if (protocol === 'file:') return new DirectoryStore(fileURLToPath(new URL(url)))
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error(WHAT)
  if (!username || !password || pathname.length < 2) throw new Error(WHAT)
  return new S3Store({
    endpoint: `${protocol}//${host}${pathname}`,
    region: searchParams.get('region') ?? 'auto',
    accessKeyId: decodeURIComponent(username),
    secretAccessKey: decodeURIComponent(password),
  })
}

const WHAT = 'FILES_URL must be file:///… or https://KEY:SECRET@host/bucket?region=…'

function parsed(url: string): URL {
  try {
    return new URL(url)
  } catch {
    throw new Error(WHAT)
  }
}
