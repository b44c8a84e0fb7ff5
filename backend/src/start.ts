import { createServer as createProbe } from 'node:net'
import { pino, type Logger } from 'pino'
import type { Progress } from './cli/progress.ts'
import { readConfig, WEB_ROOT, type Config } from './config.ts'
import { banner } from './demo/banner.ts'
import { addDemoDocuments } from './demo/documents.ts'
import { prepareDemo } from './demo/prepare-demo.ts'
import { demoStamp } from './demo/seed.ts'
import { loadReference } from './modules/reference/data/load-reference.ts'
import { locateDatabase, type LocatedDatabase } from './platform/database/locate.ts'
import { migrate } from './platform/database/migrate.ts'
import { openPool } from './platform/database/pool.ts'
import { sealCursorsWith } from './platform/reading/cursor.ts'
import { issuerUrl } from './platform/identity/issuer-url.ts'
import { revoke } from './platform/identity/revocation.ts'
import { createFiles } from './files.ts'
import { fileSettings } from './file-settings.ts'
import { readManifest } from './manifest.ts'
import { withSecretFiles } from './secrets.ts'
import { createServer, type RunningServer } from './server.ts'
import { signInOf } from './sign-in.ts'
import { buildWeb, servedElsewhere } from './web-build.ts'

export interface Product {
  banner: string
  log: Logger
  stop(): Promise<void>
}

/** Brings the whole product up: database, schema, reference and demo data, sign-in, web UI, API. */
export async function start(given: NodeJS.ProcessEnv, progress: Progress): Promise<Product> {
  const env = withSecretFiles(given)
  const config = readConfig(env)
  if (config.cursorSecret) sealCursorsWith(config.cursorSecret)
  const log = pino({ level: env['LOG_LEVEL'] ?? 'warn' })
  await probe(config)

  progress.step('Starting the database')
  const database = await locateDatabase(env, text => progress.step(text))
  try {
    return await bringUp({ config, log, database, progress })
  } catch (error) {
    await database.stop()
    throw error
  }
}

interface Ground {
  config: Config
  log: Logger
  database: LocatedDatabase
  progress: Progress
}

async function bringUp(ground: Ground): Promise<Product> {
  const { config, log, database, progress } = ground
  const [web] = await Promise.all([
    buildWeb(config, text => progress.step(text)),
    prepareData(ground),
  ])
  const platform = openPool(database.urls.platform, { max: 1 })
  const signIn = await signInOf(config, {
    onSessionEnd: sid => revoke(platform, { kind: 'SESSION', value: sid }),
    onAccepted: tenant => server.jobs.round(tenant),
  })
  for (const warning of waiting(config, signIn)) log.warn(warning)
  const server: RunningServer = await createServer({
    ...signIn,
    databases: database.urls,
    log,
    hideSchema: config.production,
    closingDays: config.closingDays,
    operations: { manifest: readManifest(), registeredOnly: config.production },
    files: fileSettings(config),
    web: webOf(config, signIn.identity.issuer),
  })
  progress.step(web)
  await new Promise<void>((resolve, reject) =>
    server.http.once('error', reject).listen(config.port, config.host, resolve),
  )
  server.jobs.start()

  return {
    log,
    banner: banner(config),
    async stop() {
      await server.stop()
      await signIn.stop?.()
      await platform.end()
      await database.stop()
    },
  }
}

/** What has to wait because a setting is missing. */
const waiting = ({ production, files }: Config, { accounts }: { accounts?: unknown }): string[] => [
  ...(accounts
    ? []
    : ['Set KEYCLOAK_INVITER_SECRET: until then invitations and changes of access wait']),
  ...(production && !files.clamd ? ['Set CLAMD_URL: until then files stay in quarantine'] : []),
]

function webOf({ environment, publicUrl, keycloak }: Config, issuer: string) {
  const config = { issuer, clientId: 'digintm-web', demo: !keycloak, passkeys: Boolean(keycloak) }
  return { ...(!servedElsewhere(environment) && { root: WEB_ROOT }), publicUrl, config }
}

async function prepareData({ config, database, progress }: Ground): Promise<void> {
  progress.step('Bringing the schema up to date')
  await migrate(database.urls.migration)
  await loadReference(database.urls.migration)
  if (!database.embedded) return
  const { keycloak, publicUrl } = config
  const issuer = keycloak
    ? issuerUrl(keycloak.url, keycloak.realm)
    : issuerUrl(publicUrl, 'digintm')
  await prepareDemo({
    adminUrl: database.urls.admin,
    issuer,
    today: config.demoToday,
    closingDays: config.closingDays,
    onProgress: text => progress.step(text),
  })
  progress.step('Demo: papers at some cases')
  const files = createFiles(database.urls.tenant, fileSettings(config))
  await addDemoDocuments(files.ground, (await demoStamp(database.urls.admin))!.today)
  await files.stop()
}

/** Says early, and by name, when somebody else has the port. */
function probe({ port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createProbe()
    server.once('error', () =>
      reject(
        new Error(
          `port ${port} is taken; choose another with PORT, e.g. PORT=${port + 1} npm start`,
        ),
      ),
    )
    server.listen(port, host, () => server.close(() => resolve()))
  })
}
