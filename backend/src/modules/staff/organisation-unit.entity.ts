import { defineEntity, p } from '@mikro-orm/core'
import { tenantKey } from '../../platform/database/tenant-entity.ts'
import { Municipality } from '../reference/municipality.entity.ts'
import { OrganisationUnitKind } from './staff.codes.ts'

export const OrganisationUnitSchema = defineEntity({
  name: 'OrganisationUnit',
  schema: 'app',
  tableName: 'organisation_unit',
  properties: {
    ...tenantKey(),
    kind: p.enum(() => OrganisationUnitKind).comment('What kind of employer it is.'),
    name: p.text().comment('Name of the employer.'),
    municipality: () =>
      p.manyToOne(Municipality).joinColumns('municipality').referencedColumnNames('ags').nullable(),
    version: p.integer().version().comment('Counts up with each change.'),
  },
})

/** An employer of managers: the second access dimension inside a tenant (R-TEN-3). */
export class OrganisationUnit extends OrganisationUnitSchema.class {}
OrganisationUnitSchema.setClass(OrganisationUnit)
