import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from '../ground/free-port.ts'
import { findPlace, handOver, type Place } from './embedded-place.ts'
import { adopt, alive, end, readPidFile, urlOf } from './postmaster.ts'

export interface EmbeddedOptions {
  /** Folder of the cluster; as root it may move aside, see {@link findPlace}. */
  dataDir: string
  /** Server settings for the command line, such as `{ fsync: 'off' }`. */
  settings?: Record<string, string>
  onProgress?: (text: string) => void
}

export interface PostgresServer {
  /** Superuser's URL of the database `postgres`. */
  adminUrl: string
  port: number
  /** Where the data really lie. */
  dataDir: string
  /** True when a server of an earlier process was found running and taken over. */
  adopted: boolean
  /** Fast shutdown; open sessions are ended, nothing committed is lost. */
  stop(): Promise<void>
}

/**
 * Starts PostgreSQL from the npm package on this data directory, or takes over the one that runs there.
 * The server is a process of its own: it outlives a SIGKILL of ours and is adopted by the next start.
 */
export async function startPostgres(options: EmbeddedOptions): Promise<PostgresServer> {
  if (process.env['NODE_ENV'] === 'production')
    throw new Error('The embedded PostgreSQL does not run in production: set DATABASE_URL')
  const place = findPlace(options.dataDir)
  if (place.aside)
    options.onProgress?.(
      `PostgreSQL cannot reach ${options.dataDir}, its files are in ${place.aside}`,
    )
  const password = await initialise(place, options.onProgress)
  return adoptOrLaunch(place, password, options.settings ?? {})
}

async function adoptOrLaunch(
  place: Place,
  password: string,
  settings: Record<string, string>,
): Promise<PostgresServer> {
  const deadline = Date.now() + 30_000
  for (;;) {
    const adopted = await adopt(place.dataDir, password)
    if (adopted) return { ...adopted, dataDir: place.dataDir, adopted: true }
    try {
      return await launch(place, password, settings)
    } catch (error) {
      // another process won the race, or back ends of a killed server are still going away
      if (!isTransient(error) || Date.now() > deadline) throw error
      await sleep(250)
    }
  }
}

async function initialise(place: Place, onProgress?: (text: string) => void): Promise<string> {
  const passwordFile = `${place.dataDir}.password`
  if (!existsSync(passwordFile)) makePassword(place, passwordFile)
  if (!existsSync(join(place.dataDir, 'PG_VERSION'))) {
    onProgress?.('Creating the database cluster')
    await initdb(place, passwordFile)
  }
  return readFileSync(passwordFile, 'utf8').trim()
}

/** Complete or not there: of several first starts at once one password wins. */
function makePassword(place: Place, file: string): void {
  const part = partOf(file)
  writeFileSync(part, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  handOver(part, place)
  try {
    linkSync(part, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(part)
  }
}

function partOf(path: string): string {
  return `${path}.${randomBytes(4).toString('hex')}.part`
}

/** Into a folder beside and renamed when complete: an interrupted run leaves no half cluster. */
async function initdb(place: Place, passwordFile: string): Promise<void> {
  const part = partOf(place.dataDir)
  mkdirSync(part, { mode: 0o700 })
  handOver(part, place)
  const args = ['-D', part, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  await promisify(execFile)(
    join(place.native, 'bin', 'initdb'),
    [...args, ...locale, '--locale=C', '--no-sync'],
    { ...place.ids, cwd: '/', env: { ...process.env, LC_ALL: 'C' } },
  )
  try {
    renameSync(part, place.dataDir)
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    if (!existsSync(join(place.dataDir, 'PG_VERSION'))) throw error
  }
}

async function launch(
  place: Place,
  password: string,
  settings: Record<string, string>,
): Promise<PostgresServer> {
  const { dataDir } = place
  const port = await freePort()
  const fixed = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '' }
  const args = Object.entries({ ...settings, ...fixed }).flatMap(([k, v]) => ['-c', `${k}=${v}`])
  // a file, not a pipe: the server must be able to write when we are gone
  const log = openSync(`${dataDir}.log`, 'w', 0o600)
  const child = spawn(join(place.native, 'bin', 'postgres'), ['-D', dataDir, ...args], {
    ...place.ids,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, LC_ALL: 'C' },
  })
  closeSync(log)
  let failed: unknown
  child.once('error', error => (failed = error))
  child.unref()
  await readiness(dataDir, () => {
    if (failed) throw failed
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(tail(dataDir))
    return child.pid
  })
  const { pid } = child
  if (pid === undefined) throw new Error('PostgreSQL has no process id')
  const stop = () => end(pid)
  return { adminUrl: urlOf(password, port), port, dataDir, adopted: false, stop }
}

async function readiness(dataDir: string, running: () => number | undefined): Promise<void> {
  const deadline = Date.now() + 120_000
  for (;;) {
    const pid = running()
    const file = readPidFile(dataDir)
    if (file && file.pid === pid && file.status === 'ready') return
    if (Date.now() > deadline) throw new Error(`PostgreSQL is not ready: ${tail(dataDir)}`)
    await sleep(15)
  }
}

function tail(dataDir: string): string {
  const text = readFileSync(`${dataDir}.log`, 'utf8').trim()
  return `PostgreSQL did not start: ${text.split('\n').slice(-4).join(' · ')}`
}

function isTransient(error: unknown): boolean {
  return /lock file|shared memory block|Address already in use|address in use/.test(String(error))
}

/** Removes cluster, log and passwords of a data directory whose server is stopped. */
export function removeCluster(dataDir: string): void {
  const place = findPlace(dataDir)
  const file = readPidFile(place.dataDir)
  if (file && alive(file.pid)) throw new Error('The database is running')
  for (const suffix of ['', '.log', '.password'])
    rmSync(`${place.dataDir}${suffix}`, { recursive: true, force: true })
  if (place.aside) rmSync(place.aside, { recursive: true, force: true })
}
