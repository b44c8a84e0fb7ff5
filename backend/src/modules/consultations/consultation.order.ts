import type { Order } from '../../platform/reading/plan.ts'

/** Latest talk first. */
export const newestTalk: Order = {
  columns: [
    { sql: row => `${row}.held_on`, type: 'date' },
    { sql: row => `${row}.id`, type: 'uuid' },
  ],
  descending: true,
  open: true,
}
