import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const DIST = fileURLToPath(new URL('../../frontend/dist', import.meta.url))

/** Texts that a page's route brings. */
const BROUGHT: Record<string, string> = {
  OverviewPage: 'reporting.de',
  DistrictPage: 'reporting.de',
}

export interface Bundle {
  page: string
  /** Script that the first visit loads, gzipped kilobytes. */
  kB: number
}

/** Script per page of the built web UI: the entry, the page's chunk, what both import, and the texts in German. */
export function bundles(): Bundle[] {
  if (!existsSync(join(DIST, 'index.html'))) return []
  const html = readFileSync(join(DIST, 'index.html'), 'utf8')
  const entry = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)].map(found => found[1]!)
  const files = readdirSync(join(DIST, 'assets')).filter(name => name.endsWith('.js'))
  const pages = files.filter(name => /Page-/.test(name))
  return pages
    .map(file => {
      const page = file.replace(/-.*/, '')
      const texts = ['de', BROUGHT[page]].flatMap(part =>
        files.filter(name => name.startsWith(`${part}-`)),
      )
      return { page, kB: gzipped([...entry, ...texts, file]) }
    })
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
