import { quartersOf, yearOf, type Period } from '../quarters.ts'
import { WHOLE, type Block } from './codes.ts'
import { decideQuarter, decideYear, type Decided, type Verdict } from './decide.ts'
import {
  isStock,
  NETWORKS,
  systemOf,
  type NetworkName,
  type YearFound,
  type YearRows,
} from './network.ts'
import type { GateSystem } from './system.ts'

/** What is kept of a decision. */
export interface StatusOf {
  district: string
  period: Period
  block: Block
  code: string
  status: Verdict
}

/**
 * Everything that is decided when a quarter closes, or when what came late for it is: the cells of Kreise that have
 * reported and are undecided, and their year's once all its quarters are decided.
 */
export function decideClosing(rows: YearFound, quarter: Period): StatusOf[] {
  const names = Object.keys(NETWORKS) as NetworkName[]
  return names.flatMap(name => decideNetwork(name, rows, quarter))
}

function decideNetwork(name: NetworkName, rows: YearFound, quarter: Period): StatusOf[] {
  const index = quartersOf(yearOf(quarter)).indexOf(quarter)
  const system = systemOf(name, rows.districts, rows)
  const undecided = undecidedIn(name, system, { rows, index })
  if (!undecided.size) return []
  const decided = decideQuarter(system, index, undecided).map(one => statusOf(one, quarter))
  if (isStock(name)) return [...decided, ...wholeStocks(name, undecided, quarter)]
  const whole = new Set([...undecided].filter(district => hasWholeYear(system, district)))
  return [...decided, ...decideYear(system, whole).map(one => statusOf(one, yearOf(quarter)))]
}

/** Talks are what a Kreis reports, topics are told with them; heads are reported where there are any. */
function undecidedIn(
  name: NetworkName,
  system: GateSystem,
  { rows, index }: { rows: YearRows; index: number },
): Set<string> {
  const block = isStock(name) ? NETWORKS[name][0] : 'A'
  const reported = rows.lines.filter(
    line => line[2] === block && Math.floor(line[1] / 3) === index && line[4] !== 0,
  )
  const open = system.cells.filter(({ quarters }) => quarters[index] === 'ABSENT')
  const districts = new Set(open.map(({ district }) => district))
  return new Set(reported.map(([district]) => district).filter(ags => districts.has(ags)))
}

const hasWholeYear = (system: GateSystem, district: string): boolean =>
  system.cells.every(
    cell =>
      cell.district !== district || (cell.year === 'ABSENT' && !cell.quarters.includes('ABSENT')),
  )

const wholeStocks = (name: NetworkName, districts: Set<string>, period: Period): StatusOf[] =>
  [...districts].map(district => ({
    district,
    period,
    block: NETWORKS[name][0],
    code: WHOLE,
    status: 'SHOWN',
  }))

const statusOf = ({ cell, verdict }: Decided, period: Period): StatusOf => ({
  district: cell.district,
  period,
  block: cell.block,
  code: cell.code,
  status: verdict,
})
