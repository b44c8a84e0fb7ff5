import type { Kind } from '../../../platform/jobs/kind.ts'
import { closeDuePeriods, type ClosingDoors } from './close-periods.ts'

interface Parts {
  doors: ClosingDoors
  today: () => string
  closingDays: number
}

/** Every night, what is due of the whole state is closed. */
export const closeQuarters = ({ doors, today, closingDays }: Parts): { CLOSE_QUARTERS: Kind } => ({
  CLOSE_QUARTERS: {
    daily: { at: '03:30', of: 'STATE', atStart: true },
    longestMs: 30 * 60_000,
    async run(_, signal) {
      const goOn = () => signal.throwIfAborted()
      await closeDuePeriods(doors, { today: today(), closingDays, goOn })
    },
  },
})
