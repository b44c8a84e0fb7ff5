import { codeOf } from '../ground/errors.ts'

/** What an error that is none of ours comes to for the client. */
type Trouble = 'BUSY' | 'CONFLICT' | 'BAD_USER_INPUT' | 'INTERNAL'

/** What the client is told. The database's own words would name tables, constraints and values. */
export const MESSAGES: Record<Trouble, string> = {
  BUSY: 'The service is busy; try again',
  CONFLICT: 'The record was changed meanwhile; read it again',
  BAD_USER_INPUT: 'A value is out of range, malformed, or not allowed here',
  INTERNAL: 'Something went wrong on our side',
}

/** Seconds after which a client may try again. */
export const RETRY_AFTER = '1'

/**
 * SQLSTATE or its class, the longer first. Of class 22, only what a value brings about: a division by zero is our
 * fault, as is a check that no rule of ours anticipated, and whatever else is not listed.
 */
const TROUBLES: Record<string, Trouble> = {
  '08': 'BUSY', // connection
  '08P01': 'INTERNAL', // protocol
  '22001': 'BAD_USER_INPUT', // too long
  '22003': 'BAD_USER_INPUT', // out of range
  '22007': 'BAD_USER_INPUT', // no date or time
  '22008': 'BAD_USER_INPUT', // date or time out of range
  '22021': 'BAD_USER_INPUT', // no text, such as the character zero
  '22P02': 'BAD_USER_INPUT', // no text of the type
  '22P05': 'BAD_USER_INPUT', // no such character
  '23503': 'CONFLICT', // what is referred to has gone
  '23505': 'CONFLICT', // somebody was first
  '23P01': 'CONFLICT', // exclusion
  '25P03': 'BUSY', // idle in a transaction
  '40001': 'BUSY', // serialization
  '40P01': 'BUSY', // deadlock
  '53': 'BUSY', // resources
  '55P03': 'BUSY', // lock
  '57': 'BUSY', // cancelled, shut down, starting
}

/** Errors of the network under the database. */
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'])

/** What `pg` and its pool say without a code. */
const LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/

/** Whether the connection went away under a statement: what the server made of it is unknown. */
export function isLost(error: unknown): boolean {
  const code = codeOf(error)
  return (
    NETWORK.has(code) ||
    (code.startsWith('08') && code !== '08P01') ||
    code.startsWith('57P') ||
    (error instanceof Error && LOST.test(error.message))
  )
}

/** Whether the client may try again, has to change something, or can do nothing about it. */
export function troubleOf(error: unknown): Trouble {
  const code = codeOf(error)
  if (NETWORK.has(code) || (error instanceof Error && LOST.test(error.message))) return 'BUSY'
  return TROUBLES[code] ?? TROUBLES[code.slice(0, 2)] ?? 'INTERNAL'
}
