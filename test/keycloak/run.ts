import { createVitest, parseCLI } from 'vitest/node'
import { requirements } from '../../backend/src/platform/keycloak/local-keycloak.ts'
import { KeycloakUnavailable } from '../../backend/src/platform/keycloak/unavailable.ts'

/**
 * The tests that need a real Keycloak. Where none can be had it says so and how many they are, which is a failure
 * when REQUIRE_KEYCLOAK=1.
 */
async function main(): Promise<void> {
  const missing = await whatIsMissing()
  const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)])
  const vitest = await createVitest('test', {
    ...options,
    config: new URL('vitest.config.ts', import.meta.url).pathname,
    watch: false,
    ...(missing && { globalSetup: [] }),
  })
  try {
    if (missing) return notRun(await countTests(vitest, filter), missing)
    await vitest.start(filter)
  } finally {
    await vitest.close()
  }
}

async function whatIsMissing(): Promise<string | undefined> {
  try {
    await requirements({ env: process.env })
    return undefined
  } catch (error) {
    if (error instanceof KeycloakUnavailable) return error.message
    throw error
  }
}

async function countTests(
  vitest: Awaited<ReturnType<typeof createVitest>>,
  filter: string[],
): Promise<number> {
  const { testModules } = await vitest.collect(filter, { staticParse: false })
  return testModules.reduce((sum, module) => sum + [...module.children.allTests()].length, 0)
}

function notRun(tests: number, reason: string): void {
  process.stdout.write(`not run: Keycloak (${tests} tests): ${reason}\n`)
  if (process.env['REQUIRE_KEYCLOAK'] === '1') process.exitCode = 1
}

await main()
