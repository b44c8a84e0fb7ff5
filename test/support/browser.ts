import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser } from 'playwright'

/** A browser that neither phones home nor needs a sandbox (tests may run as root). */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Draws the same pages for a fifth less of the machine, as it has no windows. */
const HEADLESS = 'chromium-headless-shell'
/** How long a step in a browser may take. Nothing is judged by it. */
export const PATIENCE_MS = 60_000

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const OUTSIDE_PATH = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Path of the browser that tests drive: CHROMIUM_PATH, an installed Chromium or Chrome (its headless shell where that
 * has the same version), Playwright's own; as root on Debian the package is installed. Throws one sentence when none
 * can be had.
 */
export function findChromium(): string {
  const chosen = process.env['CHROMIUM_PATH']
  if (chosen) {
    if (existsSync(chosen)) return chosen
    throw new Error(`CHROMIUM_PATH names ${chosen}, which does not exist.`)
  }
  const found = installed() ?? playwrightsOwn() ?? fromDebian()
  if (found) return found
  throw new Error(
    'No browser found: install Chromium or Google Chrome, or set CHROMIUM_PATH to its program file.',
  )
}

/** The browser of {@link findChromium}, without a window. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS })
}

function installed(): string | undefined {
  const headless = onPath([HEADLESS])
  const windowed = onPath(NAMES) ?? OUTSIDE_PATH.find(existsSync)
  if (headless && (!windowed || versionOf(headless) === versionOf(windowed))) return headless
  return windowed
}

function onPath(names: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return names.flatMap(name => folders.map(folder => join(folder, name))).find(existsSync)
}

function versionOf(program: string): string | undefined {
  const said = execFileSync(program, ['--version'], { encoding: 'utf8', stdio: 'pipe' })
  return /\d+(?:\.\d+)+/.exec(said)?.[0]
}

function playwrightsOwn(): string | undefined {
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

function fromDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  const options = {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const
  try {
    execFileSync('apt-get', ['update', '-q'], options)
  } catch {
    return undefined
  }
  for (const name of [HEADLESS, 'chromium'])
    try {
      execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], options)
      return installed()
    } catch {
      // an older Debian has no such package
    }
  return undefined
}
