import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { browser } from '../run/lanes.ts'

const require = createRequire(import.meta.url)

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  oxc: { decorator: { legacy: true } },
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql/index.js') }] },
  test: {
    name: browser.name,
    include: browser.include,
    globalSetup: ['test/support/product.ts', 'test/support/database.ts'],
    setupFiles: ['test/support/unshared.ts'],
    // the tests share one product, and some compare figures before and after
    fileParallelism: false,
    // nothing is judged by them: a busy machine is no failure
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
