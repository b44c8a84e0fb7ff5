import { cpus, loadavg } from 'node:os'
import type { Bundle } from './bundles.ts'
import { asTable, type NameFigure } from './names.ts'
import { median, type FigureTime } from './figures.ts'
import type { Round } from './load.ts'
import type { Workload } from './operations.ts'
import { VARIANTS, type Variant } from './requests.ts'
import type { Starts } from './starts.ts'

export interface Results {
  at: string
  machine: string
  rounds: Partial<Record<Workload, Record<Variant, Round[]>>>
  figures: FigureTime[]
  bundles: Bundle[]
  starts: Starts | null
  names: NameFigure[] | null
}

export interface Ratio {
  workload: Workload
  /** Requests per second against PostGraphile's, median over the rounds of each round's ratio. */
  throughput: number
  /** CPU per request, node and database, against the hand-written SQL's. */
  cpu: number
  reached: boolean
}

/** Least throughput against PostGraphile; CPU against raw is bounded for reads alone (targets). */
const LEAST = { list: 2, detail: 2, ministry: 2, insert: 1.3 }
const MOST_CPU = 1.3

/** Read before the bench loads the machine itself: what it says of load is other people's. */
export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, Node ${process.versions.node}, ${process.platform}, load before ${loadavg()[1]!.toFixed(1)}`

export function ratiosOf({ rounds }: Results): Ratio[] {
  return Object.entries(rounds).map(([name, { ours, postgraphile, raw }]) => {
    const workload = name as Workload
    const against = (other: Round[], value: (round: Round) => number): number =>
      median(ours.map((round, index) => value(round) / value(other[index]!)))
    const throughput = against(postgraphile, ({ perSecond }) => perSecond)
    const cpu = against(raw, total)
    const reached = throughput >= LEAST[workload] && (workload === 'insert' || cpu <= MOST_CPU)
    return { workload, throughput, cpu, reached }
  })
}

const total = ({ node, database }: Round): number => node + database

/** The whole result as Markdown, for people and for README.md. */
export function asMarkdown(results: Results): string {
  return [
    ...comparison(results),
    '',
    '| workload | throughput ours / PostGraphile | CPU ours / raw | target |',
    '| --- | --- | --- | --- |',
    ...ratiosOf(results).map(
      ({ workload, throughput, cpu, reached }) =>
        `| ${workload} | ${throughput.toFixed(2)} | ${cpu.toFixed(2)} | ≥ ${LEAST[workload]}${workload === 'insert' ? '' : `, ≤ ${MOST_CPU}`}: ${reached ? 'reached' : 'missed'} |`,
    ),
    '',
    '| key figure | ms in the database |',
    '| --- | --- |',
    ...results.figures.map(({ figure, ms }) => `| ${figure} | ${ms.toFixed(1)} |`),
    '',
    ...(results.names ? [...asTable(results.names), ''] : []),
    '| page | script, gzip kB |',
    '| --- | --- |',
    ...results.bundles.map(({ page, kB }) => `| ${page} | ${kB} |`),
    '',
    ...(results.starts
      ? [`First start ${results.starts.first} s, later start ${results.starts.later} s.`]
      : []),
  ].join('\n')
}

function comparison({ rounds }: Results): string[] {
  const lines = Object.entries(rounds).flatMap(([workload, variants]) =>
    VARIANTS.map(variant => {
      const of = (value: (round: Round) => number) => median(variants[variant].map(value))
      return `| ${workload} | ${variant} | ${of(r => r.perSecond).toFixed(0)} | ${of(r => r.p50)} | ${of(r => r.p99)} | ${of(r => r.node).toFixed(2)} | ${of(r => r.database).toFixed(2)} |`
    }),
  )
  return [
    '| workload | variant | req/s | p50 ms | p99 ms | CPU node ms | CPU database ms |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
  ]
}
