import { shown, without } from './cell.ts'
import type { Parts } from './key-figure.asked.ts'
import type { CellRow, TermFacts } from './key-figure.facts.ts'
import type { Cell } from './key-figure.type.ts'

/** Numbers of single Kreise, each with a value only if it is shown in each of the range's parts. */
export class GatedTerm {
  readonly #cells: Map<string, CellRow>

  constructor(
    private readonly facts: TermFacts,
    /** Codes that it is the sum of, shown if each of them is. */
    private readonly codes: readonly string[] | null,
    private readonly ask: Parts & { shown: boolean },
  ) {
    this.#cells = new Map(facts.cells.map(row => [`${row[0]} ${row[1]}`, row]))
  }

  cell(district: string, code: string): Cell {
    const [, , decided, value] = this.#row(district, code)
    return this.#told(decided < this.ask.asked.length, value)
  }

  number = (district: string): Cell =>
    sumOf((this.codes ?? WHOLE).map(code => this.cell(district, code)))

  total(territory: string): Cell {
    const { whole } = this.facts
    return whole ? shown(whole[0]) : this.number(territory)
  }

  previousTotal(territory: string): Cell {
    const { whole } = this.facts
    if (whole) return shown(whole[1])
    return sumOf((this.codes ?? WHOLE).map(code => this.#before(territory, code)))
  }

  #before(district: string, code: string): Cell {
    const [, , , , decided, value] = this.#row(district, code)
    return this.#told(decided < this.ask.before.length, value)
  }

  #row = (district: string, code: string): CellRow =>
    this.#cells.get(`${district} ${code}`) ?? UNDECIDED

  #told(isMissing: boolean, value: number | null): Cell {
    if (!this.ask.shown) return without('NOT_RELEASED')
    if (isMissing) return without('NOT_REPORTED')
    return value === null ? without('SUPPRESSED') : shown(value)
  }
}

const UNDECIDED: CellRow = ['', '', 0, null, 0, null]
const WHOLE = ['']

/** Nothing of a sum is told unless everything in it is. */
const sumOf = (cells: readonly Cell[]): Cell =>
  cells.find(({ value }) => value === null) ??
  shown(cells.reduce((sum, { value }) => sum + value!, 0))
