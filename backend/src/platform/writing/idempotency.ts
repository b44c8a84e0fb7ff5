import { codeOf, InProgress } from '../ground/errors.ts'
import type { Statement } from '../database/statement.ts'
import type { TenantTransaction } from '../database/tenant-transaction.ts'
import type { Aggregate } from './work.ts'

/** A wish to do something once (IDEM-1): unique per tenant, person and operation. */
export interface Claim {
  tenant: string
  subject: string
  operation: string
  key: string
  /** Of the input, so that one key cannot stand for two wishes. */
  hash: string
}

interface Earlier {
  hash: string
  entityId: string
}

const CLAIM =
  'insert into app.idempotency_key (tenant, subject, operation, key, input_hash) values ($1, $2, $3, $4, $5) on conflict do nothing returning key'
const EARLIER =
  'select input_hash as "hash", entity_id as "entityId" from app.idempotency_key where tenant = $1 and subject = $2 and operation = $3 and key = $4'
const SETTLE =
  'update app.idempotency_key set entity = $5, entity_id = $6 where tenant = $1 and subject = $2 and operation = $3 and key = $4'

/** Ends a unit of work that turns out to have been done before. */
class DoneBefore extends Error {}

/**
 * Takes the claim while the work goes ahead; what the work waits for fails when the claim was taken before. A first
 * request that is still running is waited for, up to the role's `lock_timeout` of two seconds (55P03).
 * @returns whether it is taken
 */
export function claim(
  transaction: TenantTransaction,
  { tenant, subject, operation, key, hash }: Claim,
): Promise<boolean> {
  const values = [tenant, subject, operation, key, hash]
  transaction.under({ name: 'claim', text: CLAIM, values }, rows => {
    if (!rows.length) throw new DoneBefore()
  })
  return transaction.met().then(() => true, unlessDone)
}

function unlessDone(reason: unknown): false {
  if (reason instanceof DoneBefore) return false
  throw codeOf(reason) === '55P03' ? new InProgress() : reason
}

/** What was done under the claim before. */
export async function earlierOf(
  transaction: TenantTransaction,
  { tenant, subject, operation, key }: Claim,
): Promise<Earlier> {
  const values = [tenant, subject, operation, key]
  const [earlier] = await transaction.run<Earlier>({ name: 'claim-earlier', text: EARLIER, values })
  return earlier!
}

/** Keeps which record the claim led to; never the answer itself. */
export const settled = (
  { tenant, subject, operation, key }: Claim,
  record: Aggregate,
): Statement => ({
  name: 'claim-settle',
  text: SETTLE,
  values: [tenant, subject, operation, key, record.constructor.name, record.id],
})
