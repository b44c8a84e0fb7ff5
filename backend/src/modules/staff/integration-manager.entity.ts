import { defineEntity, p } from '@mikro-orm/core'
import { concern } from '../../platform/audit/concerns.ts'
import { reference, tenantKey, version } from '../../platform/database/tenant-entity.ts'
import { OrganisationUnit } from './organisation-unit.entity.ts'
import { Gender, Qualification } from './staff.codes.ts'

export const IntegrationManagerSchema = defineEntity({
  name: 'IntegrationManager',
  schema: 'app',
  tableName: 'integration_manager',
  properties: {
    ...tenantKey(),
    givenName: p.text().comment('Given name.'),
    familyName: p.text().comment('Family name.'),
    gender: p.enum(() => Gender).comment('Gender as recorded.'),
    qualification: p
      .enum(() => Qualification)
      .comment('Qualification type, which decides the flat rate.'),
    unit: () => reference(OrganisationUnit, 'unit').comment('Employer.'),
    fteHundredths: p.integer().comment('Full-time share in hundredths, 25 to 100.'),
    languages: p.array().comment('Languages spoken, ISO 639.'),
    activeFrom: p.date().comment('First day on a granted post.'),
    activeUntil: p.date().nullable().comment('Last day on a granted post; null while employed.'),
    version: version(),
  },
})

/** An Integrationsmanager:in, as the tenant knows them (domain 4.5). */
export class IntegrationManager extends IntegrationManagerSchema.class {
  /** Whether the manager is on a granted post on that day. */
  worksOn(day: string): boolean {
    return this.activeFrom <= day && (!this.activeUntil || this.activeUntil >= day)
  }
}
IntegrationManagerSchema.setClass(IntegrationManager)
concern(IntegrationManager, 'NO_CLIENT')
