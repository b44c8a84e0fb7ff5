import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const DIST = fileURLToPath(new URL('../../frontend/dist', import.meta.url))

const SRC = fileURLToPath(new URL('../../frontend/src/', import.meta.url))

/** Texts that come with a page, by whoever loads both: the manifest of its feature, and the program for who is not signed in. */
const BROUGHT = new Map(
  globSync(['features/*/*.feature.ts', 'app/App.vue'], { cwd: SRC }).flatMap(file => {
    const loader = readFileSync(join(SRC, file), 'utf8')
    const texts = all(loader, /\/([\w-]+)\.texts\.ts/g).map(part => `${part}.de`)
    return all(loader, /\/(\w+Page)\.vue/g).map(page => [page, texts] as const)
  }),
)

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found]) => found!)
}

export interface Bundle {
  page: string
  /** Script that the first visit loads, gzipped kilobytes. */
  kB: number
}

/** Script per page of the built web UI: the entry, the page's chunk, what both import, and the texts in German. */
export function bundles(dist = DIST): Bundle[] {
  if (!existsSync(join(dist, 'index.html'))) return []
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const entry = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)].map(found => found[1]!)
  const assets = join(dist, 'assets')
  const files = readdirSync(assets).filter(name => name.endsWith('.js'))
  const pages = files.filter(name => /Page-/.test(name))
  return pages
    .map(file => {
      const page = file.replace(/-.*/, '')
      const texts = ['de', 'problems.de', ...(BROUGHT.get(page) ?? [])].map(part =>
        textsIn(files, part),
      )
      return { page, kB: gzipped(assets, [...entry, ...texts, file]) }
    })
    .sort((a, b) => b.kB - a.kB)
}

function textsIn(files: readonly string[], part: string): string {
  const found = files.find(name => name.startsWith(`${part}-`))
  if (!found) throw new Error(`The web UI has no script of the texts ${part}`)
  return found
}

function gzipped(assets: string, first: readonly string[]): number {
  const files = new Set(first)
  let bytes = 0
  for (const file of files) {
    const text = readFileSync(join(assets, file))
    bytes += gzipSync(text).length
    for (const [, imported] of text.toString().matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      files.add(imported!)
  }
  return Math.round(bytes / 100) / 10
}
