import { askAdmin, type Administered, type Method } from './admin-api.ts'

/** Everything the administrator's interface tells about the realm. */
export async function exportRealm(server: Administered): Promise<unknown> {
  const ask = (method: Method, path: string) =>
    askAdmin(server, { method, path: `/digintm${path}` })
  return {
    realm: await ask('POST', '/partial-export?exportClients=true&exportGroupsAndRoles=true'),
    organizations: await ask('GET', '/organizations?max=100&briefRepresentation=false'),
    users: await ask('GET', '/users?max=100'),
  }
}

/** Ids that Keycloak draws, and moments. */
const DRAWN = new Set([
  'id',
  '_id',
  'containerId',
  'createdTimestamp',
  'kid',
  'certificate',
  'client.secret.creation.time',
])

/** Without what is drawn anew for each start, and without order. */
export function normalised(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(normalised).sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
  // a list that is written as text
  if (typeof value === 'string' && /^\[".*"\]$/.test(value)) return normalised(JSON.parse(value))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !DRAWN.has(name))
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, inner]) => [name, normalised(inner)]),
  )
}
