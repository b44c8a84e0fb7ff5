import { Program, type Ending, type ProgramWish } from './program.ts'

const LOOK_MS = 500

/** Programs that end with us, whoever ends us. */
export class Running {
  readonly #programs = new Set<Program>()
  interrupted = false

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => this.#interrupt())
    // npm does not pass on what ends it
    const { ppid } = process
    setInterval(() => void (process.ppid === ppid || this.#interrupt()), LOOK_MS).unref()
  }

  #interrupt(): void {
    if (this.interrupted) return
    this.interrupted = true
    process.exitCode = 130
    for (const program of this.#programs) void program.end()
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
