import { createHash, randomBytes } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Distribution } from './distribution.ts'

export interface ServerHomeWish {
  /** Folder of this one server: its data, log and administrator's password stay there. */
  home: string
  distribution: Distribution
  /** Folder that is kept between runs. */
  cache: string
  /** Content of a realm file. The data of an earlier start are kept as long as it is the same. */
  realm: { realm: string }
  /** Folder of our own themes. */
  themes: string
}

/**
 * Makes the folder Keycloak runs in: what the distribution has is linked, what a server writes is its own. So one
 * distribution serves several servers, and KEYCLOAK_HOME is never written to.
 */
export function prepareHome({ home, distribution, cache, realm, themes }: ServerHomeWish): void {
  const realmFile = join(home, `data/import/${realm.realm}-realm.json`)
  const content = JSON.stringify(realm)
  if (existsSync(realmFile) && readFileSync(realmFile, 'utf8') !== content)
    rmSync(join(home, 'data'), { recursive: true })
  for (const own of ['lib', 'providers', 'conf', 'themes', 'data/import'])
    mkdirSync(join(home, own), { recursive: true })
  for (const name of ['lib/app', 'lib/lib']) relink(join(distribution.home, name), join(home, name))
  for (const name of existsSync(themes) ? readdirSync(themes) : [])
    relink(join(themes, name), join(home, 'themes', name))
  cpSync(join(distribution.home, 'lib/quarkus-run.jar'), join(home, 'lib/quarkus-run.jar'))
  const built = builtOf(distribution, cache)
  const build = existsSync(built) ? built : join(distribution.home, 'lib/quarkus')
  cpSync(build, join(home, 'lib/quarkus'), { recursive: true })
  writeFileSync(realmFile, content)
}

/** Keeps what Keycloak built in this home, which takes it half a minute, for all that start later. */
export function keepBuild({ home, distribution, cache }: ServerHomeWish): void {
  const built = builtOf(distribution, cache)
  mkdirSync(cache, { recursive: true })
  const part = mkdtempSync(join(cache, 'part-'))
  cpSync(join(home, 'lib/quarkus'), part, { recursive: true })
  rmSync(built, { recursive: true, force: true })
  try {
    renameSync(part, built)
  } catch (error) {
    // another process may have been faster
    rmSync(part, { recursive: true, force: true })
    if (!existsSync(built)) throw error
  }
}

/** The password of the realm `master`'s first administrator, made once for each home. */
export function adminPassword(home: string): string {
  const file = join(home, 'admin-password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

function builtOf({ home, version }: Distribution, cache: string): string {
  const hash = createHash('sha256').update(home).digest('hex').slice(0, 8)
  return join(cache, `built-${version}-${hash}`)
}

function relink(target: string, path: string): void {
  rmSync(path, { recursive: true, force: true })
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(target, path, 'junction')
}
