import { readConfig } from '../config.ts'
import { closeDuePeriods } from '../modules/reporting/gate/close-periods.ts'
import { closingDoors } from '../modules/reporting/gate/closing-doors.ts'
import { locateDatabase } from '../platform/database/locate.ts'
import { openPool } from '../platform/database/pool.ts'
import { todayInBerlin } from '../platform/ground/today.ts'
import { withSecretFiles } from '../secrets.ts'

/** `npm run close:quarters`: closes what is due at once, as the running product does every night (CLOSING_DAYS). */
async function main(): Promise<string> {
  const env = withSecretFiles(process.env)
  const { closingDays } = readConfig(env)
  const { urls, started, stop } = await locateDatabase(env)
  const pools = {
    tenant: openPool(urls.tenant, { max: 1 }),
    reporting: openPool(urls.reporting, { max: 1 }),
  }
  try {
    const today = todayInBerlin()
    const wish = { today, closingDays }
    const closed = await closeDuePeriods(closingDoors(pools), wish)
    return closed.length ? closed.join('\n') : 'Nothing is due'
  } finally {
    await Promise.all([pools.tenant.end(), pools.reporting.end()])
    if (started) await stop()
  }
}

await main().then(
  text => process.stdout.write(`${text}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  },
)
