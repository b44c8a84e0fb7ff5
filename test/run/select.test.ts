import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Lane } from './lanes.ts'
import { select } from './select.ts'

const fast: Lane = {
  name: 'fast',
  include: ['api/**/*.test.ts'],
  exclude: ['api/slow/**'],
  program: [],
}
const slow: Lane = { name: 'slow', include: ['api/slow/*.test.ts'], exclude: [], program: [] }

function chosen(words: string[]) {
  const root = mkdtempSync(join(tmpdir(), 'digintm-select-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  for (const [file, text] of [
    ['api/cases.test.ts', `test('A4: nothing is done')`],
    ['api/deep/cases-of-others.test.ts', `test('others')`],
    ['api/slow/staff.test.ts', `test('what (everybody) sees')`],
    ['api/no-test.ts', `test('A4')`],
  ] as const) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  const { files, names } = select([fast, slow], words, root)
  return { ...Object.fromEntries([...files].map(([lane, of]) => [lane.name, of])), names }
}

test('without a word every file runs, each in one lane', () => {
  expect(chosen([])).toEqual({
    fast: ['api/cases.test.ts', 'api/deep/cases-of-others.test.ts'],
    slow: ['api/slow/staff.test.ts'],
  })
})

test('a word picks the files whose path contains it, and no lane that has none', () => {
  expect(chosen(['cases'])).toEqual({
    fast: ['api/cases.test.ts', 'api/deep/cases-of-others.test.ts'],
  })
  expect(chosen(['deep/', 'staff'])).toEqual({
    fast: ['api/deep/cases-of-others.test.ts'],
    slow: ['api/slow/staff.test.ts'],
  })
})

test('a word that is in no path picks the tests whose name contains it', () => {
  expect(chosen(['A4'])).toEqual({ fast: ['api/cases.test.ts'], names: 'A4' })
  expect(chosen(['(everybody)'])).toEqual({
    slow: ['api/slow/staff.test.ts'],
    names: String.raw`\(everybody\)`,
  })
})

test('a word that is nowhere picks nothing', () => {
  expect(chosen(['nowhere'])).toEqual({ names: 'nowhere' })
})
