import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const DIST = fileURLToPath(new URL('../../frontend/dist', import.meta.url))

export interface Bundle {
  page: string
  /** Script that the first visit loads, gzipped kilobytes. */
  kB: number
}

/** Script per page of the built web UI: the entry, the page's chunk, and what both import. */
export function bundles(): Bundle[] {
  if (!existsSync(join(DIST, 'index.html'))) return []
  const html = readFileSync(join(DIST, 'index.html'), 'utf8')
  const entry = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)].map(found => found[1]!)
  return readdirSync(join(DIST, 'assets'))
    .filter(name => /Page-.*\.js$/.test(name))
    .map(name => ({ page: name.replace(/-.*/, ''), kB: gzipped([...entry, name]) }))
    .sort((a, b) => b.kB - a.kB)
}

function gzipped(first: readonly string[]): number {
  const files = new Set(first)
  let bytes = 0
  for (const file of files) {
    const text = readFileSync(join(DIST, 'assets', file))
    bytes += gzipSync(text).length
    for (const [, imported] of text.toString().matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      files.add(imported!)
  }
  return Math.round(bytes / 100) / 10
}
