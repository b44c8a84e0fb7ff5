import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import type { FileSettings } from './files.ts'
import { rootKeys } from './platform/encryption/root-keys.ts'
import { clamd } from './platform/files/clamd.ts'
import { DirectoryStore } from './platform/files/directory-store.ts'
import { storeAt } from './platform/files/locate-store.ts'
import { codeOf } from './platform/ground/errors.ts'

/** What the configuration says about files; without it a folder and a key of the data directory, for made-up people. */
export function fileSettings({ files, dataDir, production }: Config): FileSettings {
  const { url, masterKey, formerMasterKey, clamd: scanner } = files
  return {
    store: url ? storeAt(url) : new DirectoryStore(join(dataDir, 'files')),
    roots: rootKeys(masterKey ?? ownKey(dataDir), formerMasterKey ? [formerMasterKey] : []),
    scanner: scanner ? clamd(scanner) : null,
    unscanned: !scanner && !production,
  }
}

/** Made once; two first starts at once agree on the one that was written. */
function ownKey(dataDir: string): string {
  const file = join(dataDir, 'master-key')
  mkdirSync(dataDir, { recursive: true })
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8')
}
