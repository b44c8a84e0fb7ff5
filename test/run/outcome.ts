import { readFileSync } from 'node:fs'
import type { Lane } from './lanes.ts'
import type { Ending } from './program.ts'

/** What vitest writes about a run, as far as it is read here. */
export interface Report {
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
  }[]
}

/** What became of a lane. */
export interface Outcome extends Ending {
  lane: Lane
  /** Nothing when it ended before it could write one. */
  report?: Report
}

/** The report that a lane has written, if it came so far and to its end. */
export function readReport(file: string): Pick<Outcome, 'report'> {
  try {
    return { report: JSON.parse(readFileSync(file, 'utf8')) as Report }
  } catch {
    return {}
  }
}
