import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'e2e',
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/support/product.ts'],
    // the tests share one product, and some compare figures before and after
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
