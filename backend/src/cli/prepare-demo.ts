import { writeFileSync } from 'node:fs'
import { readConfig } from '../config.ts'
import { DEMO_PASSWORD } from '../demo/keycloak.ts'
import { prepareDemo } from '../demo/prepare-demo.ts'
import { demoRealm } from '../demo/realm.ts'
import { loadReference } from '../modules/reference/data/load-reference.ts'
import { locateDatabase, refuseProduction } from '../platform/database/locate.ts'
import { migrate } from '../platform/database/migrate.ts'
import { issuerUrl } from '../platform/identity/issuer-url.ts'
import { withSecretFiles } from '../secrets.ts'

/**
 * The demo on services of their own, before Keycloak starts (docker-compose.yml): made-up data in the database that
 * DATABASE_URL_ADMIN opens, and at the path given the realm with the people of these data. May run again.
 */
async function main(realmPath: string | undefined): Promise<void> {
  const env = withSecretFiles(process.env)
  refuseProduction(env, 'The demo')
  const { keycloak, demoToday: today, closingDays } = readConfig(env)
  if (!keycloak || !realmPath) throw new Error('Set KEYCLOAK_URL, and name a file for the realm')

  writeFileSync(realmPath, JSON.stringify(demoRealm(DEMO_PASSWORD), null, 2))
  const { urls } = await locateDatabase(env)
  await migrate(urls.migration, say)
  await loadReference(urls.migration)
  const issuer = issuerUrl(keycloak.url, keycloak.realm)
  await prepareDemo({ adminUrl: urls.admin, issuer, today, closingDays, onProgress: say })
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

await main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
