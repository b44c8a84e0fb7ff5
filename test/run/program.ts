import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Ending {
  /** Everything that it printed. */
  output: string
  seconds: number
  /** Exit code, or the signal that ended it. */
  ended: number | string
}

export interface ProgramWish {
  command: string
  args: string[]
  folder: string
  env: Record<string, string | undefined>
  /** Lets the shell find the command. */
  shell?: boolean
}

const PATIENCE_MS = 20_000
const GROUPS = process.platform !== 'win32'

/** A program that runs beside others: what it prints is kept, to be shown whole. */
export class Program {
  readonly ending: Promise<Ending>
  readonly #child: ChildProcess

  constructor({ command, args, folder, env, shell = false }: ProgramWish) {
    const from = performance.now()
    let output = ''
    this.#child = spawn(command, args, {
      cwd: folder,
      env,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
      // a group of its own: Ctrl-C is for us, and we end all that it has started
      detached: GROUPS,
    })
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding('utf8').on('data', (chunk: string) => void (output += chunk))
    this.ending = new Promise((resolve, reject) => {
      this.#child.once('error', reject)
      this.#child.once('close', (code, signal) =>
        resolve({
          output,
          seconds: (performance.now() - from) / 1000,
          ended: code ?? signal ?? 'unknown',
        }),
      )
    })
  }

  /** Ends it with everything that it has started, in order where that is possible. */
  async end(): Promise<void> {
    if (!this.#signal('SIGTERM')) return
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(100))
      if (!this.#signal(0)) return
    this.#signal('SIGKILL')
  }

  /** Whether there was anybody to hear it. */
  #signal(signal: NodeJS.Signals | 0): boolean {
    const { pid } = this.#child
    if (pid === undefined) return false
    try {
      return process.kill(GROUPS ? -pid : pid, signal)
    } catch {
      return false
    }
  }
}
