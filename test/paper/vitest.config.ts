import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { paper } from '../run/lanes.ts'

const require = createRequire(import.meta.url)

/** What needs veraPDF; `run.ts` says plainly when there is none. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  oxc: { decorator: { legacy: true } },
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql/index.js') }] },
  test: {
    name: paper.name,
    include: paper.include,
    globalSetup: ['test/support/database.ts'],
    setupFiles: ['test/support/unshared.ts'],
    isolate: false,
    // nothing is judged by them: a busy machine is no failure
    testTimeout: 900_000,
    hookTimeout: 900_000,
  },
})
