import { byId, type Order } from '../../platform/reading/plan.ts'

/** What is due first comes first. */
export const nextDue: Order = {
  columns: [{ sql: row => `${row}.due_on`, type: 'date' }, byId],
  descending: false,
}
