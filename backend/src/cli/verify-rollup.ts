import { compareLines } from '../modules/reporting/rollup.ts'
import { locateDatabase } from '../platform/database/locate.ts'
import { withClient } from '../platform/database/roles.ts'

/** Recomputes every activity line and staff movement from the facts and compares; exit code 1 when they differ. */
async function main(): Promise<void> {
  const database = await locateDatabase(process.env)
  try {
    const differences = await withClient(database.urls.migration, async client => {
      await client.query('set role digintm_owner')
      await client.query('begin transaction isolation level repeatable read read only')
      return compareLines(client)
    })
    for (const { table, tenant, key, expected, found } of differences)
      say(
        `${table} ${tenant} ${key}: facts say ${expected ?? 'nothing'}, the line ${found ?? 'is missing'}`,
      )
    say(`${differences.length} differences`)
    if (differences.length > 0) process.exitCode = 1
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
