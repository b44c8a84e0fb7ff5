import { cases, staff, type ModuleRows } from '../../../../test/access/rows.ts'
import { IntegrationManagerType } from './integration-manager.type.ts'
import { OrganisationUnitType } from './organisation-unit.type.ts'

export const staffRows: ModuleRows = {
  fields: { staff: { allowed: staff, asks: '{ nodes { id fte } }' } },
  types: {
    IntegrationManager: {
      type: IntegrationManagerType,
      read: [
        [cases, 'displayName familyName givenName id languages unit'],
        [
          staff,
          'activeFrom activeUntil consultationsThisMonth fte gender openCases qualification version',
        ],
      ],
      way: [['Case', 'manager']],
    },
    OrganisationUnit: {
      type: OrganisationUnitType,
      read: [[cases, 'id kind municipality name']],
      way: [['Case', 'organisationUnit']],
    },
  },
  probes: ({ own, foreign }) => [
    {
      who: 'coordinator',
      place: 'staff.filter.unitId',
      own: own.kreis.unit,
      hidden: [foreign.kreis.unit, own.mine.id, own.manager.id],
    },
  ],
  reads: { Staff: { who: 'coordinator' } },
}
