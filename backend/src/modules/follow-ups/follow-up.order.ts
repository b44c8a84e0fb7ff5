import { byId, type Order, type Row } from '../../platform/reading/plan.ts'

/** What is due first comes first. */
export const nextDue: Order = {
  columns: [{ sql: row => `${row}.due_on`, type: 'date' }, byId],
  descending: false,
}

/** What was done last comes first. */
export const lastDone: Order = {
  columns: [{ sql: row => `${row}.done_on`, type: 'date' }, byId],
  descending: true,
  open: true,
}

/** SQL of whether it still has to be done. */
export const isWaiting = (row: Row): string => `${row}.status in ('OPEN','SNOOZED')`
