import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Milliseconds of one tick of `/proc`: 100 a second on every Linux that Node runs on. */
const TICK_MS = 10

/** CPU milliseconds by process: the node process and every process of the database server. */
export type CpuTimes = ReadonlyMap<number, number>

/** Reads user and system time of the process and of the children of the server on `dataDir`. */
export function cpuTimes(node: number, dataDir: string): CpuTimes {
  const postmaster = Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0])
  const times = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    const stat = Number.isInteger(pid) ? statOf(pid) : undefined
    if (stat && (pid === node || stat.parent === postmaster)) times.set(pid, stat.ms)
  }
  return times
}

/** What was spent between two readings, on the node process and on the database. */
export function spent(before: CpuTimes, after: CpuTimes, node: number): Spent {
  const result = { node: 0, database: 0 }
  for (const [pid, ms] of after)
    result[pid === node ? 'node' : 'database'] += ms - (before.get(pid) ?? 0)
  return result
}

export interface Spent {
  node: number
  database: number
}

function statOf(pid: number): { parent: number; ms: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return {
      parent: Number(fields[1]),
      ms: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
    }
  } catch {
    return undefined // it ended between listing and reading
  }
}
