import type { ReadAudit, Reads } from './read.ts'
import type { Statement } from '../database/statement.ts'
import type { TenantPool } from '../database/pool.ts'
import type { TenantTransaction } from '../database/tenant-transaction.ts'
import { uuidv7 } from '../database/uuidv7.ts'

/** The door for reads in a tenant's context. */
export function tenantReads(pool: TenantPool): Reads {
  return {
    read: (tenant, statement) => pool.read(tenant, statement),
    readAudited: (tenant, statement, audit) =>
      pool.transaction(tenant, async run => {
        const rows = await run<never>(statement)
        const entry = audit(rows)
        if (entry.persons.length) await run(auditRows(tenant, entry))
        return rows
      }),
  }
}

/** The door for the one read that ends a transaction: it sees what was written, and the commit travels with it. */
export function lastRead(transaction: TenantTransaction): Reads {
  return {
    read: (_tenant, statement) => transaction.last(statement),
    readAudited: async (tenant, statement, audit) => {
      const rows = await transaction.run<never>(statement)
      const entry = audit(rows)
      if (entry.persons.length) transaction.send(auditRows(tenant, entry))
      return rows
    },
  }
}

/** One row for each person, committed before the answer leaves (AUD-2). */
function auditRows(
  tenant: string,
  { actor, action, entity, persons, requestId }: ReadAudit,
): Statement {
  const values: unknown[] = [
    tenant,
    actor.subject,
    actor.roles.join(' '),
    action,
    entity,
    requestId,
    actor.impersonator,
  ]
  const rows = persons.map(
    person =>
      `($1, $${values.push(uuidv7())}, 'READ', $2, $3, $4, $5, $${values.push(person)}::uuid, $${values.length}::uuid, $6, $7)`,
  )
  const text = `insert into app.audit_entry (tenant, id, kind, subject, role, action, entity, entity_id, person, request_id, impersonator) values ${rows.join(', ')}`
  return { name: `audit-${persons.length}`, text, values }
}
