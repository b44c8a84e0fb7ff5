import * as v from 'valibot'

/** Larger ones are refused unread (AUTH-1). */
const MAX_BYTES = 16 * 1024

const Header = v.object({
  alg: v.literal('RS256'),
  kid: v.pipe(v.string(), v.nonEmpty()),
  crit: v.exactOptional(v.never()),
})

/**
 * Reads a compact JWS as strictly as it can be read: three canonical base64url parts of UTF-8 JSON,
 * RS256, a key id, no `crit`. keycloak-connect reads more leniently (extra parts, stray bits), and
 * whatever two readers see differently is a way in. Says nothing about the signature.
 */
export function readCompactToken(compact: string): { kid: string; claims: unknown } {
  if (compact.length > MAX_BYTES) throw new Error('token too large')
  const [header, claims, signature, ...more] = compact.split('.').map(canonicalBytes)
  if (!header || !claims || !signature || more.length > 0) throw new Error('not three parts')
  const { success, output } = v.safeParse(Header, readJson(header))
  if (!success) throw new Error('header')
  return { kid: output.kid, claims: readJson(claims) }
}

function canonicalBytes(part: string): Buffer {
  const bytes = Buffer.from(part, 'base64url')
  if (part === '' || bytes.toString('base64url') !== part) throw new Error('not base64url')
  return bytes
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function readJson(bytes: Buffer): unknown {
  return JSON.parse(utf8.decode(bytes))
}
