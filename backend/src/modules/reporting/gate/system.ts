import type { Block } from './codes.ts'
import { Residual, type Freedom } from './residual.ts'

/** A number of a Kreis over the four quarters of a year, and what state functions are shown of it. */
export interface GateCell {
  district: string
  block: Block
  /** Empty for the whole of the Kreis. */
  code: string
  /** Its ends in the network of the Regierungsbezirk. */
  from: number
  to: number
  /** What everybody knows to be the least: a Kreis that has reported has at least one talk. */
  least: number
  /** By quarter and month; a stock has the quarter's end alone. */
  values: number[][]
  /** Between what a month's value lies, as everybody knows: a topic has no more mentions than there are talks. */
  low: number[][]
  high: number[][]
  /** Managers behind it, by quarter, in the largest month. */
  contributors: number[]
  /** `ABSENT` where the Kreis has reported nothing, or is not decided. */
  quarters: Shown[]
  year: Shown
  /** By quarter: where a Kreis's talks are hidden, so are their topics, and what the year would tell of all. */
  tellable: readonly boolean[]
}

type Shown = 'ABSENT' | 'HIDDEN' | 'SHOWN'

export const valueIn = ({ values }: GateCell, quarter: number): number => sum(values[quarter]!)

/** Rows of quarters within a year, as bits of quarters; the last is the year itself. */
export const RANGES: readonly number[] = [1, 2, 4, 8, 3, 6, 12, 7, 14, 15]
const ALL = 15
const QUARTERS = [0, 1, 2, 3]

/** Talks that may be taken back, and heads that may be put right, of each cell and month, without anything hidden following. */
const SPARE = 1

/** Bits of what follows of a cell, in each of the looks. */
export interface Following {
  /** As everything is. */
  now: number
  /** If talks were taken back, or heads put right. */
  spared: number
  /** If Kreise that have reported nothing did so late. */
  joined: number
}

const NOTHING: Following = { now: 0, spared: 0, joined: 0 }

/**
 * All cells of a Regierungsbezirk that hang together, in a year: talks by unit and by setting, or mentions of topics.
 * Its sums by code are known for every month, so a cell's value is uncertain if it can change within one month; where
 * its year is shown, if it can change in one month and by as much the other way in a month of another quarter.
 */
export class GateSystem {
  readonly #residual: Residual
  readonly #looks: Record<keyof Following, Look>

  constructor(
    readonly cells: readonly GateCell[],
    nodes: number,
  ) {
    this.#residual = new Residual(nodes, cells)
    const look = (spare: number, joins: boolean): Look => ({
      spare,
      joins,
      alone: [],
      together: new Map(),
    })
    this.#looks = {
      now: look(0, false),
      spared: look(SPARE, false),
      joined: look(0, true),
    }
  }

  /** To be called when what is shown of a quarter has changed, or of the year when none is given. */
  changed(quarter: number | null): void {
    for (const { alone, together } of Object.values(this.#looks)) {
      if (quarter === null) alone.length = 0
      else {
        alone[quarter] = undefined
        for (const other of QUARTERS) together.delete((1 << quarter) | (1 << other))
      }
    }
  }

  /**
   * What follows of a cell from what is shown: rows of quarters with a hidden part above zero, as bits of RANGES, then
   * hidden quarters of zero in which a talk that is written down late would be seen at once.
   */
  following(index: number): Following {
    const { now, spared, joined } = this.#looks
    // what follows in a look follows in those before it, too
    const ifSpared = this.#followingIn(spared, index)
    if (!ifSpared) return NOTHING
    const asIs = this.#followingIn(now, index)
    return { now: asIs, spared: ifSpared, joined: asIs && this.#followingIn(joined, index) }
  }

  /**
   * Kreise of which something is hidden that their talks tell: all talks of the Regierungsbezirk have the topic, or all
   * have one topic alone. A topic is shown as a share, so it is hidden with the whole.
   */
  toldByTalks(quarter: number): string[] {
    const isAtBound = ({ code, values, low, high }: GateCell) =>
      values[quarter]!.every((value, month) => value === (code ? high : low)[quarter]![month])
    const loose = new Set(this.cells.filter(cell => !isAtBound(cell)).map(({ code }) => code))
    const shown = this.cells.filter(({ quarters }) => quarters[quarter] === 'SHOWN')
    const wholes = new Set(shown.filter(({ code }) => !code).map(({ district }) => district))
    return this.cells
      .filter(cell => !loose.has(cell.code) && valueIn(cell, quarter) > 0 && cell.tellable[quarter])
      .filter(cell => !wholes.has(cell.district) || !shown.includes(cell))
      .map(({ district }) => district)
  }

  #followingIn(look: Look, index: number): number {
    const cell = this.cells[index]!
    const hidden = bitsOf(ALL, quarter => cell.quarters[quarter] === 'HIDDEN')
    if (!hidden) return 0
    const above = bitsOf(hidden, quarter => valueIn(cell, quarter) > 0)
    const zeros = hidden & ~above
    const late = zeros && this.#lateTalks(look, index, { hidden, zeros })
    return (late << RANGES.length) | (above && this.#rangesOf(look, index, { hidden, above }))
  }

  #rangesOf(look: Look, index: number, { hidden, above }: Record<'hidden' | 'above', number>) {
    const shown = this.cells[index]!.year === 'SHOWN'
    const changes = (quarter: number) => this.#in(look, quarter).found[index] === 1
    const alone = shown ? 0 : bitsOf(above, changes)
    const follows = (range: number): boolean => {
      if (!(range & above) || range & alone || (range === ALL && shown)) return false
      return !bitsOf(hidden & range, part =>
        this.#against(look, part, hidden & ~range).some(({ found }) => found[index] === 1),
      )
    }
    const told: number[] = []
    return RANGES.reduce((bits, range, bit) => {
      if (isMadeOf(range & hidden, told) || !follows(range)) return bits
      told.push(range & hidden)
      return bits | (1 << bit)
    }, 0)
  }

  #lateTalks(look: Look, index: number, { hidden, zeros }: Record<'hidden' | 'zeros', number>) {
    const shown = this.cells[index]!.year === 'SHOWN'
    return bitsOf(zeros, quarter => {
      const others = hidden & ~(1 << quarter)
      const changes = shown ? this.#against(look, quarter, others) : [this.#in(look, quarter)]
      return !changes.some(({ found, months }) => {
        return found[index] === 1 || months.some(month => this.#residual.leadsAround(index, month))
      })
    })
  }

  /** What can change within one month of the quarter. */
  #in({ alone, spare, joins }: Look, quarter: number): Changes {
    return (alone[quarter] ??= this.#changes(
      this.#monthsIn(quarter).map(month =>
        this.#freedom(cell => {
          const open = isOpen(cell, quarter, joins) && cell.year !== 'SHOWN'
          const at: Month = [quarter, month]
          return [open && rises(cell, at, spare), open && falls(cell, at, spare)]
        }),
      ),
    ))
  }

  #against = (look: Look, part: number, others: number): Changes[] =>
    QUARTERS.filter(other => others & (1 << other)).map(other =>
      part < other ? this.#between(look, part, other) : this.#between(look, other, part),
    )

  /** What can change in a month of one quarter and the other way in a month of the other. */
  #between({ together, spare, joins }: Look, one: number, other: number): Changes {
    const key = (1 << one) | (1 << other)
    const known = together.get(key)
    if (known) return known
    const months = this.#monthsIn(one).flatMap(month =>
      this.#monthsIn(other).map(against =>
        this.#freedom(cell => {
          const open = isOpen(cell, one, joins) && isOpen(cell, other, joins)
          const ends: [Month, Month] = [
            [one, month],
            [other, against],
          ]
          const moves = (up: Month, down: Month) =>
            open && rises(cell, up, spare) && falls(cell, down, spare)
          return [moves(...ends), moves(ends[1], ends[0])]
        }),
      ),
    )
    const changes = this.#changes(months)
    together.set(key, changes)
    return changes
  }

  #freedom(of: (cell: GateCell) => [up: boolean, down: boolean]): Freedom {
    const [up, down] = [new Uint8Array(this.cells.length), new Uint8Array(this.cells.length)]
    for (const [index, cell] of this.cells.entries()) {
      const [rises, sinks] = of(cell)
      up[index] = Number(rises)
      down[index] = Number(sinks)
    }
    return { up, down }
  }

  #changes(months: Freedom[]): Changes {
    const found = new Uint8Array(this.cells.length)
    for (const month of months) this.#residual.markChangeable(month, found)
    return { months, found }
  }

  #monthsIn = (quarter: number): number[] =>
    (this.cells[0]?.values[quarter] ?? []).map((_, month) => month)
}

/** Months, or pairs of them, with what each cell may do in them, and the cells that can change in one. */
interface Changes {
  months: Freedom[]
  found: Uint8Array
}

/**
 * What was found so far, with so many talks of each cell taken away as if they were taken back, or as if whoever has
 * reported nothing might still do so.
 */
interface Look {
  spare: number
  joins: boolean
  alone: (Changes | undefined)[]
  together: Map<number, Changes>
}

const isOpen = ({ quarters }: GateCell, quarter: number, joins: boolean): boolean =>
  quarters[quarter] === 'HIDDEN' || (joins && quarters[quarter] === 'ABSENT')

type Month = readonly [quarter: number, month: number]

/** Whether the value of a month may be higher than it is, even if talks to spare were taken back; of whoever reports late nobody knows the talks. */
const rises = (cell: GateCell, [quarter, month]: Month, spare: number): boolean =>
  cell.quarters[quarter] === 'ABSENT' ||
  cell.high[quarter]![month]! - cell.values[quarter]![month]! > spare

/** Whether it may be lower, even without the talks to spare. */
const falls = (cell: GateCell, [quarter, month]: Month, spare: number): boolean =>
  cell.values[quarter]![month]! - cell.low[quarter]![month]! > spare &&
  valueIn(cell, quarter) > cell.least + spare

/** A row of quarters that follows because its hidden ones do tells nothing new. */
const isMadeOf = (range: number, parts: readonly number[]): boolean =>
  !range || parts.some(part => !(part & ~range) && isMadeOf(range & ~part, parts))

const bitsOf = (among: number, holds: (quarter: number) => boolean): number =>
  QUARTERS.reduce(
    (bits, quarter) => (among & (1 << quarter) && holds(quarter) ? bits | (1 << quarter) : bits),
    0,
  )

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
