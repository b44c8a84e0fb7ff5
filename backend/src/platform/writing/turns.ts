import { InProgress } from '../ground/errors.ts'
import type { Claim } from './idempotency.ts'

const running = new Map<string, Promise<void>>()

/**
 * Duplicates of one wish take turns inside the process, so that only one of them holds a connection while another
 * instance is still at work on it (IDEM-1). What one has waited for in vain, the others need not wait for.
 */
export async function inTurn<Result>(
  { tenant, subject, operation, key }: Claim,
  work: () => Promise<Result>,
): Promise<Result> {
  const wish = JSON.stringify([tenant, subject, operation, key])
  for (let before = running.get(wish); before; before = running.get(wish)) await before

  const mine = work()
  const turn = mine.then(() => undefined, rethrowInProgress).finally(() => running.delete(wish))
  turn.catch(() => {})
  running.set(wish, turn)
  return mine
}

function rethrowInProgress(error: unknown): void {
  if (error instanceof InProgress) throw error
}
