import { cases, staff, type ModuleRows } from '../../../../test/access/rows.ts'
import { fullName, isNow, listed, today } from '../../../../test/support/naive.ts'
import { isOpen } from '../cases/cases-naive.rows.ts'
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
  // no mutation writes them yet
  unasked: [
    'app.integration_manager.fte_hundredths ≥ 25',
    'app.integration_manager.fte_hundredths ≤ 100',
    'app.staff_period.fte_hundredths ≥ 1',
  ],
  probes: ({ own, foreign }) => [
    {
      who: 'coordinator',
      place: 'staff.filter.unitId',
      own: own.kreis.unit,
      hidden: [foreign.kreis.unit, own.mine.id, own.manager.id],
    },
  ],
  pages: {
    staff: {
      who: 'coordinator',
      add: kreis => kreis.employee({ given_name: 'Ada', family_name: 'Anfang' }),
    },
  },
  naive: {
    'Query.staff': listed('Query.staff', 'integration_manager', {
      order: { columns: ['family_name', 'given_name', 'id'] },
      matches: ({ active_from, active_until, unit }, { active, unitId }) =>
        (active == null || isNow(active_from, active_until) === active) &&
        (unitId == null || unit === unitId),
    }),
    'IntegrationManager.displayName': fullName('given_name'),
    'IntegrationManager.fte': row => Number(row['fte_hundredths']) / 100,
    'IntegrationManager.openCases': ({ id }, _, { tables }) =>
      tables['case_file']!.filter(file => file['manager'] === id && isOpen(file)).length,
    'IntegrationManager.consultationsThisMonth': ({ id }, _, { tables }) =>
      tables['consultation']!.filter(
        ({ manager, no_show, held_on }) =>
          manager === id && !no_show && String(held_on).startsWith(today().slice(0, 7)),
      ).length,
  },
  documents: {
    staff: { allowed: staff, variables: () => ({ filter: { active: true } }), people: 'LIST' },
  },
  reads: {
    Staff: { who: 'coordinator' },
    StaffList: { who: 'coordinator', variables: () => ({ first: 100 }) },
  },
}
