import { quotient, without } from './cell.ts'
import { codesOf, type Block } from './gate/codes.ts'
import type { Parts } from './key-figure.asked.ts'
import type { Dimension } from './key-figure.codes.ts'
import type { Facts } from './key-figure.facts.ts'
import { isDivided, isQuotient, type Figure } from './key-figure.formula.ts'
import { GatedTerm } from './key-figure.gated-term.ts'
import { monthsOf, type KeyFigureRequest } from './key-figure.request.ts'
import type { Cell } from './key-figure.type.ts'

/** What state functions see of single Kreise: rows of keys, and the total. */
export class GatedTable {
  readonly #figure: Figure
  readonly #numerator: GatedTerm
  readonly #denominator: GatedTerm

  constructor(
    private readonly request: KeyFigureRequest,
    private readonly facts: Facts,
    ask: { shown: boolean; numerator: Parts; denominator: Parts },
  ) {
    const figure = facts.figure!
    this.#figure = figure
    this.#numerator = new GatedTerm(facts.numerator, figure.numeratorCodes, {
      ...ask.numerator,
      shown: ask.shown,
    })
    this.#denominator = new GatedTerm(facts.denominator, figure.denominatorCodes, {
      ...ask.denominator,
      shown: ask.shown,
    })
  }

  /** Every Kreis of the territory with every code, whether there is a value or not: what is left out would tell too. */
  rows(): { codes: string[]; cell: Cell }[] {
    const { by, territory } = this.request
    const districts = this.facts.districts
      .map(([ags]) => ags)
      .filter(ags => ags.startsWith(territory))
    return districts.flatMap(district =>
      keysOf(this.request, this.facts.codes).map(key => ({
        codes: by.map(dimension => keyOf(dimension, district, key)),
        cell: this.#cell(district, key),
      })),
    )
  }

  total = (): Cell => this.#whole(term => term.total(this.request.territory))

  previousTotal = (): Cell => this.#whole(term => term.previousTotal(this.request.territory))

  #whole(of: (term: GatedTerm) => Cell): Cell {
    const numerator = of(this.#numerator)
    if (!isQuotient(this.#figure) || isDivided(this.#figure)) return numerator
    return quotient(numerator, of(this.#denominator))
  }

  #cell(district: string, { month, code }: Key): Cell {
    if (month) return without('NOT_RELEASED')
    const numerator = code ? this.#numerator.cell(district, code) : this.#numerator.number(district)
    if (!isQuotient(this.#figure)) return numerator
    if (!code && isDivided(this.#figure)) return without('NOT_APPLICABLE')
    return quotient(numerator, this.#denominator.number(district))
  }
}

const BLOCKS: Partial<Record<Dimension, Block>> = {
  UNIT: 'A',
  SETTING: 'B',
  GENDER: 'GENDER',
}

interface Key {
  month?: string
  code?: string
}

function keysOf({ by, from, to }: KeyFigureRequest, listed: Facts['codes']): Key[] {
  const [block] = by.flatMap(dimension => BLOCKS[dimension] ?? [])
  const all = block ? codesOf(block, []) : listed.map(([code]) => code)
  const codes: Key[] = all.length ? all.map(code => ({ code })) : [{}]
  if (!by.includes('MONTH')) return codes
  return monthsOf(from, to).flatMap(month => codes.map(key => ({ ...key, month })))
}

function keyOf(dimension: Dimension, district: string, { month, code }: Key): string {
  if (dimension === 'STATE') return '08'
  if (dimension === 'GOVERNMENT_DISTRICT') return district.slice(0, 3)
  if (dimension === 'DISTRICT') return district
  return (dimension === 'MONTH' ? month : code) ?? ''
}
