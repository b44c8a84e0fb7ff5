import { Program, type Ending, type ProgramWish } from './program.ts'

const LOOK_MS = 500

/** Programs that run beside each other. */
export class Running {
  readonly #programs = new Set<Program>()
  interrupted = false

  /** Whoever ends us ends them. */
  endWithUs(): this {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => this.#interrupt())
    // npm does not pass on what ends it
    const { ppid } = process
    setInterval(() => void (process.ppid === ppid || this.#interrupt()), LOOK_MS).unref()
    return this
  }

  /** Ends those that still run, and waits until they are gone. */
  async end(): Promise<void> {
    await Promise.all([...this.#programs].map(program => program.end()))
  }

  #interrupt(): void {
    if (this.interrupted) return
    this.interrupted = true
    process.exitCode = 130
    void this.end()
  }

  /** Starts it and waits for its end. */
  async run(wish: ProgramWish): Promise<Ending> {
    const program = new Program(wish)
    this.#programs.add(program)
    try {
      return await program.ending
    } finally {
      this.#programs.delete(program)
    }
  }
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
