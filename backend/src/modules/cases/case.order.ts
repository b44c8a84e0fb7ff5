import { by, type Order } from '../../platform/reading/plan.ts'
import type { CaseOrder } from './case.codes.ts'

/** The keyset of each order that `cases` offers; each has its index or is short enough without. */
export const caseOrders: Record<CaseOrder, Order> = {
  UPDATED_DESC: by('updated_at', 'timestamptz', { descending: true }),
  OPENED_ASC: by('opened_on', 'date'),
  OPENED_DESC: by('opened_on', 'date', { descending: true }),
  NUMBER_ASC: by('number', 'text'),
}
