import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { removeCluster } from '../../backend/src/platform/database/embedded.ts'
import { freePort } from '../../backend/src/platform/ground/free-port.ts'

const BACKEND = fileURLToPath(new URL('../../backend', import.meta.url))

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the product of this run answers. */
    productUrl: string
  }
}

export interface RunningProduct {
  url: string
  /** Drains, stops the database and removes the data. */
  stop(): Promise<void>
}

/** vitest's global set-up: the product as `npm start` brings it up, with the demo data, once a run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const product = await startProduct()
  project.provide('productUrl', product.url)
  return product.stop
}

/** The whole product on a free port over a data folder of its own. Throws what it said when it fails. */
export async function startProduct(): Promise<RunningProduct> {
  const data = mkdtempSync(join(tmpdir(), 'digintm-e2e-'))
  // the embedded database may run as another user than the tests do
  chmodSync(data, 0o755)
  const port = await freePort()
  const program = spawn(process.execPath, ['--import', 'tsx', 'src/cli/start.ts'], {
    cwd: BACKEND,
    env: { ...process.env, DIGINTM_DATA: data, PORT: String(port), NODE_ENV: 'development' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = async () => {
    await ended(program)
    removeCluster(join(data, 'postgres'))
    rmSync(data, { recursive: true, force: true })
  }
  try {
    await ready(program)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `http://localhost:${port}`, stop }
}

function ready(program: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('DigIntM is ready')) resolve()
    }
    program.stdout?.on('data', listen)
    program.stderr?.on('data', listen)
    program.once('error', reject)
    program.once('exit', () => reject(new Error(`The product did not start:\n${said}`)))
  })
}

function ended(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    program.once('exit', () => resolve())
    program.kill('SIGTERM')
  })
}
