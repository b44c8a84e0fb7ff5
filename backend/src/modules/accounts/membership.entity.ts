import { defineEntity, p } from '@mikro-orm/core'
import { concern } from '../../platform/audit/concerns.ts'
import type { Role } from '../../platform/identity/roles.ts'
import { reference, tenantKey } from '../../platform/database/tenant-entity.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'

const MembershipSchema = defineEntity({
  name: 'Membership',
  schema: 'app',
  tableName: 'membership',
  properties: {
    ...tenantKey(),
    issuer: p.text(),
    subject: p.text(),
    login: p.text(),
    displayName: p.text(),
    role: p.text().$type<Role>(),
    manager: () => reference(IntegrationManager, 'manager').nullable(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
    status: p.text().$type<'HELD' | 'SUSPENDED' | 'REVOKED'>(),
  },
})

/** A function that somebody holds in this organisation (architecture 5a). */
export class Membership extends MembershipSchema.class {}
MembershipSchema.setClass(Membership)
concern(Membership, 'NO_CLIENT')
