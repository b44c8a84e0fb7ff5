import { by } from '../../platform/reading/plan.ts'

/** Latest talk first. */
export const newestTalk = by('held_on', 'date', { descending: true, open: true })
