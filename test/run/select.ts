import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Lane } from './lanes.ts'

/** What is asked for of the lanes: their files, and whether only tests of a certain name. */
export interface Selection {
  files: Map<Lane, string[]>
  /** A regular expression, for vitest. */
  names?: string
}

/**
 * The test files whose path from the root of the repository contains one of the words; without words all of them.
 * Words that no path contains are looked for in the files, and then only tests that are called so run.
 */
export function select(lanes: Lane[], words: string[], root: string): Selection {
  const all = new Map(lanes.map(lane => [lane, filesOf(lane, root)]))
  if (!words.length) return { files: all }
  const byPath = those(all, file => words.some(word => file.includes(word)))
  if (byPath.size) return { files: byPath }
  const byName = those(all, file => {
    const text = readFileSync(join(root, file), 'utf8')
    return words.some(word => text.includes(word))
  })
  return { files: byName, names: words.map(escape).join('|') }
}

function filesOf({ include, exclude }: Lane, root: string): string[] {
  const found = globSync(include, { cwd: root, exclude })
  return found.map(file => file.replaceAll('\\', '/')).toSorted()
}

const escape = (word: string): string => word.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)

function those(all: Map<Lane, string[]>, wanted: (file: string) => boolean): Map<Lane, string[]> {
  const some = [...all].map(([lane, files]) => [lane, files.filter(wanted)] as const)
  return new Map(some.filter(([, files]) => files.length))
}
