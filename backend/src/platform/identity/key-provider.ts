import { createPublicKey, type KeyObject } from 'node:crypto'
import * as v from 'valibot'

const FRESH_MS = 10 * 60_000
const USABLE_MS = 60 * 60_000
const COOLDOWN_MS = 30_000
const FIRST_RETRY_MS = 1_000
const MAX_BODY_BYTES = 256 * 1024
const MAX_KEYS = 64
const MIN_MODULUS_BITS = 2048

const KeySet = v.object({ keys: v.array(v.unknown()) })
const SigningJwk = v.object({
  kty: v.literal('RSA'),
  kid: v.pipe(v.string(), v.nonEmpty()),
  use: v.optional(v.literal('sig')),
  alg: v.optional(v.literal('RS256')),
  n: v.string(),
  e: v.string(),
})

interface KeySource {
  certsUrl: string
  /** Milliseconds since the epoch; a test's clock. */
  now?: () => number
  /** For the whole answer, body included. */
  timeoutMs?: number
}

export interface KeyProvider {
  /** The realm's public key of that id; rejects when the realm does not publish it (any more). */
  keyFor(kid: string): Promise<KeyObject>
}

/**
 * Public keys of the realm (AUTH-2). A set is fresh for 10 minutes, so a withdrawn key is refused after
 * that; while the endpoint fails the last good set serves for 60. One request runs at a time, none
 * within 30 s of a good answer, and failures wait 1, 2, 4 … 30 s.
 */
export function createKeyProvider(source: KeySource): KeyProvider {
  const { certsUrl, now = Date.now, timeoutMs = 5_000 } = source
  let keys = new Map<string, KeyObject>()
  let loadedAt = Number.NEGATIVE_INFINITY
  let nextAttemptAt = Number.NEGATIVE_INFINITY
  let failures = 0
  let flight: Promise<void> | undefined

  async function load(): Promise<void> {
    try {
      keys = await fetchKeys(certsUrl, timeoutMs)
      loadedAt = now()
      failures = 0
      nextAttemptAt = loadedAt + COOLDOWN_MS
    } catch {
      nextAttemptAt = now() + Math.min(FIRST_RETRY_MS * 2 ** failures++, COOLDOWN_MS)
    }
  }

  function refresh(): Promise<void> {
    flight ??= load().finally(() => {
      flight = undefined
    })
    return flight
  }

  async function keyFor(kid: string): Promise<KeyObject> {
    const fresh = now() - loadedAt < FRESH_MS
    if ((!fresh || !keys.has(kid)) && (flight || now() >= nextAttemptAt)) await refresh()
    const key = now() - loadedAt < USABLE_MS ? keys.get(kid) : undefined
    if (!key) throw new Error('the realm publishes no such key')
    return key
  }

  return { keyFor }
}

async function fetchKeys(certsUrl: string, timeoutMs: number): Promise<Map<string, KeyObject>> {
  const response = await fetch(certsUrl, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (response.status !== 200 || !response.body) {
    await response.body?.cancel()
    throw new Error(`certificate endpoint answers ${response.status}`)
  }
  const { keys } = v.parse(KeySet, JSON.parse(await readCapped(response.body)))
  return new Map(keys.slice(0, MAX_KEYS).flatMap(usableKey))
}

async function readCapped(body: ReadableStream<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > MAX_BODY_BYTES) throw new Error('key set is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** RSA signature keys only; one that cannot be read must not take the others with it. */
function usableKey(candidate: unknown): [string, KeyObject][] {
  const { success, output: jwk } = v.safeParse(SigningJwk, candidate)
  if (!success) return []
  try {
    const key = createPublicKey({ key: { kty: 'RSA', n: jwk.n, e: jwk.e }, format: 'jwk' })
    return (key.asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_MODULUS_BITS
      ? [[jwk.kid, key]]
      : []
  } catch {
    return []
  }
}
