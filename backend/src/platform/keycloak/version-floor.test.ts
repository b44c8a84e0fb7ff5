import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { assertVersionFloor } from './version-floor.ts'

const MAY_RUN = ['26.6.7', '26.6.11', '26.7.3', '26.7.5', '26.8.0', '27.0.0']
const REFUSED = ['25.0.6', '26.4.9', '26.6.6', '26.7.0', '26.7.2', '', 'nightly']

test.each(MAY_RUN)('KC-12: Keycloak %s may run', version =>
  expect(() => assertVersionFloor(version)).not.toThrow(),
)

test.each(REFUSED)('KC-12: Keycloak %s is refused', version =>
  expect(() => assertVersionFloor(version)).toThrow('known holes'),
)

// the image's own check is for bash, which is all that it has
test.skipIf(process.platform === 'win32')('KC-12: the image judges alike', () => {
  for (const version of MAY_RUN) expect(() => startOfImage(version), version).not.toThrow()
  for (const version of REFUSED) expect(() => startOfImage(version)).toThrow('known holes')
})

function startOfImage(version: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'digintm-version-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'version.txt'), `Keycloak - Version ${version}\n`)
  const script = new URL('../../../../infra/docker/keycloak-version.sh', import.meta.url)
  execFileSync('bash', [fileURLToPath(script), join(folder, 'version.txt')], { stdio: 'pipe' })
}
