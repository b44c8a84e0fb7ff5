import { WHOLE } from './codes.ts'
import { RANGES, valueIn, type Following, type GateCell, type GateSystem } from './system.ts'

/** R-SDC-3. */
const MIN_CONTRIBUTORS = 3

export type Verdict = 'SHOWN' | 'PRIMARY' | 'SECONDARY'

/** What is decided of one cell; the year when no quarter is named. */
export interface Decided {
  cell: GateCell
  quarter: number | null
  verdict: Verdict
}

/**
 * Decides a quarter for these Kreise: every cell is hidden first, then one by one is shown, as long as no hidden cell
 * above zero follows. What was decided before stays, so of a code that is new the Kreise's others are not touched.
 * Writes what it decides into the cells.
 */
export function decideQuarter(
  system: GateSystem,
  quarter: number,
  districts: ReadonlySet<string>,
): Decided[] {
  const own = system.cells.filter(
    cell => districts.has(cell.district) && cell.quarters[quarter] === 'ABSENT',
  )
  for (const cell of own) cell.quarters[quarter] = 'HIDDEN'
  system.changed(quarter)
  return publish(system, own, {
    quarter,
    itself: 1 << quarter,
    valueOf: cell => valueIn(cell, quarter),
    contributorsOf: cell => cell.contributors[quarter]!,
    isTellable: cell => cell.tellable[quarter]!,
    show: (cell, shown) => {
      cell.quarters[quarter] = shown ? 'SHOWN' : 'HIDDEN'
      system.changed(quarter)
    },
  })
}

/** The same for the year of cells whose quarters are decided: where all are shown, so is the year. */
export function decideYear(system: GateSystem, districts: ReadonlySet<string>): Decided[] {
  const own = system.cells.filter(
    ({ district, quarters, year }) =>
      districts.has(district) && year === 'ABSENT' && !quarters.includes('ABSENT'),
  )
  const told = own.filter(cell => cell.quarters.every(shown => shown === 'SHOWN'))
  const open = own.filter(cell => !told.includes(cell))
  for (const cell of open) cell.year = 'HIDDEN'
  const decided = publish(system, open, {
    quarter: null,
    itself: 1 << (RANGES.length - 1),
    valueOf: cell => [0, 1, 2, 3].reduce((value, quarter) => value + valueIn(cell, quarter), 0),
    contributorsOf: cell => Math.max(...cell.contributors),
    isTellable: cell => !cell.tellable.includes(false),
    show: (cell, shown) => {
      cell.year = shown ? 'SHOWN' : 'HIDDEN'
      system.changed(null)
    },
  })
  return [...told.map(cell => ({ cell, quarter: null, verdict: 'SHOWN' as const })), ...decided]
}

interface Publishing {
  quarter: number | null
  /** The bit of RANGES that is decided. */
  itself: number
  valueOf: (cell: GateCell) => number
  contributorsOf: (cell: GateCell) => number
  isTellable: (cell: GateCell) => boolean
  show: (cell: GateCell, shown: boolean) => void
}

/**
 * Candidates that are still to come count as unknown; one that follows from what is shown is shown along with it, or
 * both are hidden. What follows before anything is shown, from the Regierungsbezirk's own sums, hiding cannot help.
 */
function publish(system: GateSystem, own: GateCell[], step: Publishing): Decided[] {
  const { quarter, valueOf, contributorsOf } = step
  const suffices = (cell: GateCell) => contributorsOf(cell) >= MIN_CONTRIBUTORS
  const verdicts = new Map(
    own.map((cell): [GateCell, Verdict] => [cell, suffices(cell) ? 'SECONDARY' : 'PRIMARY']),
  )
  const candidates = own
    .filter(cell => suffices(cell) && step.isTellable(cell))
    .toSorted(
      (a, b) =>
        Number(b.code === WHOLE) - Number(a.code === WHOLE) ||
        valueOf(b) - valueOf(a) ||
        compare(a.district, b.district) ||
        compare(a.code, b.code),
    )
  const trial = new Trial(system, new Set(candidates), step)
  for (const cell of candidates) {
    if (!trial.isPending(cell)) continue
    for (const told of trial.show(cell)) verdicts.set(told, 'SHOWN')
    if (trial.isPending(cell)) trial.hide(cell)
  }
  return [...verdicts].map(([cell, verdict]) => ({ cell, quarter, verdict }))
}

/** Shows cells as long as nothing that is hidden follows more than it did before. */
class Trial {
  readonly #touched: number
  readonly #before: Following[]

  constructor(
    private readonly system: GateSystem,
    private readonly pending: Set<GateCell>,
    private readonly step: Publishing,
  ) {
    this.#touched = rangesWith(step.quarter)
    this.#before = system.cells.map((_, index) => this.#following(index))
  }

  isPending = (cell: GateCell): boolean => this.pending.has(cell)

  /** @returns the cell and what follows along with it, or nothing when they must not be shown */
  show(cell: GateCell): GateCell[] {
    const told: GateCell[] = []
    for (let next: GateCell[] = [cell]; next.length; next = this.#told()) {
      for (const one of next) {
        this.pending.delete(one)
        this.step.show(one, true)
      }
      told.push(...next)
    }
    if (this.#safe()) return told
    for (const one of told) {
      this.step.show(one, false)
      this.pending.add(one)
    }
    return []
  }

  hide(cell: GateCell): void {
    this.pending.delete(cell)
    const index = this.system.cells.indexOf(cell)
    const [before, now] = [this.#before[index]!, this.system.following(index)]
    for (const look of LOOKS) before[look] |= now[look]
  }

  /** Pending cells that follow now. */
  #told = (): GateCell[] =>
    this.system.cells.filter(
      (cell, index) =>
        this.pending.has(cell) && (this.system.following(index).now & this.step.itself) !== 0,
    )

  #safe = (): boolean =>
    this.system.cells.every((_, index) => {
      const [before, now] = [this.#before[index]!, this.#following(index)]
      return LOOKS.every(look => (now[look] & ~before[look]) === 0)
    })

  /** Of a pending cell, only what this decision does not change. */
  #following(index: number): Following {
    const { now, spared, joined } = this.system.following(index)
    const others = this.pending.has(this.system.cells[index]!) ? ~this.#touched : ~0
    return { now: now & others, spared, joined: joined & others }
  }
}

const LOOKS = ['now', 'spared', 'joined'] as const

/** The rows of quarters that a decision changes, as bits. */
const rangesWith = (quarter: number | null): number =>
  RANGES.reduce((bits, range, bit) => {
    const changes = quarter === null ? bit === RANGES.length - 1 : range & (1 << quarter)
    return changes ? bits | (1 << bit) : bits
  }, 0)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
