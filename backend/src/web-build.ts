import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { WEB_ROOT, type Config } from './config.ts'
import { serveSources } from './platform/api/web.ts'

const FRONTEND = fileURLToPath(new URL('../../frontend', import.meta.url))
/** From the product's port to that of the socket on which Vite tells of changes: one for each product. */
const SOCKET_OFFSET = 20_000
const SOURCES = [
  'src/**/*',
  'public/**/*',
  'index.html',
  'vite.config.ts',
  'package.json',
  '../package-lock.json',
  '../schema/schema.graphql',
]

/**
 * Builds the web UI when its sources are not those of the last build; returns what to tell. Production serves what
 * was built beforehand, because its machine may lack the sources; `npm run dev` builds nothing (dev.env), nor does a
 * server behind a proxy that has the files (`WEB_SOURCES=elsewhere`).
 */
export async function buildWeb(
  { production, environment, port }: Pick<Config, 'production' | 'environment' | 'port'>,
  onProgress: (text: string) => void,
): Promise<string> {
  if (servedElsewhere(environment)) return 'The web UI is served elsewhere'
  if (production) return builtBefore()
  if (environment['WEB_SOURCES'] === 'live') return await serveLive(port)
  const hash = sourceHash()
  const stamp = `${WEB_ROOT}/.sources`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return 'The web UI is built'

  onProgress('Building the web UI')
  const vite = fileURLToPath(new URL('bin/vite.js', import.meta.resolve('vite/package.json')))
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: FRONTEND,
    // whoever starts the product, a test too, gets the build that others will find here later
    env: { ...environment, NODE_ENV: 'production' },
  })
  writeFileSync(stamp, hash)
  return 'The web UI was built'
}

export const servedElsewhere = (environment: Config['environment']): boolean =>
  environment['WEB_SOURCES'] === 'elsewhere'

/** Vite inside this server: a change of a source shows at once, without a restart. */
async function serveLive(port: number): Promise<string> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    root: FRONTEND,
    appType: 'spa',
    logLevel: 'warn',
    server: {
      middlewareMode: true,
      hmr: { port: port > SOCKET_OFFSET ? port - SOCKET_OFFSET : port + SOCKET_OFFSET },
    },
  })
  serveSources(vite.middlewares)
  return 'The web UI follows its sources'
}

function builtBefore(): string {
  if (!existsSync(`${WEB_ROOT}/index.html`))
    throw new Error('build the web UI first: npm run build')
  return 'The web UI was built before'
}

function sourceHash(): string {
  const hash = createHash('sha256')
  for (const file of globSync(SOURCES, { cwd: FRONTEND, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => `${entry.parentPath}/${entry.name}`)
    .toSorted()) {
    hash.update(file.slice(FRONTEND.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}
