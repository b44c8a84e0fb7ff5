/** Why somebody's work on a job has to end. */
export type Interruption = 'LOST' | 'TOO_LONG' | 'STOPPING'

/** `signal.reason` of a handler that is interrupted. */
export class Interrupted extends Error {
  override name = 'Interrupted'

  constructor(readonly why: Interruption) {
    super(`the job's run was interrupted: ${why}`)
  }
}

interface LeaseTerms {
  /** Resolves whether the lease is still ours. */
  renew: () => Promise<boolean>
  /** How long it holds after it was taken or renewed, milliseconds. */
  holdsMs: number
  /** How long it is renewed at all, milliseconds. */
  longestMs: number
}

/**
 * Holds a job while its handler runs, renewed three times as often as needed. The signal aborts as soon as it may be
 * somebody else's: counted from when the last renewal that was confirmed had been sent, so never later than the database.
 */
export class Lease {
  readonly #terms: LeaseTerms
  readonly #controller = new AbortController()
  readonly #limit: NodeJS.Timeout
  #expiry: NodeJS.Timeout
  #beat: NodeJS.Timeout

  /** @param takenAt `performance.now()` of when the job was asked for */
  constructor(terms: LeaseTerms, takenAt: number) {
    this.#terms = terms
    this.#limit = this.#after(terms.longestMs, () => this.interrupt('TOO_LONG'))
    this.#expiry = this.#expireAt(takenAt + terms.holdsMs)
    this.#beat = this.#beatSoon()
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  interrupt(why: Interruption): void {
    this.end()
    this.#controller.abort(new Interrupted(why))
  }

  /** Nobody renews it any more. */
  end(): void {
    for (const timer of [this.#limit, this.#expiry, this.#beat]) clearTimeout(timer)
  }

  async #renew(): Promise<void> {
    const sent = performance.now()
    try {
      const ours = await this.#terms.renew()
      if (this.signal.aborted) return
      if (!ours) return this.interrupt('LOST')
      clearTimeout(this.#expiry)
      this.#expiry = this.#expireAt(sent + this.#terms.holdsMs)
    } catch {
      // out of reach for a moment; the lease's end is watched anyway
    }
    if (!this.signal.aborted) this.#beat = this.#beatSoon()
  }

  #expireAt(moment: number): NodeJS.Timeout {
    return this.#after(moment - performance.now(), () => this.interrupt('LOST'))
  }

  #beatSoon(): NodeJS.Timeout {
    return this.#after(this.#terms.holdsMs / 3, () => void this.#renew())
  }

  #after(ms: number, then: () => void): NodeJS.Timeout {
    return setTimeout(then, Math.max(0, ms)).unref()
  }
}
