import { OptimisticLockError } from '@mikro-orm/core'
import { isLost } from '../api/database-errors.ts'
import { codeOf, Conflict, DoneUnseen } from '../ground/errors.ts'
import type { TenantTransaction } from '../database/tenant-transaction.ts'

/** Deadlock and serialization failures are tried again, because a mutation is idempotent (LOCK-2). */
const RETRIED = new Set(['40001', '40P01'])
const ATTEMPTS = 5

/** The line broke while the transaction was ending: the next attempt finds out, as what was done is not done twice. */
class Unsettled extends Error {
  constructor(override readonly cause: unknown) {
    super('nobody knows whether it was done')
  }
}

/** As many attempts as it takes to get past other writers and broken lines. */
export async function attempted<Result>(once: () => Promise<Result>): Promise<Result> {
  let unsettled = false
  for (let attempt = 1; ; attempt++) {
    try {
      return await once()
    } catch (error) {
      unsettled ||= error instanceof Unsettled
      const again = metOthers(error) || (unsettled && isBroken(error))
      if (!again || attempt === ATTEMPTS) throw translate(error)
      await new Promise(resolve => setTimeout(resolve, Math.random() * 50 * attempt))
    }
  }
}

/** What an error comes to by how far its transaction had come: of nothing that is done it is said that it failed. */
export function settledError(transaction: TenantTransaction | undefined, error: unknown): unknown {
  if (transaction?.stage === 'COMMITTED')
    return error instanceof DoneUnseen ? error : new DoneUnseen(error)
  return transaction?.stage === 'ENDING' && isLost(error) ? new Unsettled(error) : error
}

const isBroken = (error: unknown): boolean => error instanceof Unsettled || isLost(error)

/** Another writer was faster; what is there now decides how the next attempt ends (LOCK-1, LOCK-2). */
const metOthers = (error: unknown): boolean =>
  error instanceof OptimisticLockError || RETRIED.has(codeOf(error))

function translate(error: unknown): unknown {
  if (error instanceof Unsettled) return error.cause
  return metOthers(error) ? new Conflict() : error
}
