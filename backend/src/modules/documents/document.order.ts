import { by } from '../../platform/reading/plan.ts'

/** What was added last comes first. */
export const newestDocument = by('added_at', 'timestamptz', { descending: true, open: true })
