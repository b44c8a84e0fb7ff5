import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { KeycloakUnavailable } from './unavailable.ts'

const OLDEST = 17
const ADVICE = `Keycloak needs Java ${OLDEST} or newer, 21 is recommended`

export interface Java {
  command: string
  /** as it says itself, such as `17.0.15` */
  version: string
}

/** The Java of JAVA_HOME, else the one on the path. Throws {@link KeycloakUnavailable} when it will not do. */
export async function findJava(env: Readonly<Record<string, string | undefined>>): Promise<Java> {
  const home = env['JAVA_HOME']
  const command = home ? join(home, 'bin', 'java') : 'java'
  const version = await versionOf(command)
  if (!version)
    throw new KeycloakUnavailable(
      `${ADVICE}; ${home ? `JAVA_HOME=${home} has none` : 'none was found: install one or set JAVA_HOME'}`,
    )
  if (Number.parseInt(version, 10) < OLDEST)
    throw new KeycloakUnavailable(`${ADVICE}; found ${version} (${command})`)
  return { command, version }
}

async function versionOf(command: string): Promise<string | undefined> {
  try {
    // it answers on the error channel
    const { stderr } = await promisify(execFile)(command, ['-version'])
    return /version "([^"]+)"/.exec(stderr)?.[1]
  } catch {
    return undefined
  }
}
