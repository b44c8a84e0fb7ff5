import { existsSync, readFileSync } from 'node:fs'
import type { Manifest } from './platform/api/operations.ts'

const FILE = new URL('../../schema/operations.json', import.meta.url)

/** Operations of the web UI and of machine clients, by the SHA-256 of their text. */
export const readManifest = (): Manifest =>
  existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Manifest) : {}
