import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { removeCluster } from '../../backend/src/platform/database/embedded.ts'
import { freePort } from '../../backend/src/platform/ground/free-port.ts'

const BACKEND = fileURLToPath(new URL('../../backend', import.meta.url))

export interface Starts {
  /** Seconds until the product says that it is ready, in an empty data folder and again. */
  first: number
  later: number
}

export async function startTimes(): Promise<Starts> {
  const data = mkdtempSync(join(tmpdir(), 'digintm-bench-start-'))
  try {
    return { first: await secondsToReady(data), later: await secondsToReady(data) }
  } finally {
    removeCluster(join(data, 'postgres'))
    rmSync(data, { recursive: true, force: true })
  }
}

async function secondsToReady(data: string): Promise<number> {
  const env = { ...process.env, DIGINTM_DATA: data, PORT: String(await freePort()) }
  const begun = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/start.ts'], {
    cwd: BACKEND,
    env,
  })
  const ended = new Promise(resolve => child.once('exit', resolve))
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', text => String(text).includes('is ready at') && resolve())
    child.once('exit', code => reject(new Error(`the product ended with ${code}`)))
  })
  const seconds = (performance.now() - begun) / 1000
  child.kill('SIGTERM')
  await ended
  return Math.round(seconds * 10) / 10
}
