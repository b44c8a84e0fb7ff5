import type { Job } from './outbox.ts'

/** How one kind of job is done. */
export interface Kind {
  /**
   * May happen twice, so doing it again changes nothing. When the signal aborts, the job is somebody else's from now on
   * or the process ends: stop between two transactions, by `signal.throwIfAborted()`.
   */
  run(job: Job, signal: AbortSignal): Promise<void>
  /** Hears that it stays as failed, and by what; may happen twice, too. */
  givenUp?(job: Job, failure: string): Promise<void>
  /** How often it is begun before it stays as failed; 30, about a day, when left out. */
  attempts?: number
  /** How many run at once in a process, of different tenants; 2 when left out. */
  atOnce?: number
  /** Milliseconds after which one run has failed; ten minutes when left out. */
  longestMs?: number
  /** Nobody promises it: it comes every day. */
  daily?: Daily
}

interface Daily {
  /** In Berlin, `03:30`. */
  at: string
  /** One for the whole state, in whose run all tenants are looped over, or one for each tenant. */
  of: 'STATE' | 'TENANT'
  /** Also when a process starts. */
  atStart?: boolean
}

export type Kinds = Readonly<Record<string, Kind>>
