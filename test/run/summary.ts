import { relative } from 'node:path'
import type { Outcome } from './outcome.ts'

const NOT_RUN = /^not run: .*$/gm

/** Why a lane failed, an entry for each test; empty when it did not. */
export function failuresOf(outcome: Outcome, root: string): string[] {
  const { lane, report, ended } = outcome
  const found = (report?.testResults ?? []).flatMap(
    ({ name, status, message, assertionResults }) => {
      const file = relative(root, name)
      const tests = assertionResults.filter(test => test.status === 'failed')
      const told = tests.map(
        test => `${file}: ${test.fullName}: ${reason(test.failureMessages[0])}`,
      )
      return status === 'failed' && !told.length ? [`${file}: ${reason(message)}`] : told
    },
  )
  const complete = report !== undefined || notRun([outcome]).length > 0
  if (found.length || (ended === 0 && complete)) return found
  return [`${lane.name} ended with ${ended}${report ? '' : ' before it could report'}: see above`]
}

/** How many files and tests each lane ran, and how long it took. */
export function table(outcomes: Outcome[]): string {
  const rows = outcomes.map(({ lane, report, seconds }) => [
    lane.name,
    ...countsOf(report).map(String),
    seconds.toFixed(1),
  ])
  const lines = [['lane', 'files', 'tests', 'failed', 'skipped', 'seconds'], ...rows]
  return lines.map(line => line.map((cell, at) => pad(cell, at)).join('')).join('\n')
}

/** What the lanes said that they could not run. */
export function notRun(outcomes: Outcome[]): string[] {
  return outcomes.flatMap(({ output }) => output.match(NOT_RUN) ?? [])
}

function countsOf(report: Outcome['report']): [files: number, tests: number, ...rest: number[]] {
  const tests = (report?.testResults ?? []).flatMap(({ assertionResults }) => assertionResults)
  const those = (status: RegExp) => tests.filter(test => status.test(test.status)).length
  const ran = those(/^(passed|failed)$/)
  return [report?.testResults.length ?? 0, ran, those(/^failed$/), tests.length - ran]
}

const pad = (cell: string, at: number): string => (at ? cell.padStart(10) : cell.padEnd(12))

const MOST_LINES = 12

/** What was thrown, and where in a file of ours: the end of a long run is all that some will see of it. */
function reason(text = ''): string {
  const lines = text.trim().split('\n')
  const trace = lines.findIndex(line => TRACE.test(line))
  const said = trace < 0 ? lines : lines.slice(0, trace)
  const ours = lines.slice(said.length).find(line => !line.includes('node_modules'))
  return [...said.slice(0, MOST_LINES), ...(ours ? [ours] : [])].join('\n    ')
}

const TRACE = /^\s*at /
