import type { WriteStream } from 'node:tty'

/** Says on the terminal what a start is doing and how long it took; one line for each step. */
export class Progress {
  private readonly begun = Date.now()

  constructor(private readonly out: Pick<WriteStream, 'write'>) {}

  step(text: string): void {
    const seconds = ((Date.now() - this.begun) / 1000).toFixed(1).padStart(5)
    this.out.write(`${seconds} s  ${text}\n`)
  }

  done(banner: string): void {
    this.out.write(`\n${banner}\n`)
  }

  failed(reason: string): void {
    this.out.write(`\nDigIntM could not start: ${reason}\n`)
  }
}
