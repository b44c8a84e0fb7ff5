import { expect, test } from 'vitest'
import { bundles } from '../bench/bundles.ts'

test('the script of a page stays within its budget, gzipped', () => {
  const sizes = new Map(bundles().map(({ page, kB }) => [page, kB]))

  expect(sizes.get('OverviewPage')).toBeLessThanOrEqual(110)
  expect(Math.max(...sizes.values())).toBeLessThanOrEqual(150)
})
