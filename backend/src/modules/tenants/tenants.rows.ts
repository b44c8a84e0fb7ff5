import type { ModuleRows } from '../../../../test/access/rows.ts'
import { one } from '../../../../test/support/naive.ts'

export const tenantRows: ModuleRows = {
  fields: {
    me: { allowed: 'everyone', asks: '{ subject roles }' },
    tenants: { allowed: 'everyone', asks: '{ ags }' },
  },
  naive: {
    'Query.me': () => ({}),
    'Me.manager': (_, __, { tables, asker }) => one(tables['integration_manager'], asker.managerId),
  },
  // the field `manager` alone asks the database
  reads: { Me: { who: 'integration_manager' } },
}
