import type { TenantPool } from '../database/pool.ts'
import { uuidv7 } from '../database/uuidv7.ts'
import type { Actor } from '../identity/actor.ts'

/** A document with people in it that leaves the product. */
interface Disclosure {
  actor: Actor
  requestId: string
  /** What was made, e.g. `document cases`. */
  action: string
  /** Stands on the document itself. */
  document: string
  /** The client, when it is about one. */
  person: string | null
  /** Why somebody takes a list away, in their words. */
  reason: string | null
  /** Of a list. */
  rows: number | null
}

export type Disclose = (tenant: string, disclosure: Disclosure) => Promise<void>

const TEXT = `insert into app.audit_entry
  (tenant, id, kind, subject, role, action, entity, entity_id, person, request_id, impersonator, reason, row_count)
  values ($1, $2, 'READ', $3, $4, $5, 'Document', $6, $7, $8, $9, $10, $11)`

/** One row for each document, committed before it leaves (AUD-2). */
export const disclosuresIn =
  (pool: TenantPool): Disclose =>
  async (tenant, { actor, requestId, action, document, person, reason, rows }) => {
    const { subject, roles, impersonator } = actor
    const asked = [tenant, uuidv7(), subject, roles.join(' '), action, document]
    const values = [...asked, person, requestId, impersonator, reason, rows]
    await pool.transaction(tenant, run => run({ name: 'audit-document', text: TEXT, values }))
  }
