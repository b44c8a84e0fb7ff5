import { codesOf, WHOLE, type Block } from './codes.ts'
import { GateSystem, type GateCell } from './system.ts'

/** A number of a Kreis in one month, or a stock at a quarter's end. */
export type LineRow = [
  district: string,
  /** 0 to 11 */
  month: number,
  block: Block,
  code: string,
  value: number,
  contributors: number,
]

/** What is decided already, of a quarter 0 to 3 or, with null, of the year. */
export type StatusRow = [
  district: string,
  quarter: number | null,
  block: Block,
  code: string,
  shown: boolean,
]

export interface YearRows {
  /** Codes of the list TOPIC, retired ones too. */
  topics: readonly string[]
  lines: readonly LineRow[]
  statuses: readonly StatusRow[]
}

export interface YearFound extends YearRows {
  /** Whether the quarter is closed. */
  closed: boolean
  /** Number of the Regierungsbezirk's last decision. */
  last: number
  districts: string[]
}

/** Blocks that hang together: units and settings both add up to all talks. */
export const NETWORKS = {
  talks: ['A', 'B'],
  topics: ['D'],
  genders: ['GENDER'],
  qualifications: ['QUALIFICATION'],
} as const satisfies Record<string, readonly Block[]>
export type NetworkName = keyof typeof NETWORKS

/** A Kreis's heads are shown whoever they are; only by gender and qualification they are cells. */
export const isStock = (name: NetworkName): boolean =>
  name === 'genders' || name === 'qualifications'

/** The cells of a Regierungsbezirk in a year, and what is decided of them. */
export function systemOf(
  name: NetworkName,
  districts: readonly string[],
  { lines, statuses, topics }: YearRows,
): GateSystem {
  const network = new Network(name, topics)
  for (const district of districts) network.addDistrict(district)
  for (const line of lines) network.addLine(line)
  for (const status of statuses) network.addStatus(status)
  return new GateSystem([...network.cells.values()], network.nodes.size)
}

/**
 * From a unit into the Kreis, as all its talks through it, out to a setting; from a topic into the Kreis and out as all
 * its mentions: each edge is a cell, and what arrives at a node leaves it.
 */
class Network {
  readonly cells = new Map<string, GateCell>()
  readonly nodes = new Map<string, number>()
  /** By Kreis: how many in each month, and in which quarters they are not hidden. */
  readonly #talks = new Map<string, number[][]>()
  readonly #tellable = new Map<string, boolean[]>()
  readonly #blocks: readonly Block[]

  constructor(
    private readonly name: NetworkName,
    private readonly topics: readonly string[],
  ) {
    this.#blocks = NETWORKS[name]
  }

  addDistrict(district: string): void {
    const [first, second] = this.#blocks
    this.#talks.set(district, quarters([0, 0, 0]))
    this.#tellable.set(district, [true, true, true, true])
    for (const code of codesOf(first!, this.topics)) this.#add(district, first!, code)
    if (!isStock(this.name)) this.#add(district, first!, WHOLE)
    for (const code of second ? codesOf(second, this.topics) : [])
      this.#add(district, second!, code)
  }

  addLine([district, month, block, code, value, contributors]: LineRow): void {
    const [first] = this.#blocks
    if (block === 'A') this.#talks.get(district)![Math.floor(month / 3)]![month % 3]! += value
    if (!this.#blocks.includes(block)) return
    this.#count(this.cells.get(keyOf(district, block, code)), { month, value, contributors })
    const whole = this.cells.get(keyOf(district, first!, WHOLE))
    this.#count(whole, { month, value: block === first ? value : 0, contributors })
  }

  addStatus([district, quarter, block, code, shown]: StatusRow): void {
    const isOfTalks = block === 'A' && code === WHOLE && !isStock(this.name)
    if (isOfTalks && quarter !== null) this.#tellable.get(district)![quarter] = shown
    const cell = this.cells.get(keyOf(district, block, code))
    if (!cell) return
    const state = shown ? 'SHOWN' : 'HIDDEN'
    if (quarter === null) cell.year = state
    else cell.quarters[quarter] = state
  }

  #add(district: string, block: Block, code: string): void {
    const [from, to] = this.#ends(district, block, code)
    const months = isStock(this.name) ? [0] : [0, 0, 0]
    this.cells.set(keyOf(district, block, code), {
      district,
      block,
      code,
      from: this.#node(from),
      to: this.#node(to),
      least: block === 'A' && code === WHOLE ? 1 : 0,
      values: quarters(months),
      ...this.#bounds(district, code),
      contributors: [0, 0, 0, 0],
      quarters: ['ABSENT', 'ABSENT', 'ABSENT', 'ABSENT'],
      year: 'ABSENT',
      tellable: this.#tellable.get(district)!,
    })
  }

  /** A talk has each topic once at most, and one at least. */
  #bounds(district: string, code: string): Pick<GateCell, 'low' | 'high'> {
    const talks = this.#talks.get(district)!
    const [low, high] = [quarters([0, 0, 0]), quarters([Infinity, Infinity, Infinity])]
    if (this.name !== 'topics') return { low, high }
    return code === WHOLE ? { low: talks, high } : { low, high: talks }
  }

  #ends(district: string, block: Block, code: string): [from: string, to: string] {
    if (code === WHOLE) return [district, `${district} out`]
    return block === 'B' ? [`${district} out`, `${block} ${code}`] : [`${block} ${code}`, district]
  }

  #node(name: string): number {
    const out = this.name === 'topics' && name.endsWith(' out') ? 'out' : name
    const known = this.nodes.get(out)
    if (known !== undefined) return known
    this.nodes.set(out, this.nodes.size)
    return this.nodes.size - 1
  }

  #count(
    cell: GateCell | undefined,
    { month, value, contributors }: { month: number; value: number; contributors: number },
  ): void {
    if (!cell) return
    const quarter = Math.floor(month / 3)
    const values = cell.values[quarter]!
    values[month % values.length]! += value
    cell.contributors[quarter] = Math.max(cell.contributors[quarter]!, contributors)
  }
}

const quarters = (months: readonly number[]): number[][] =>
  Array.from({ length: 4 }, () => [...months])

const keyOf = (district: string, block: Block, code: string): string =>
  `${district} ${block} ${code}`
