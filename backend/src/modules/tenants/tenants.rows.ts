import type { ModuleRows } from '../../../../test/access/rows.ts'

export const tenantRows: ModuleRows = {
  fields: {
    me: { allowed: 'everyone', asks: '{ subject roles }' },
    tenants: { allowed: 'everyone', asks: '{ ags }' },
  },
  // the field `manager` alone asks the database
  reads: { Me: { who: 'integration_manager' } },
}
