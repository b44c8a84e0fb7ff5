/** Larger ones are refused unread (AUTH-1). */
const MAX_BYTES = 16 * 1024

export type Claims = Record<string, unknown>

/**
 * Reads a compact JWS as strictly as it can be read: three canonical base64url parts of UTF-8 JSON objects,
 * RS256, a key id, no `crit`. keycloak-connect reads more leniently (extra parts, stray bits), and whatever
 * two readers see differently is a way in. Says nothing about the signature.
 */
export function readCompactToken(compact: string): { kid: string; claims: Claims } {
  if (compact.length > MAX_BYTES) throw new Error('token too large')
  const parts = compact.split('.')
  if (parts.length !== 3) throw new Error('not three parts')
  const [header, claims] = parts.map(canonicalBytes).slice(0, 2).map(readObject)
  if (header?.alg !== 'RS256') throw new Error('algorithm')
  if ('crit' in header) throw new Error('critical header')
  if (typeof header.kid !== 'string' || header.kid === '') throw new Error('no key id')
  return { kid: header.kid, claims: claims! }
}

function canonicalBytes(part: string): Buffer {
  const bytes = Buffer.from(part, 'base64url')
  if (part === '' || bytes.toString('base64url') !== part) throw new Error('not base64url')
  return bytes
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function readObject(bytes: Buffer): Claims {
  const value: unknown = JSON.parse(utf8.decode(bytes))
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('no object')
  return value as Claims
}
