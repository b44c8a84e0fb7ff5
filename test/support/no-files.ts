import type { FileSettings } from '../../backend/src/files.ts'
import { rootKeys } from '../../backend/src/platform/encryption/root-keys.ts'
import { DirectoryStore } from '../../backend/src/platform/files/directory-store.ts'

/** For servers to which nobody sends a file: a folder that nobody makes. */
export const noFiles: FileSettings = {
  store: new DirectoryStore('/nowhere'),
  roots: rootKeys('nobody sends a file'),
  scanner: null,
  unscanned: true,
}
