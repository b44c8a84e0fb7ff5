import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { server } from './run/lanes.ts'

const require = createRequire(import.meta.url)

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  oxc: { decorator: { legacy: true } },
  // test code and type-graphql must meet in the same copy of graphql
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql/index.js') }] },
  test: {
    name: server.name,
    include: server.include,
    globalSetup: ['test/support/database.ts'],
    setupFiles: ['test/support/unshared.ts'],
    // two cores are what the times in README.md are about, and modules are read once for each worker
    maxWorkers: 2,
    isolate: false,
    // nothing is judged by them: a busy machine is no failure
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
