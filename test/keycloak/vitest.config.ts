import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const require = createRequire(import.meta.url)

/** What needs a real Keycloak; `run.ts` says plainly when there is none. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  oxc: { decorator: { legacy: true } },
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql/index.js') }] },
  test: {
    name: 'keycloak',
    include: ['test/keycloak/**/*.test.ts'],
    exclude: ['test/keycloak/**/*.embedded.test.ts'],
    globalSetup: ['test/support/database.ts', 'test/keycloak/support/keycloak.ts'],
    setupFiles: ['reflect-metadata'],
    // the tests share one Keycloak
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
})
