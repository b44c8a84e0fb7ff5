import { expect, test } from 'vitest'
import { bundles } from '../bench/bundles.ts'

/** The texts of one language, which every page loads beside what it imports. */
const TEXTS_KB = 7

test('the script of a page stays within its budget, gzipped', () => {
  const sizes = new Map(bundles().map(({ page, kB }) => [page, kB + TEXTS_KB]))

  expect(sizes.get('OverviewPage')).toBeLessThanOrEqual(110)
  expect(Math.max(...sizes.values())).toBeLessThanOrEqual(150)
})
