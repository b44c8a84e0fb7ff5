import { execFile } from 'node:child_process'
import { hash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { dataDirectory } from '../../backend/src/platform/database/locate.ts'
import { findJava } from '../../backend/src/platform/keycloak/java.ts'
import { KeycloakUnavailable } from '../../backend/src/platform/keycloak/unavailable.ts'

/** Raise both together; the checksum is the one published beside the file. */
const VERSION = '1.28.2'
const SHA1 = '7484fd844c7f2fc5c7f554f25511e2a1b2a7dc00'

const NAME = `greenfield-apps-${VERSION}.jar`
const COORDINATES = `org.verapdf.apps:greenfield-apps:${VERSION}`
const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1'

/** No veraPDF can be had on this machine; the message says what is missing and what to do about it. */
export class VeraPdfUnavailable extends Error {}

interface VeraPdf {
  java: string
  jar: string
}

/** Java, and the pinned veraPDF: got through Maven once, checksum verified. */
export async function findVeraPdf(): Promise<VeraPdf> {
  const folder = join(dataDirectory(process.env), 'verapdf')
  const jar = join(folder, NAME)
  const { command: java } = await findJava(process.env).catch(asMissingJava)
  if (!existsSync(jar)) await fetchInto(folder, jar)
  return { java, jar }
}

function asMissingJava(error: unknown): never {
  if (!(error instanceof KeycloakUnavailable)) throw error
  throw new VeraPdfUnavailable(error.message.replaceAll('Keycloak', 'veraPDF'))
}

/** Beside and renamed when whole, so that an interrupted run leaves no half file. */
async function fetchInto(folder: string, jar: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const part = mkdtempSync(join(folder, 'part-'))
  try {
    await maven(part)
    const found = hash('sha1', readFileSync(join(part, NAME)))
    if (found !== SHA1) throw new Error(`${COORDINATES} has the checksum ${found}, not ${SHA1}`)
    renameSync(join(part, NAME), jar)
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
}

async function maven(folder: string): Promise<void> {
  const what = [`-Dartifact=${COORDINATES}`, `-DoutputDirectory=${folder}`]
  try {
    await promisify(execFile)('mvn', ['-q', '-B', `${PLUGIN}:copy`, ...what], { cwd: folder })
  } catch (error) {
    const { code, stdout } = error as { code?: unknown; stdout?: string }
    throw new VeraPdfUnavailable(
      code === 'ENOENT'
        ? 'veraPDF comes through Maven, which was not found: install it'
        : `Maven could not get ${COORDINATES}: ${stdout?.trim().split('\n', 1)[0] ?? ''}`,
    )
  }
}

/** Of files by name: what veraPDF says against PDF/UA-1; nothing of those that are as they should be. */
export async function violationsOf(
  files: Readonly<Record<string, Uint8Array>>,
): Promise<Record<string, string[]>> {
  const { java, jar } = await findVeraPdf()
  const folder = mkdtempSync(join(tmpdir(), 'verapdf-'))
  try {
    const paths = Object.entries(files).map(([name, bytes]) => {
      const path = join(folder, `${name}.pdf`)
      writeFileSync(path, bytes)
      return path
    })
    const report = await reportOf(java, ['-cp', jar, MAIN, ...ASKED, ...paths])
    return Object.fromEntries(report.jobs.map(job => [nameIn(job.itemDetails.name), saidOf(job)]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const MAIN = 'org.verapdf.apps.GreenfieldCliWrapper'
const ASKED = ['--flavour', 'ua1', '--format', 'json']
const nameIn = (path: string): string => path.replace(/^.*\/|\.pdf$/g, '')

interface Job {
  itemDetails: { name: string }
  validationResult?: {
    compliant: boolean
    details: { ruleSummaries: { clause: string; description: string }[] }
  }[]
}

const saidOf = ({ validationResult }: Job): string[] =>
  validationResult
    ? validationResult.flatMap(({ compliant, details }) =>
        compliant ? [] : details.ruleSummaries.map(rule => `${rule.clause}: ${rule.description}`),
      )
    : ['no PDF']

/** It ends with 1 when a file is not as it should be. */
async function reportOf(java: string, options: string[]): Promise<{ jobs: Job[] }> {
  const most = { maxBuffer: 100_000_000 }
  const headless = ['-Djava.awt.headless=true', ...options]
  const { stdout } = await promisify(execFile)(java, headless, most).catch((error: unknown) => {
    const told = error as { code?: unknown; stdout?: string }
    if (told.code !== 1 || !told.stdout) throw error
    return { stdout: told.stdout }
  })
  return (JSON.parse(stdout) as { report: { jobs: Job[] } }).report
}
