import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '../ground/free-port.ts'
import type { Java } from './java.ts'
import { adminPassword, keepBuild, prepareHome, type ServerHomeWish } from './server-home.ts'

const KEEPER = fileURLToPath(new URL(`./keeper${extname(import.meta.url)}`, import.meta.url))
/** Keycloak's own word for: I have rebuilt myself, start me again. */
const REBUILT = 10
/** As its own script starts it. */
const JVM = [
  '-XX:MaxMetaspaceSize=256m',
  '-XX:+ExitOnOutOfMemoryError',
  '-Dfile.encoding=UTF-8',
  '-Duser.language=en',
  '-Duser.country=US',
  '-Djava.util.logging.manager=org.jboss.logmanager.LogManager',
  '-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory',
  '--add-opens=java.base/java.lang=ALL-UNNAMED',
  '--add-opens=java.base/java.security=ALL-UNNAMED',
  '--add-opens=java.base/java.util=ALL-UNNAMED',
  '--add-opens=java.base/java.util.concurrent=ALL-UNNAMED',
]

export interface KeycloakWish extends ServerHomeWish {
  java: Java
  /** Inherited, but for Keycloak's own settings; fills the realm's placeholders. */
  env: Readonly<Record<string, string | undefined>>
  /** A free one when unset. */
  port?: number
  /** Further options of Keycloak, without the dashes. */
  settings?: Readonly<Record<string, string | number | boolean>>
  /** For building and for starting, each; 120 s when unset. */
  deadlineMs?: number
  onProgress?: (text: string) => void
}

export interface KeycloakServer {
  /** Without a slash at the end. */
  url: string
  pid: number
  admin: { username: string; password: string }
  logFile: string
  /** Resolves when the process is gone; data stay. */
  stop(): Promise<void>
  /** Settles when the process has ended, whoever ended it. */
  ended: Promise<unknown>
}

/**
 * Starts Keycloak for development or tests: on H2 in its own folder, on the loopback address alone. Resolves when it
 * is ready. The server ends with our process, however that ends.
 */
export async function startKeycloak(wish: KeycloakWish): Promise<KeycloakServer> {
  prepareHome(wish)
  const port = wish.port ?? (await freePort())
  const management = await freePort()
  const isReady = `http://127.0.0.1:${management}/health/ready`
  wish.onProgress?.(`Starting Keycloak ${wish.distribution.version}`)
  let child = launch(wish, port, management)
  if ((await readiness(child, wish, isReady)) === 'rebuilt') {
    keepBuild(wish)
    wish.onProgress?.('Keycloak has built itself, which it does once, and starts')
    child = launch(wish, port, management)
    await readiness(child, wish, isReady)
  }
  const { pid } = child
  if (pid === undefined) throw new Error('Keycloak has no process id')
  return {
    url: `http://localhost:${port}`,
    pid,
    admin: { username: ADMIN, password: adminPassword(wish.home) },
    logFile: logOf(wish),
    stop: () => ended(child),
    ended: hasEnded(child) ? Promise.resolve() : once(child, 'exit'),
  }
}

const ADMIN = 'admin'

function launch(wish: KeycloakWish, port: number, management: number): ChildProcess {
  const { home, java, env } = wish
  const heap = (env['JAVA_OPTS_KC_HEAP'] ?? '-Xms256m -Xmx768m -XX:+UseG1GC').split(' ')
  const classPath = ['-cp', join(home, 'lib/quarkus-run.jar')]
  const program = ['io.quarkus.bootstrap.runner.QuarkusEntryPoint', 'start-dev', '--import-realm']
  const options = {
    'http-host': '127.0.0.1',
    'http-port': port,
    'http-management-host': '127.0.0.1',
    'http-management-port': management,
    'health-enabled': true,
    ...wish.settings,
  }
  const settings = Object.entries(options).map(([name, value]) => `--${name}=${value}`)
  const args = [...heap, ...JVM, `-Dkc.home.dir=${home}`, ...classPath, ...program, ...settings]
  const log = openSync(logOf(wish), 'w', 0o600)
  const child = spawn(process.execPath, [KEEPER, java.command, ...args], {
    cwd: home,
    // a group of its own: Ctrl-C is for us, and we stop it in order
    detached: true,
    stdio: ['pipe', log, log],
    env: {
      ...Object.fromEntries(Object.entries(env).filter(([name]) => !/^(KC_|NODE_)/.test(name))),
      KC_BOOTSTRAP_ADMIN_USERNAME: ADMIN,
      KC_BOOTSTRAP_ADMIN_PASSWORD: adminPassword(home),
    },
  })
  closeSync(log)
  return child
}

async function readiness(
  child: ChildProcess,
  wish: KeycloakWish,
  isReady: string,
): Promise<'ready' | 'rebuilt'> {
  const deadline = Date.now() + (wish.deadlineMs ?? 120_000)
  while (!(await answersOk(isReady))) {
    if (child.exitCode === REBUILT) return 'rebuilt'
    if (hasEnded(child)) throw new Error(`Keycloak did not start: ${tail(wish)}`)
    if (Date.now() > deadline) {
      await ended(child)
      throw new Error(`Keycloak was not ready in time: ${tail(wish)}`)
    }
    await sleep(200)
  }
  return 'ready'
}

async function answersOk(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5000) })).ok
  } catch {
    return false
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const exit = once(child, 'exit')
  child.stdin?.end()
  await exit
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

function logOf({ home }: KeycloakWish): string {
  return join(home, 'keycloak.log')
}

function tail(wish: KeycloakWish): string {
  const lines = readFileSync(logOf(wish), 'utf8').trim().split('\n')
  const errors = lines.filter(line => line.includes('ERROR'))
  return (errors.length ? errors : lines).slice(-4).join(' · ')
}
