import { defineEntity, p } from '@mikro-orm/core'
import { concern } from '../../platform/audit/concerns.ts'
import { tenantKey, version } from '../../platform/database/tenant-entity.ts'
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
    version: version(),
  },
})

/** An employer of managers: the second access dimension inside a tenant (R-TEN-3). */
export class OrganisationUnit extends OrganisationUnitSchema.class {}
OrganisationUnitSchema.setClass(OrganisationUnit)
concern(OrganisationUnit, 'NO_CLIENT')
