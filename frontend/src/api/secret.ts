/** A random text that nobody else holds, as base64url, and its SHA-256 in the same form, which the server is told. */
export async function makeSecret(bytes: 16 | 32): Promise<{ secret: string; challenge: string }> {
  const secret = base64url(crypto.getRandomValues(new Uint8Array(bytes)))
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))
  return { secret, challenge: base64url(new Uint8Array(hash)) }
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
