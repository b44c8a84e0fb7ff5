import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Running, say } from './running.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Writes files that others read, so it comes before them. */
const FIRST = 'schema:drift'
/** The longest first. */
const PARTS = [
  'types -w frontend',
  'types -w backend',
  'types -w test',
  'lint',
  'boundaries',
  'deadcode',
  'format -- --check',
  'containers',
]

const running = new Running().endWithUs()

/** The parts of `npm run check`, as many side by side as there are processors; what a part says is shown when it failed. */
async function main(): Promise<void> {
  const failed = [...(await check(FIRST))]
  const waiting = [...PARTS]
  const worker = async () => {
    for (let part = waiting.shift(); part && !running.interrupted; part = waiting.shift())
      failed.push(...(await check(part)))
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  if (failed.length) {
    say(`\nFailed: ${failed.join(', ')}`)
    process.exitCode ??= 1
  }
}

/** Its name when it failed. */
async function check(part: string): Promise<string[]> {
  const command = `npm run -s ${part}`
  const { output, seconds, ended } = await running.run({
    command,
    args: [],
    folder: ROOT,
    env: process.env,
    shell: true,
  })
  say(`${ended === 0 ? 'ok    ' : 'FAILED'} ${part} (${seconds.toFixed(1)} s)`)
  if (ended === 0) return []
  say(`\n──── ${command} ────\n${output.trim()}\n`)
  return [part]
}

await main()
