/** Older ones accept forged invitations (CVE-2026-16072, CVE-2026-18201). */
const FLOORS = [
  [26, 6, 7],
  [26, 7, 3],
] as const

/** Throws unless this Keycloak is 26.7.3 or newer, or a 26.6 from 26.6.7 on (KC-12). */
export function assertVersionFloor(version: string): void {
  const [major = 0, minor = 0, patch = 0] = version
    .split('.')
    .map(part => Number.parseInt(part, 10))
  const line = FLOORS.find(floor => floor[0] === major && floor[1] === minor) ?? FLOORS.at(-1)!
  const found = [major, minor, patch]
  const differing = line.findIndex((part, index) => part !== found[index])
  if (differing === -1 || found[differing]! > line[differing]!) return
  throw new Error(
    `Keycloak ${version} has known holes: 26.7.3 is the oldest that may run, or 26.6.7 of its line`,
  )
}
