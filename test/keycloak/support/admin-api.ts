export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** A Keycloak, and the administrator of its realm `master`. */
export interface Administered {
  url: string
  admin: { username: string; password: string }
}

/** Asks the admin API of a Keycloak; the path begins with the realm's name. Throws what it answered. */
export async function askAdmin(
  { url, admin }: Administered,
  { method, path, body }: { method: Method; path: string; body?: unknown },
): Promise<unknown> {
  const authorization = `Bearer ${await adminToken(url, admin)}`
  const response = await fetch(`${url}/admin/realms${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return text ? JSON.parse(text) : undefined
}

/** By Keycloak: to check a password costs it more than what it is asked for then. */
const tokens = new Map<string, { token: Promise<string>; until: number }>()
/** Half of its life. */
const FRESH_MS = 30_000

/** A token of the administrator of `master`, good for a minute. */
function adminToken(url: string, admin: Administered['admin']): Promise<string> {
  const known = tokens.get(url)
  if (known && Date.now() < known.until) return known.token
  const token = newToken(url, admin)
  token.catch(() => tokens.delete(url))
  tokens.set(url, { token, until: Date.now() + FRESH_MS })
  return token
}

async function newToken(url: string, admin: Administered['admin']): Promise<string> {
  const response = await fetch(`${url}/realms/master/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', ...admin }),
  })
  const { access_token: token } = (await response.json()) as { access_token: string }
  return token
}
