import pg from 'pg'
import type { KeyFigureRequest } from '../../backend/src/modules/reporting/key-figure.request.ts'
import { figuresOf } from '../../backend/src/modules/reporting/key-figure.statement.ts'
import { PERIOD } from './operations.ts'

const TIMES = 21

/** What the overview asks, figure by figure, and the largest tables there are. */
const REQUESTS: readonly [code: string, by: KeyFigureRequest['by']][] = [
  ['KF-13', ['GOVERNMENT_DISTRICT', 'SETTING']],
  ['KF-13', ['MONTH']],
  ['KF-14', ['UNIT']],
  ['KF-16', ['SETTING']],
  ['KF-16', ['MONTH', 'SETTING']],
  ['KF-18', ['TOPIC']],
  ['KF-04', ['GENDER']],
  ['KF-13', ['DISTRICT']],
  ['KF-16', ['DISTRICT', 'SETTING']],
  ['KF-18', ['DISTRICT', 'TOPIC']],
]
/** Whole quarters that are closed, as long as {@link PERIOD}: of others no Kreis is shown. */
const CLOSED: typeof PERIOD = { from: '2024-10-01', to: '2026-09-30' }

export interface FigureTime {
  figure: string
  /** Execution time in the database, median. */
  ms: number
}

/** Execution time of every figure's statement, as the ministry's role, by EXPLAIN ANALYZE. */
export async function figureTimes(url: string): Promise<FigureTime[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const times: FigureTime[] = []
    for (const [code, by] of REQUESTS) {
      const period = by.includes('DISTRICT') ? CLOSED : PERIOD
      const request = { code, by, territory: '08', counted: true, ...period }
      const { text, values } = figuresOf([request], null)
      const runs: number[] = []
      for (let run = 0; run < TIMES; run++) runs.push(await executionTime(client, text, values))
      times.push({ figure: `${code} by ${by.join(' × ')}`, ms: median(runs) })
    }
    return times
  } finally {
    await client.end()
  }
}

async function executionTime(client: pg.Client, text: string, values: unknown[]): Promise<number> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ 'Execution Time': number }] }>(
    `explain (analyze, timing off, format json) ${text}`,
    values,
  )
  return rows[0]!['QUERY PLAN'][0]['Execution Time']
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
