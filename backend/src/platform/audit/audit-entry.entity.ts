import { defineEntity, p } from '@mikro-orm/core'
import { tenantKey } from '../database/tenant-entity.ts'

const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  schema: 'app',
  tableName: 'audit_entry',
  properties: {
    ...tenantKey(),
    kind: p.text(),
    subject: p.text(),
    role: p.text(),
    action: p.text(),
    entity: p.text(),
    entityId: p.uuid().nullable(),
    person: p.uuid().nullable(),
    changed: p.array(),
    requestId: p.text(),
  },
})

/** Who did what to which record: names of changed columns, never values (AUD-5). */
export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry)
