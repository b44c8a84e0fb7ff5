import { inviteFirstCoordinator } from '../modules/accounts/invite-first-coordinator.ts'
import { locateDatabase } from '../platform/database/locate.ts'
import { openPool, TenantPool } from '../platform/database/pool.ts'
import { withSecretFiles } from '../secrets.ts'

/**
 * How a Kreis begins: `invite-coordinator 08226 petra.lang@kreis.example "Petra Lang"` promises an invitation, which
 * the running product sends. Everybody else is invited by coordinators, in the product.
 */
async function main(args: string[]): Promise<string> {
  const [tenant, email, displayName] = args
  if (!tenant || !email || !displayName)
    throw new Error('Name the AGS of the Kreis, an e-mail address and the person’s name')
  const database = await locateDatabase(withSecretFiles(process.env))
  const pool = openPool(database.urls.tenant, { max: 1 })
  try {
    await inviteFirstCoordinator(new TenantPool(pool), { tenant, email, displayName })
    return `${displayName} will be invited to ${tenant} by e-mail`
  } finally {
    await pool.end()
    if (database.started) await database.stop()
  }
}

await main(process.argv.slice(2)).then(
  text => process.stdout.write(`${text}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  },
)
