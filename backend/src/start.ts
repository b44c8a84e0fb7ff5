import { createServer as createProbe } from 'node:net'
import { pino, type Logger } from 'pino'
import type { Progress } from './cli/progress.ts'
import { readConfig, WEB_ROOT, type Config } from './config.ts'
import { banner } from './demo/banner.ts'
import { prepareDemo } from './demo/prepare-demo.ts'
import { demoPeople, machineClient, subjectOf } from './demo/people.ts'
import { samples } from './demo/graphiql-samples.ts'
import { loadReference } from './modules/reference/data/load-reference.ts'
import { locateDatabase, type LocatedDatabase } from './platform/database/locate.ts'
import { migrate } from './platform/database/migrate.ts'
import { openPool } from './platform/database/pool.ts'
import { sealCursorsWith } from './platform/reading/cursor.ts'
import type { SessionEnd } from './platform/identity/embedded-issuer-logout.ts'
import { createEmbeddedIssuer, issuerUrl } from './platform/identity/embedded-issuer.ts'
import { realmFile } from './platform/identity/realm-file.ts'
import { revoke } from './platform/identity/revocation.ts'
import { readManifest } from './manifest.ts'
import { withSecretFiles } from './secrets.ts'
import { createServer, type ServerOptions } from './server.ts'
import { buildWeb } from './web-build.ts'

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
  const { identity, ide } = await identityOf(config, sid =>
    revoke(platform, { kind: 'SESSION', value: sid }),
  )
  const server = await createServer({
    databases: database.urls,
    identity,
    log,
    hideSchema: config.production,
    operations: { manifest: readManifest(), registeredOnly: config.production },
    web: webOf(config, identity.issuer),
    ...(ide && { ide }),
  })
  progress.step(web)
  await new Promise<void>((resolve, reject) =>
    server.http.once('error', reject).listen(config.port, config.host, resolve),
  )

  return {
    log,
    banner: banner(config.publicUrl, !config.keycloak),
    async stop() {
      await server.stop()
      await platform.end()
      await database.stop()
    },
  }
}

function webOf({ publicUrl, keycloak }: Config, issuer: string) {
  const config = { issuer, clientId: 'digintm-web', demo: !keycloak }
  return { root: WEB_ROOT, publicUrl, config }
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
    onProgress: text => progress.step(text),
  })
}

/**
 * Keycloak when it is configured, else the embedded issuer with the people of the demo, whose sign-out ends their
 * access tokens too.
 */
async function identityOf(
  config: Config,
  onSessionEnd: SessionEnd,
): Promise<Pick<ServerOptions, 'identity' | 'ide'>> {
  if (config.keycloak) {
    const { url, internalUrl, realm } = config.keycloak
    const certsUrl = `${issuerUrl(internalUrl, realm)}/protocol/openid-connect/certs`
    return { identity: { issuer: issuerUrl(url, realm), certsUrl } }
  }
  const people = [...demoPeople, machineClient].map(person => ({
    ...person,
    subject: subjectOf(person.login),
    memberships: [...person.memberships],
  }))
  const { publicUrl, dataDir, machineSecret: secret } = config
  const embedded = await createEmbeddedIssuer({
    publicUrl,
    realmFile,
    dataDir,
    people,
    secret,
    onSessionEnd,
  })
  // a development dependency, ten times as large as the rest: production has neither
  const { graphiql } = await import('./platform/api/graphiql.ts')
  const certsUrl = embedded.certsUrl.replace(
    new URL(publicUrl).origin,
    `http://127.0.0.1:${config.port}`,
  )
  return {
    identity: { issuer: embedded.issuer, certsUrl, router: embedded.router },
    ide: graphiql({ samples, mint: login => embedded.mintToken(login) }),
  }
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
