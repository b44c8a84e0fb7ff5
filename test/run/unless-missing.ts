import { createVitest, parseCLI } from 'vitest/node'

interface Needy {
  /** What the tests need, by its name. */
  what: string
  /** `1` in this variable makes it a failure that they did not run. */
  required: string
  config: URL
  /** Why it cannot be had on this machine, in a sentence; nothing when it can. */
  missing: () => Promise<string | undefined>
}

/** Runs tests that need more than npm brings. Where it cannot be had this says so, and how many they are. */
export async function runUnlessMissing({ what, required, config, missing }: Needy): Promise<void> {
  const reason = await missing()
  const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)])
  const vitest = await createVitest('test', {
    ...options,
    config: config.pathname,
    watch: false,
    ...(reason && { globalSetup: [] }),
  })
  try {
    if (!reason) {
      await vitest.start(filter)
      return
    }
    const tests = await countTests(vitest, filter)
    process.stdout.write(`not run: ${what} (${tests} tests): ${reason}\n`)
    if (process.env[required] === '1') process.exitCode = 1
  } finally {
    await vitest.close()
  }
}

async function countTests(
  vitest: Awaited<ReturnType<typeof createVitest>>,
  filter: string[],
): Promise<number> {
  const { testModules } = await vitest.collect(filter, { staticParse: false })
  return testModules.reduce((sum, module) => sum + [...module.children.allTests()].length, 0)
}
