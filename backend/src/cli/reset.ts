import { loadReference } from '../modules/reference/data/load-reference.ts'
import {
  DATABASE,
  embeddedPaths,
  locateDatabase,
  refuseProduction,
} from '../platform/database/locate.ts'
import { migrate } from '../platform/database/migrate.ts'
import { prepareServer, urlFor, withClient } from '../platform/database/roles.ts'

/** Empties the demo: the database of the data directory is dropped and made anew; the next start seeds it. */
async function main(): Promise<void> {
  const { env } = process
  refuseProduction(env, 'The demo')
  const database = await locateDatabase(env, say)
  if (!database.embedded)
    throw new Error('DATABASE_URL is set: only the embedded database can be emptied')
  const adminUrl = urlFor(database.urls.admin, { database: 'postgres' })
  try {
    await dropUnused(adminUrl)
    const { secretsFile } = embeddedPaths(env)
    const urls = await prepareServer({ adminUrl, database: DATABASE, secretsFile })
    await migrate(urls.migration)
    await loadReference(urls.migration)
    say('The demo is empty. The next npm start fills it again.')
  } finally {
    if (database.started) await database.stop()
  }
}

/** A running product holds connections; an orphaned server of a killed one has none. */
async function dropUnused(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async client => {
    const { rowCount } = await client.query('select from pg_stat_activity where datname = $1', [
      DATABASE,
    ])
    if (rowCount) throw new Error('DigIntM is running on this data directory: stop it first')
    await client.query(`drop database if exists ${DATABASE}`)
  })
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
