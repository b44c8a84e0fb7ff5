import {
  closeDuePeriods,
  type ClosingDoors,
} from '../../backend/src/modules/reporting/gate/close-periods.ts'
import { closingDoors } from '../../backend/src/modules/reporting/gate/closing-doors.ts'
import { openPool } from '../../backend/src/platform/database/pool.ts'
import type { DatabaseUrls } from '../../backend/src/platform/database/roles.ts'
import { WAIT_MS } from './database.ts'

/** Closes what is due on that day, over the product's own log-ins; `through` may stand between. */
export async function closeOn(
  urls: DatabaseUrls,
  today: string,
  through: (doors: ClosingDoors) => ClosingDoors = doors => doors,
): Promise<string[]> {
  const pools = {
    tenant: openPool(urls.tenant, { max: 2, wait: WAIT_MS }),
    reporting: openPool(urls.reporting, { max: 1, wait: WAIT_MS }),
  }
  try {
    return await closeDuePeriods(through(closingDoors(pools)), { today, closingDays: 15 })
  } finally {
    await Promise.all([pools.tenant.end(), pools.reporting.end()])
  }
}
