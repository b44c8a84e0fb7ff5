import { readFileSync, realpathSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

export interface PidFile {
  pid: number
  port: number
  /** `starting`, `ready`, `standby` or `stopping`; empty in the first moments */
  status: string
}

export interface Adopted {
  adminUrl: string
  port: number
  stop(): Promise<void>
}

/** The running server's own record in its data directory, or nothing. */
export function readPidFile(dataDir: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() }
  } catch {
    return undefined
  }
}

/**
 * Takes over the server that runs on this data directory, waiting while it starts, recovers or stops.
 * Nothing is returned when none runs; a lock file that names a foreign process is removed.
 */
export async function adopt(dataDir: string, password: string): Promise<Adopted | undefined> {
  const deadline = Date.now() + 120_000
  for (;;) {
    const file = readPidFile(dataDir)
    if (!file || !(await isServer(file, dataDir, password))) return undefined
    if (file.status === 'ready' && (await answers(file, dataDir, password)) === 'yes')
      return { adminUrl: urlOf(password, file.port), port: file.port, stop: () => end(file.pid) }
    if (Date.now() > deadline) throw new Error(`The PostgreSQL server ${file.pid} does not answer`)
    await sleep(50)
  }
}

/** Whether the process named in the lock file is this directory's server; clears the lock if it is not. */
async function isServer(file: PidFile, dataDir: string, password: string): Promise<boolean> {
  if (!exists(file.pid)) return false // PostgreSQL clears this one itself, after looking for back ends
  if (alive(file.pid) && file.pid !== process.pid) {
    if (commandOf(file.pid)?.includes(dataDir)) return true
    if ((await answers(file, dataDir, password)) !== 'no') return true
  }
  try {
    unlinkSync(join(dataDir, 'postmaster.pid'))
  } catch {
    // it went away by itself
  }
  return false
}

async function answers(
  file: PidFile,
  dir: string,
  password: string,
): Promise<'yes' | 'no' | 'busy'> {
  const connectionString = urlOf(password, file.port)
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 3000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return realpathSync(rows[0]?.data_directory ?? '/') === realpathSync(dir) ? 'yes' : 'no'
  } catch (error) {
    // class 57P: it is ours to wait for, it starts up or shuts down
    return String((error as { code?: unknown }).code).startsWith('57P') ? 'busy' : 'no'
  } finally {
    await client.end().catch(() => {})
  }
}

/** Fast shutdown, after ten seconds the immediate one. Returns when the process is gone. */
export async function end(pid: number): Promise<void> {
  const began = Date.now()
  let hard = false
  signal(pid, 'SIGINT')
  while (alive(pid) && Date.now() - began < 20_000) {
    if (!hard && Date.now() - began > 10_000) hard = signal(pid, 'SIGQUIT')
    await sleep(20)
  }
}

/** A zombie that nobody reaps, as in a container without init, counts as dead. */
export function alive(pid: number): boolean {
  if (!exists(pid)) return false
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))
  } catch {
    return exists(pid)
  }
}

export function urlOf(password: string, port: number): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
}

function exists(pid: number): boolean {
  return signal(pid, 0)
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  if (!(pid > 0)) return false
  try {
    return process.kill(pid, name)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function commandOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return undefined
  }
}
