import { Shows } from '../../platform/reading/exposes.ts'
import { OrganisationUnitSchema } from './organisation-unit.entity.ts'
import { readsColleagues } from './staff.policy.ts'

@Shows(OrganisationUnitSchema, {
  description: 'An employer of managers: municipality, Kreis or free Träger.',
  to: [[readsColleagues, 'id kind name municipality']],
})
export class OrganisationUnitType {}
