import { quartersOf, yearOf, type Period } from '../quarters.ts'
import { WHOLE, type Block } from './codes.ts'
import { decideQuarter, decideYear, type Decided, type Verdict } from './decide.ts'
import {
  isStock,
  NETWORKS,
  systemOf,
  type NetworkName,
  type StatusRow,
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
 * reported and are undecided, and their year's once all its quarters are decided. Topics come after talks, whose
 * number is hidden where it would tell of a topic that has to be.
 */
export function decideClosing(rows: YearFound, quarter: Period): StatusOf[] {
  const heads = (['genders', 'qualifications'] as const).flatMap(
    name => decideNetwork(name, { rows, quarter }).decided,
  )
  const telling = new Set<string>()
  for (;;) {
    const talks = decideNetwork('talks', { rows, quarter, telling })
    const statuses = [...rows.statuses, ...talks.decided.map(rowOf)]
    const topics = decideNetwork('topics', { rows: { ...rows, statuses }, quarter })
    const told = topics.system.toldByTalks(indexOf(quarter)).filter(ags => !telling.has(ags))
    if (!told.length) return [...talks.decided, ...topics.decided, ...heads]
    for (const district of told) telling.add(district)
  }
}

interface NetworkWish {
  rows: YearFound
  quarter: Period
  /** Kreise whose number of talks is not to be shown. */
  telling?: ReadonlySet<string>
}

function decideNetwork(
  name: NetworkName,
  { rows, quarter, telling }: NetworkWish,
): { system: GateSystem; decided: StatusOf[] } {
  const index = indexOf(quarter)
  const system = systemOf(name, rows.districts, rows)
  for (const cell of system.cells)
    if (cell.code === WHOLE && telling?.has(cell.district))
      cell.tellable = cell.tellable.with(index, false)
  const undecided = undecidedIn(name, system, { rows, index })
  if (!undecided.size) return { system, decided: [] }
  const decided = decideQuarter(system, index, undecided).map(one => statusOf(one, quarter))
  if (isStock(name)) {
    const wholes = wholeStocks(name, rows, { districts: undecided, period: quarter })
    return { system, decided: [...decided, ...wholes] }
  }
  const statuses = [...rows.statuses, ...decided.map(rowOf)]
  const year = systemOf(name, rows.districts, { ...rows, statuses })
  const years = decideYear(year, undecided).map(one => statusOf(one, yearOf(quarter)))
  return { system, decided: [...decided, ...years] }
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

function wholeStocks(
  name: NetworkName,
  { statuses }: YearRows,
  { districts, period }: { districts: Set<string>; period: Period },
): StatusOf[] {
  const [block] = NETWORKS[name]
  const decided = statuses.filter(
    ([, quarter, of, code]) => quarter === indexOf(period) && of === block && code === WHOLE,
  )
  const known = new Set(decided.map(([district]) => district))
  return [...districts]
    .filter(district => !known.has(district))
    .map((district): StatusOf => ({ district, period, block, code: WHOLE, status: 'SHOWN' }))
}

const indexOf = (period: Period): number => quartersOf(yearOf(period)).indexOf(period)

const rowOf = ({ district, period, block, code, status }: StatusOf): StatusRow => {
  const quarter = indexOf(period)
  return [district, quarter < 0 ? null : quarter, block, code, status === 'SHOWN']
}

const statusOf = ({ cell, verdict }: Decided, period: Period): StatusOf => ({
  district: cell.district,
  period,
  block: cell.block,
  code: cell.code,
  status: verdict,
})
