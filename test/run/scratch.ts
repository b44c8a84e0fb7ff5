import {
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { ASIDE_OF } from '../../backend/src/platform/database/embedded-place.ts'
import { adopt, alive } from '../../backend/src/platform/database/postmaster.ts'

/** Short, because sockets that browsers put below it may not have long paths. */
const PREFIX = 'dim-'
/** Where a database of ours moves that its own user could not reach otherwise. */
const ASIDE = '/var/tmp/digintm-*'
const REPORTS = 'reports'
/** What tools keep for their next start. */
const CACHES = /^(node-compile-cache|node-coverage|tsx-.*)$/

/**
 * The temporary directory of one run: whatever its lanes put there has to be gone when they have ended. Folders of
 * runs that were killed are removed by the next one, with the databases that run in them.
 */
export class Scratch {
  readonly reports: string
  readonly env: Record<string, string>
  readonly #aside = new Set(globSync(ASIDE))

  private constructor(private readonly folder: string) {
    this.reports = join(folder, REPORTS)
    mkdirSync(this.reports, { recursive: true })
    // databases may run as another user than the tests do
    chmodSync(folder, 0o755)
    this.env = { TMPDIR: folder, TEMP: folder, TMP: folder }
  }

  static async open(): Promise<Scratch> {
    for (const aside of globSync(ASIDE)) if (wasKilled(ownerOf(aside))) await remove(aside)
    for (const name of readdirSync(tmpdir()))
      if (wasKilled(join(tmpdir(), name))) await remove(join(tmpdir(), name))
    return new Scratch(join(tmpdir(), PREFIX + process.pid))
  }

  /** Paths that should not be there any more. */
  leftovers(): string[] {
    const within = readdirSync(this.folder).filter(name => name !== REPORTS && !CACHES.test(name))
    return [
      ...within.map(name => join(this.folder, name)),
      ...globSync(ASIDE).filter(
        path => !this.#aside.has(path) && ownerOf(path).startsWith(this.folder),
      ),
    ]
  }

  close(): Promise<void> {
    return remove(this.folder)
  }
}

/** The data directory that a folder aside belongs to: of a run, or of a product that somebody has started beside it. */
function ownerOf(aside: string): string {
  const file = join(aside, ASIDE_OF)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** Whether the path is, or is in, the folder of a run that lives no more. */
function wasKilled(path: string): boolean {
  const [run = ''] = relative(tmpdir(), path).split(sep)
  return run.startsWith(PREFIX) && !alive(Number(run.slice(PREFIX.length)))
}

/** Removes the folder; a database that still runs in it is stopped before. */
async function remove(folder: string): Promise<void> {
  for (const file of globSync(['*/*/postmaster.pid', '*/postmaster.pid'], { cwd: folder })) {
    const dataDir = dirname(join(folder, file))
    const password = `${dataDir}.password`
    if (!existsSync(password)) continue
    const left = await adopt(dataDir, readFileSync(password, 'utf8').trim())
    await left?.stop()
  }
  rmSync(folder, { recursive: true, force: true })
}
