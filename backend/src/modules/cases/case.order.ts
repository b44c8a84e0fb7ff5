import { by, type Order, type Row } from '../../platform/reading/plan.ts'
import type { CaseOrder } from './case.codes.ts'

const ease = (row: Row): string =>
  `array_position('{CRISIS,HIGH,NORMAL,LOW}'::text[], ${row}.urgency)`

/** The keyset of each order that `cases` offers; each has its index or is short enough without. */
export const caseOrders: Record<CaseOrder, Order> = {
  UPDATED_DESC: by('updated_at', 'timestamptz', { descending: true }),
  URGENT_FIRST: {
    columns: [{ sql: ease, type: 'int' }, ...by('opened_on', 'date').columns],
    descending: false,
  },
  OPENED_ASC: by('opened_on', 'date'),
  OPENED_DESC: by('opened_on', 'date', { descending: true }),
  NUMBER_ASC: by('number', 'text'),
}
