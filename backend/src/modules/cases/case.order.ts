import { byId, type Order, type Row } from '../../platform/reading/plan.ts'
import type { CaseOrder } from './case.codes.ts'

const openedOn = { sql: (row: Row) => `${row}.opened_on`, type: 'date' } as const
const updatedAt = { sql: (row: Row) => `${row}.updated_at`, type: 'timestamptz' } as const
const number = { sql: (row: Row) => `${row}.number`, type: 'text' } as const

/** The keyset of each order that `cases` offers; each has its index or is short enough without. */
export const caseOrders: Record<CaseOrder, Order> = {
  UPDATED_DESC: { columns: [updatedAt, byId], descending: true },
  OPENED_ASC: { columns: [openedOn, byId], descending: false },
  OPENED_DESC: { columns: [openedOn, byId], descending: true },
  NUMBER_ASC: { columns: [number, byId], descending: false },
}
