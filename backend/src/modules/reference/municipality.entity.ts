import { defineEntity, p } from '@mikro-orm/core'
import { concern } from '../../platform/audit/concerns.ts'
import { MunicipalityKind } from './municipality.codes.ts'

export const MunicipalitySchema = defineEntity({
  name: 'Municipality',
  schema: 'reference',
  tableName: 'municipality',
  properties: {
    ags: p.text().primary().comment('Official municipality key, eight digits.'),
    name: p.text().comment('Name as the municipality carries it.'),
    kind: p.enum(() => MunicipalityKind).comment('Legal kind.'),
    district: p.text().comment('AGS of the Kreis, five digits.'),
    population: p.integer().comment('Inhabitants on the day of the reference data.'),
  },
})

/** One of the 1,101 municipalities; reference data, shared by all tenants. */
export class Municipality extends MunicipalitySchema.class {}
MunicipalitySchema.setClass(Municipality)
concern(Municipality, 'NO_CLIENT')
