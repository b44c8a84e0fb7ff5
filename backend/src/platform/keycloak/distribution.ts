import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { KeycloakUnavailable } from './unavailable.ts'
import { assertVersionFloor } from './version-floor.ts'

/** Raise both together; the checksum is the one published beside the file. */
const VERSION = '26.7.5'
const SHA1 = '4aaddef6c5a3f29d51b7d46ad0ac70086e6f3210'

const NAME = `keycloak-${VERSION}`
const COORDINATES = `org.keycloak:keycloak-quarkus-dist:${VERSION}:zip`
const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1'

/** An unpacked Keycloak, which nobody writes to. */
export interface Distribution {
  home: string
  version: string
}

export interface DistributionWish {
  env: Readonly<Record<string, string | undefined>>
  /** Folder that is kept between runs. */
  cache: string
  onProgress?: (text: string) => void
}

/**
 * The Keycloak of KEYCLOAK_HOME, else the pinned one: unpacked once into the cache, got through Maven, checksum
 * verified. Throws {@link KeycloakUnavailable} when it cannot be had.
 */
export async function findDistribution(wish: DistributionWish): Promise<Distribution> {
  const given = wish.env['KEYCLOAK_HOME']
  const home = given ?? join(wish.cache, NAME)
  if (!given && !existsSync(home)) await fetchInto(wish)
  const version = versionOf(home)
  assertVersionFloor(version)
  return { home, version }
}

function versionOf(home: string): string {
  if (!existsSync(join(home, 'lib', 'quarkus-run.jar')))
    throw new Error(`${home} holds no Keycloak: lib/quarkus-run.jar is missing`)
  const said = /Version (\S+)/.exec(readFileSync(join(home, 'version.txt'), 'utf8'))?.[1]
  if (!said) throw new Error(`${home}/version.txt names no version`)
  return said
}

/** Beside and renamed when whole, so that an interrupted run leaves no half Keycloak. */
async function fetchInto({ cache, onProgress }: DistributionWish): Promise<void> {
  onProgress?.(`Getting Keycloak ${VERSION} through Maven`)
  await mkdir(cache, { recursive: true })
  const part = mkdtempSync(join(cache, 'part-'))
  try {
    await maven(part, 'copy')
    await verify(join(part, `keycloak-quarkus-dist-${VERSION}.zip`))
    // offline: out of the local repository, which the verified file came from
    await maven(part, 'unpack', ['--offline'])
    renameSync(join(part, NAME), join(cache, NAME))
  } catch (error) {
    // another process may have been faster
    if (!existsSync(join(cache, NAME))) throw error
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
}

async function maven(folder: string, goal: string, options: string[] = []): Promise<void> {
  const what = [`-Dartifact=${COORDINATES}`, `-DoutputDirectory=${folder}`]
  try {
    await promisify(execFile)('mvn', ['-q', '-B', `${PLUGIN}:${goal}`, ...what, ...options], {
      cwd: folder,
    })
  } catch (error) {
    const { code, stdout } = error as { code?: unknown; stdout?: string }
    throw new KeycloakUnavailable(
      code === 'ENOENT'
        ? 'Keycloak comes through Maven, which was not found: install it or set KEYCLOAK_HOME'
        : `Maven could not get ${COORDINATES}: ${stdout?.trim().split('\n', 1)[0] ?? ''}`,
    )
  }
}

async function verify(file: string): Promise<void> {
  const hash = createHash('sha1')
  await pipeline(createReadStream(file), hash)
  const found = hash.digest('hex')
  if (found !== SHA1) throw new Error(`${COORDINATES} has the checksum ${found}, not ${SHA1}`)
}
