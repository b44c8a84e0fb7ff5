import { ObjectType } from 'type-graphql'
import { Exposes, ExposesOne, ReadsFrom } from '../../platform/reading/exposes.ts'
import { MunicipalityType } from '../reference/municipality.type.ts'
import { OrganisationUnitSchema } from './organisation-unit.entity.ts'
import { readsColleagues } from './staff.policy.ts'

@ObjectType('OrganisationUnit', {
  simpleResolvers: true,
  description: 'An employer of managers: municipality, Kreis or free Träger.',
})
@ReadsFrom(OrganisationUnitSchema)
@Exposes(OrganisationUnitSchema, readsColleagues, 'id', 'kind', 'name')
@ExposesOne(OrganisationUnitSchema, readsColleagues, { municipality: () => MunicipalityType })
export class OrganisationUnitType {}
