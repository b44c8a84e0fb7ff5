import type { ModuleRows } from '../../../../test/access/rows.ts'

export const referenceRows: ModuleRows = {
  fields: { municipalities: { allowed: 'anyRole', asks: '{ ags }' } },
  reads: { Municipalities: { who: 'integration_manager' } },
}
