import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findDistribution } from './distribution.ts'
import { findJava } from './java.ts'
import { KeycloakUnavailable } from './unavailable.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'digintm-distribution-'))))
afterEach(() => rmSync(folder, { recursive: true }))

test('KEYCLOAK_HOME is taken as it is', async () => {
  const home = unpacked('26.7.4')

  expect(await findDistribution({ env: { KEYCLOAK_HOME: home }, cache: folder })).toEqual({
    home,
    version: '26.7.4',
  })
})

test('KC-12: KEYCLOAK_HOME with an older one is refused', async () => {
  const env = { KEYCLOAK_HOME: unpacked('26.7.2') }

  await expect(findDistribution({ env, cache: folder })).rejects.toThrow('Keycloak 26.7.2')
})

test('KEYCLOAK_HOME without a Keycloak is a mistake, not a missing one', async () => {
  const error = await findDistribution({ env: { KEYCLOAK_HOME: folder }, cache: folder }).catch(
    (reason: unknown) => reason,
  )

  expect(error).toMatchObject({ message: expect.stringContaining('holds no Keycloak') })
  expect(error).not.toBeInstanceOf(KeycloakUnavailable)
})

test('a machine without Java is told which one to install', async () => {
  await expect(findJava({ JAVA_HOME: folder })).rejects.toThrow(
    `Keycloak needs Java 17 or newer, 21 is recommended; JAVA_HOME=${folder} has none`,
  )
})

test('a Java that is too old is named', async () => {
  mkdirSync(join(folder, 'bin'))
  const says = 'echo \'openjdk version "11.0.2" 2019-01-15\' >&2'
  writeFileSync(join(folder, 'bin', 'java'), `#!/bin/sh\n${says}\n`, { mode: 0o755 })

  await expect(findJava({ JAVA_HOME: folder })).rejects.toThrow('found 11.0.2')
})

function unpacked(version: string): string {
  mkdirSync(join(folder, 'lib'))
  writeFileSync(join(folder, 'lib', 'quarkus-run.jar'), '')
  writeFileSync(join(folder, 'version.txt'), `Keycloak - Version ${version}\n`)
  return folder
}
