import type { EntityManager } from '@mikro-orm/core'
import type { SqlEntityManager } from '@mikro-orm/sql'
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

/**
 * Takes the claim, or returns what was done under it before. Waits for a first request that is still running,
 * up to the role's `lock_timeout` of two seconds (55P03).
 */
export async function claim(
  em: EntityManager,
  { tenant, subject, operation, key, hash }: Claim,
): Promise<Earlier | undefined> {
  const sql = (em as SqlEntityManager).execute.bind(em)
  const taken = await sql<unknown[]>(
    'insert into app.idempotency_key (tenant, subject, operation, key, input_hash) values (?, ?, ?, ?, ?) on conflict do nothing returning key',
    [tenant, subject, operation, key, hash],
  )
  if (taken.length) return undefined

  const [earlier] = await sql<Earlier[]>(
    'select input_hash as "hash", entity_id as "entityId" from app.idempotency_key where tenant = ? and subject = ? and operation = ? and key = ?',
    [tenant, subject, operation, key],
  )
  return earlier
}

/** Keeps which record the claim led to; never the answer itself. */
export async function settle(
  em: EntityManager,
  { tenant, subject, operation, key }: Claim,
  record: Aggregate,
): Promise<void> {
  await (em as SqlEntityManager).execute(
    'update app.idempotency_key set entity = ?, entity_id = ? where tenant = ? and subject = ? and operation = ? and key = ?',
    [record.constructor.name, record.id, tenant, subject, operation, key],
  )
}
