import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { seedDemo } from '../demo/seed.ts'
import { loadReference } from '../modules/reference/data/load-reference.ts'
import { locateDatabase, refuseProduction } from '../platform/database/locate.ts'
import { migrate } from '../platform/database/migrate.ts'
import { todayInBerlin } from '../platform/ground/today.ts'

/**
 * `npm run demo:full` and the first start's demo by hand: fills an empty database.
 * `--full` is the report's scale; DEMO_TODAY is the anchor day, else today.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { full: { type: 'boolean', default: false } } })
  const { env } = process
  refuseProduction(env, 'The demo')
  const database = await locateDatabase(env, say)
  try {
    await migrate(database.urls.migration, say)
    await loadReference(database.urls.migration)
    const publicUrl = env['PUBLIC_URL'] ?? `http://localhost:${env['PORT'] ?? '4000'}`
    const counts = await seedDemo({
      adminUrl: database.urls.admin,
      today: env['DEMO_TODAY'] ?? todayInBerlin(),
      closingDays: readConfig(env).closingDays,
      scale: values.full ? 'full' : 'demo',
      issuer: env['ISSUER'] ?? `${publicUrl}/realms/digintm`,
      onProgress: say,
    })
    for (const [table, rows] of counts) say(`${String(rows).padStart(9)}  ${table}`)
  } finally {
    if (database.started) await database.stop()
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
