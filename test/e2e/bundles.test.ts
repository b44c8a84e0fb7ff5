import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { bundles } from '../bench/bundles.ts'

test('the script of a page stays within its budget, gzipped', () => {
  const sizes = new Map(bundles().map(({ page, kB }) => [page, kB]))

  expect(sizes.get('OverviewPage')).toBeLessThanOrEqual(110)
  expect(Math.max(...sizes.values())).toBeLessThanOrEqual(150)
})

test('texts that a page brings are counted, or missed', () => {
  const dist = mkdtempSync(join(tmpdir(), 'digintm-dist-'))
  onTestFinished(() => rmSync(dist, { recursive: true }))
  mkdirSync(join(dist, 'assets'))
  writeFileSync(join(dist, 'index.html'), '<script src="/assets/index-1.js"></script>')
  const script = (name: string) => writeFileSync(join(dist, 'assets', name), '0')
  for (const name of [
    'index-1.js',
    'de-1.js',
    'problems.de-1.js',
    'words.de-1.js',
    'OverviewPage-1.js',
  ])
    script(name)

  expect(() => bundles(dist)).toThrow('reporting.de')
  script('reporting.de-1.js')
  expect(bundles(dist)).toEqual([{ page: 'OverviewPage', kB: expect.any(Number) }])
})
