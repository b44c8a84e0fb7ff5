import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const require = createRequire(import.meta.url)

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  oxc: { decorator: { legacy: true } },
  // test code and type-graphql must meet in the same copy of graphql
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql/index.js') }] },
  test: {
    include: [
      'backend/src/**/*.test.ts',
      'test/{api,access,containers,isolation}/**/*.test.ts',
      'test/keycloak/**/*.embedded.test.ts',
    ],
    globalSetup: ['test/support/database.ts'],
    setupFiles: ['reflect-metadata'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
