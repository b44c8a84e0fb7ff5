import type { Statement } from '../database/tenant-query.ts'
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
  entityId: string | null
}

const CLAIM =
  'insert into app.idempotency_key (tenant, subject, operation, key, input_hash) values ($1, $2, $3, $4, $5) on conflict do nothing returning key'
const EARLIER =
  'select input_hash as "hash", entity_id as "entityId" from app.idempotency_key where tenant = $1 and subject = $2 and operation = $3 and key = $4'
const SETTLE =
  'update app.idempotency_key set entity = $5, entity_id = $6 where tenant = $1 and subject = $2 and operation = $3 and key = $4'

/**
 * Takes the claim, or returns what was done under it before. Waits for a first request that is still running,
 * up to the role's `lock_timeout` of two seconds (55P03).
 */
export async function claim(
  transaction: TenantTransaction,
  { tenant, subject, operation, key, hash }: Claim,
): Promise<Earlier | undefined> {
  const named = [tenant, subject, operation, key]
  const taken = await transaction.run<unknown>({
    name: 'claim',
    text: CLAIM,
    values: [...named, hash],
  })
  if (taken.length) return undefined

  const [earlier] = await transaction.run<Earlier>({
    name: 'claim-earlier',
    text: EARLIER,
    values: named,
  })
  return earlier
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
