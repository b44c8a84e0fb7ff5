import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tracks, type Lane } from './lanes.ts'
import { readReport, type Outcome } from './outcome.ts'
import { Running, say } from './running.ts'
import { Scratch } from './scratch.ts'
import { select, type Selection } from './select.ts'
import { failuresOf, notRun, table } from './summary.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const running = new Running().endWithUs()

/** Every test, or those that the words on the command line pick: track beside track. */
async function main(words: string[]): Promise<void> {
  const selection = select(tracks.flat(), words, ROOT)
  if (!selection.files.size) {
    say(`No test file has such a path, and no test such a name: ${words.join(' ')}`)
    process.exitCode = 1
    return
  }
  const scratch = await Scratch.open()
  try {
    const follow = (track: Lane[]) => followTrack(track, selection, scratch)
    const outcomes = await Promise.all(tracks.map(follow))
    if (!running.interrupted) conclude(outcomes.flat(), scratch.leftovers())
  } finally {
    // where one lane could not even start, the others go on
    await running.end()
    await scratch.close()
  }
}

async function followTrack(
  track: Lane[],
  selection: Selection,
  scratch: Scratch,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const lane of track) {
    const files = selection.files.get(lane)
    if (!files || running.interrupted) continue
    say(`${lane.name}: ${files.length} files`)
    const outcome = await runLane(lane, scratch, [
      ...(selection.files.size > 1 ? (lane.beside ?? []) : []),
      ...(selection.names ? ['--testNamePattern', selection.names] : []),
      ...files.map(file => join(ROOT, file)),
    ])
    outcomes.push(outcome)
    say(`\n──── ${lane.name} ────\n${outcome.output.trim()}\n`)
  }
  return outcomes
}

async function runLane(lane: Lane, scratch: Scratch, args: string[]): Promise<Outcome> {
  const report = join(scratch.reports, `${lane.name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const ending = await running.run({
    command: process.execPath,
    args: [...lane.program, ...reporters, ...args],
    folder: join(ROOT, 'test'),
    env: { ...process.env, ...scratch.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
  })
  return { lane, ...ending, ...readReport(report) }
}

function conclude(outcomes: Outcome[], leftovers: string[]): void {
  say(table(outcomes))
  const failures = [
    ...outcomes.flatMap(outcome => failuresOf(outcome, ROOT)),
    ...leftovers.map(path => `left behind: ${path}`),
  ]
  if (failures.length) {
    say(`\nFailed:\n${failures.map(line => `  ${line}`).join('\n')}`)
    process.exitCode = 1
  }
  for (const line of notRun(outcomes)) say(line)
}

await main(process.argv.slice(2))
