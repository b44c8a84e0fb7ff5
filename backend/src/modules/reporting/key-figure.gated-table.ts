import { codesOf, type Block } from './gate/codes.ts'
import type { CellRow } from './key-figure.cells.ts'
import type { Dimension } from './key-figure.codes.ts'
import type { Facts } from './key-figure.facts.ts'
import { monthsOf, type KeyFigureRequest } from './key-figure.request.ts'
import type { Cell } from './key-figure.type.ts'
import { share, shown, without } from './cell.ts'

/** What state functions see of single Kreise: rows of keys, and the total. */
export class GatedTable {
  readonly #cells: Map<string, CellRow>

  constructor(
    private readonly request: KeyFigureRequest,
    private readonly facts: Facts,
    private readonly ask: { shown: boolean; parts: number; partsBefore: number },
  ) {
    this.#cells = new Map(facts.cells.map(row => [`${row[0]} ${row[1]}`, row]))
  }

  /** Every Kreis of the territory with every code, whether there is a value or not: what is left out would tell too. */
  rows(): { codes: string[]; cell: Cell }[] {
    const { by, territory } = this.request
    const districts = this.facts.districts
      .map(([ags]) => ags)
      .filter(ags => ags.startsWith(territory))
    return districts.flatMap(district =>
      keysOf(this.request, this.facts.topics).map(key => ({
        codes: by.map(dimension => keyOf(dimension, district, key)),
        cell: this.#cell(district, key),
      })),
    )
  }

  total(): Cell {
    const { facts, request } = this
    return facts.whole ? shown(facts.whole[0]) : this.#whole(request.territory)
  }

  previousTotal(): Cell {
    const { facts, request } = this
    return facts.whole ? shown(facts.whole[1]) : this.#previous(request.territory)
  }

  #cell(district: string, { month, code }: Key): Cell {
    if (month) return without('NOT_RELEASED')
    const whole = this.#whole(district)
    if (!code) return this.facts.figure!.kind === 'SHARE' ? without('NOT_APPLICABLE') : whole
    const cell = this.#found(district, code)
    if (this.facts.figure!.kind !== 'SHARE' || cell.value === null) return cell
    return whole.value === null ? whole : share(cell.value, whole.value)
  }

  #whole = (district: string): Cell => this.#found(district, '')

  #found(district: string, code: string): Cell {
    if (!this.ask.shown) return without('NOT_RELEASED')
    const [, , decided, value] = this.#cells.get(`${district} ${code}`) ?? UNDECIDED
    return decided < this.ask.parts ? without('NOT_REPORTED') : shownOrNot(value)
  }

  #previous(district: string): Cell {
    if (!this.ask.shown) return without('NOT_RELEASED')
    const [, , , , decided, value] = this.#cells.get(`${district} `) ?? UNDECIDED
    return decided < this.ask.partsBefore ? without('NOT_REPORTED') : shownOrNot(value)
  }
}

const UNDECIDED: CellRow = ['', '', 0, null, 0, null]

const BLOCKS: Partial<Record<Dimension, Block>> = {
  UNIT: 'A',
  SETTING: 'B',
  TOPIC: 'D',
  GENDER: 'GENDER',
}

interface Key {
  month?: string
  code?: string
}

function keysOf({ by, from, to }: KeyFigureRequest, topics: Facts['topics']): Key[] {
  const [block] = by.flatMap(dimension => BLOCKS[dimension] ?? [])
  const all = topics.map(([code]) => code)
  const codes: Key[] = block ? codesOf(block, all).map(code => ({ code })) : [{}]
  if (!by.includes('MONTH')) return codes
  return monthsOf(from, to).flatMap(month => codes.map(key => ({ ...key, month })))
}

function keyOf(dimension: Dimension, district: string, { month, code }: Key): string {
  if (dimension === 'STATE') return '08'
  if (dimension === 'GOVERNMENT_DISTRICT') return district.slice(0, 3)
  if (dimension === 'DISTRICT') return district
  return (dimension === 'MONTH' ? month : code) ?? ''
}

const shownOrNot = (value: number | null): Cell =>
  value === null ? without('SUPPRESSED') : shown(value)
