import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const demo = readFileSync(new URL('../../docker-compose.yml', import.meta.url), 'utf8')
const production = readFileSync(
  new URL('../../infra/docker/production.yml', import.meta.url),
  'utf8',
)

/** How each service mounts a named volume. */
function mountsOf(volume: string): string[] {
  return [...demo.matchAll(/^ +- (?<mount>[\w-]+:\/\S+)$/gm)]
    .map(({ groups }) => groups?.['mount'] ?? '')
    .filter(mount => mount.startsWith(`${volume}:`))
}

test('the demo writes its realm into a volume that is not filled from Keycloak’s image before', () => {
  // all containers are made before the first one starts, and each fills an empty volume from its image
  expect(mountsOf('demo-realm')).toEqual([
    'demo-realm:/realm',
    'demo-realm:/opt/keycloak/data/import:ro,nocopy',
  ])
})

test('a demo that fails stops the start; production waits for none', () => {
  expect(demo).toContain('demo: { condition: service_completed_successfully }')
  expect(demo).not.toContain('required: false')
  expect(production).toMatch(
    /^ {2}keycloak:\n(?: {4}.*\n)*? {4}depends_on: !override\n {6}postgres:/m,
  )
})
