import type { Module } from '../../platform/module.ts'
import { list } from '../../platform/fields/list-field.ts'
import { byNames } from '../../platform/reading/name-order.ts'
import { byId } from '../../platform/reading/plan.ts'
import { IntegrationManager } from './integration-manager.entity.ts'
import { IntegrationManagerType } from './integration-manager.type.ts'
import { OrganisationUnit } from './organisation-unit.entity.ts'
import { OrganisationUnitType } from './organisation-unit.type.ts'
import { StaffFilter } from './staff.filter.ts'
import { staffList } from './staff.lists.ts'
import { staffPolicy } from './staff.policy.ts'

/** Who counsels in the Kreis, and who employs them. */
export const staff: Module = {
  entities: [IntegrationManager, OrganisationUnit],
  types: [OrganisationUnitType],
  fields: [
    list('staff', {
      description: 'Managers of the Kreis by family name.',
      type: IntegrationManagerType,
      rule: staffPolicy.list,
      filter: StaffFilter,
      order: byNames(['family_name', 'given_name'], byId),
      scope: () => () => [],
    }),
  ],
  documents: [staffList],
  abilities: {
    readStaff: { rule: staffPolicy.list, description: 'See the managers of the Kreis.' },
  },
}
