import { byId, type Order } from '../../platform/reading/plan.ts'

/** Latest talk first. */
export const newestTalk: Order = {
  columns: [{ sql: row => `${row}.held_on`, type: 'date' }, byId],
  descending: true,
  open: true,
}
