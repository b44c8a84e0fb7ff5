import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { keycloak } from '../run/lanes.ts'

const require = createRequire(import.meta.url)

/** What needs a real Keycloak; `run.ts` says plainly when there is none. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  oxc: { decorator: { legacy: true } },
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql/index.js') }] },
  test: {
    name: keycloak.name,
    include: keycloak.include,
    exclude: keycloak.exclude,
    globalSetup: ['test/support/database.ts', 'test/keycloak/support/keycloak.ts'],
    setupFiles: ['test/support/unshared.ts'],
    // the tests share one Keycloak
    fileParallelism: false,
    isolate: false,
    // nothing is judged by them: a busy machine is no failure
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
