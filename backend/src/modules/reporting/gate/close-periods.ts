import type { Statement } from '../../../platform/database/statement.ts'
import { uuidv7 } from '../../../platform/database/uuidv7.ts'
import { daysAfter, lastDayOf, quarterOf, quartersFrom, type Period } from '../quarters.ts'
import { decideClosing, type StatusOf } from './closing.ts'
import type { YearFound } from './network.ts'
import { closingRow, outlook, statusRows, yearRows, type Outlook } from './closing-sql.ts'

/** How the closing reaches the data: it reads all Kreise's figures at once, and writes tenant by tenant. */
export interface ClosingDoors {
  /** As the ministry's role. */
  read<Row>(statement: Statement): Promise<Row[]>
  /** One transaction in the tenant's context. */
  write<Row>(tenant: string, statement: Statement): Promise<Row[]>
}

interface ClosingWish {
  /** ISO 8601. */
  today: string
  /** Days after its end on which a quarter closes. */
  closingDays: number
  /** Called before each transaction: throws when the run is to end. */
  goOn?: () => void
}

const GOVERNMENT_DISTRICTS = ['081', '082', '083', '084']

/**
 * Closes every quarter that is due, in their order, Regierungsbezirk by Regierungsbezirk; what came in late for a closed
 * quarter is decided along with the next closing. May run twice, side by side, and be killed at any moment: what a run
 * has written is valid with its last row alone, and of two that decide at once the second finds the number taken.
 * @returns what was closed, e.g. `081 2026-Q3`
 */
export async function closeDuePeriods(doors: ClosingDoors, wish: ClosingWish): Promise<string[]> {
  const closed: string[] = []
  for (const region of GOVERNMENT_DISTRICTS) {
    for (
      let next = await dueIn(doors, region, wish);
      next;
      next = await dueIn(doors, region, wish)
    ) {
      for (const quarter of next.late) await decide(doors, { ...wish, region, quarter, late: true })
      if (await decide(doors, { ...wish, region, quarter: next.quarter, late: false }))
        closed.push(`${region} ${next.quarter}`)
    }
  }
  return closed
}

/** The first quarter that is due and not closed, and those closed before it with something undecided. */
async function dueIn(
  { read }: ClosingDoors,
  region: string,
  { today, closingDays, goOn }: ClosingWish,
): Promise<{ quarter: Period; late: Period[] } | undefined> {
  goOn?.()
  const [found] = await read<{ j: Outlook }>(outlook(region))
  const { first, closed, late } = found!.j
  if (!first) return undefined
  const quarter = quartersFrom(quarterOf(first), quarterOf(today)).find(
    one => !closed.includes(one) && daysAfter(lastDayOf(one), closingDays) <= today,
  )
  return quarter === undefined ? undefined : { quarter, late }
}

interface DecisionWish extends ClosingWish {
  region: string
  quarter: Period
  late: boolean
}

/** @returns whether the decision is valid, and not another's that took its number */
async function decide(doors: ClosingDoors, wish: DecisionWish): Promise<boolean> {
  const { region, quarter, late, goOn } = wish
  const [found] = await doors.read<{ j: YearFound }>(yearRows(region, quarter))
  const statuses = decideClosing(found!.j, quarter)
  // closed since it was found due, or decided since something late was found
  if (late ? !statuses.length : found!.j.closed) return false
  const decision = uuidv7()
  for (const [tenant, rows] of Map.groupBy(statuses, ({ district }: StatusOf) => district)) {
    goOn?.()
    await doors.write(tenant, statusRows(tenant, decision, rows))
  }
  goOn?.()
  const row = closingRow(region, { number: found!.j.last + 1, quarter, decision })
  return (await doors.write(region, row)).length > 0
}
