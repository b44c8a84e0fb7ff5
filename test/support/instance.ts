import { spawn, type ChildProcess } from 'node:child_process'
import { once as event } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { World } from './world.ts'

/** Where the compiler of the decorators finds its settings. */
const BACKEND = fileURLToPath(new URL('../../backend', import.meta.url))
const PROCESS = fileURLToPath(new URL('server-process.ts', import.meta.url))

export interface Instance {
  url: string
  program: ChildProcess
  ended: Promise<unknown>
}

/** Another instance over the world's database and folder, in a process that can be killed; `root` is the secret of its keys. */
export async function instanceOf({ urls, issuer, folder }: World, root: string): Promise<Instance> {
  const identity = { issuer: issuer.issuer, certsUrl: issuer.certsUrl }
  const order = JSON.stringify({ databases: urls, identity, folder, root })
  const program = spawn(process.execPath, ['--import', 'tsx', PROCESS, order], {
    cwd: BACKEND,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = event(program, 'exit')
  const failed = ended.then(() => {
    throw new Error('the server did not start')
  })
  failed.catch(() => {})
  const [said] = await Promise.race([event(program.stdout, 'data') as Promise<[Buffer]>, failed])
  return { url: said.toString().trim(), program, ended }
}
