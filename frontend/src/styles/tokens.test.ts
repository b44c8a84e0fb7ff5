import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const kern = dirname(createRequire(import.meta.url).resolve('@kern-ux/native/package.json'))
const tokens = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const names = (css: string) => new Set(css.match(/--kern-[a-z0-9-]+/g))

test("a Land's KERN theme file fits: every --kern name we read exists in KERN", () => {
  const theirs = names(
    globSync('**/*.{css,scss}', { cwd: kern })
      .map(file => readFileSync(join(kern, file), 'utf8'))
      .join('\n'),
  )

  expect([...names(tokens)].filter(name => !theirs.has(name))).toEqual([])
  expect(names(tokens).size).toBeGreaterThan(10)
})
