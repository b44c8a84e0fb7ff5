import { by, type Row } from '../../platform/reading/plan.ts'

/** What is due first comes first. */
export const nextDue = by('due_on', 'date')
/** What was done last comes first. */
export const lastDone = by('done_on', 'date', { descending: true, open: true })
/** SQL of whether it still has to be done. */
export const isWaiting = (row: Row): string => `${row}.status in ('OPEN','SNOOZED')`
