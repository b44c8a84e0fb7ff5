import { readConfig } from '../config.ts'
import { fileSettings } from '../file-settings.ts'
import { locateDatabase } from '../platform/database/locate.ts'
import { openPool, TenantPool } from '../platform/database/pool.ts'
import { TenantKeys } from '../platform/encryption/tenant-keys.ts'
import { withSecretFiles } from '../secrets.ts'

const TENANTS = 'select ags from platform.tenant where active order by ags'

/** `npm run rotate:keys`: a new key for every Kreis that has one; the product wraps anew by night what the old one has wrapped (ENC-3). */
async function main(): Promise<string> {
  const env = withSecretFiles(process.env)
  const { roots } = fileSettings(readConfig(env))
  const database = await locateDatabase(env)
  const pool = openPool(database.urls.tenant, { max: 1 })
  const keys = new TenantKeys(new TenantPool(pool), roots)
  try {
    let count = 0
    for (const { ags } of (await pool.query<{ ags: string }>(TENANTS)).rows)
      if (await keys.rotate(ags)) count += 1
    return `${count} have a new key.`
  } finally {
    await pool.end()
    if (database.started) await database.stop()
  }
}

await main().then(
  text => process.stdout.write(`${text}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  },
)
