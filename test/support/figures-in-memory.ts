import { decideClosing, type StatusOf } from '../../backend/src/modules/reporting/gate/closing.ts'
import type { Block } from '../../backend/src/modules/reporting/gate/codes.ts'
import type { LineRow, StatusRow } from '../../backend/src/modules/reporting/gate/network.ts'
import {
  namesDistricts,
  partsOfLines,
  partsOfStaff,
} from '../../backend/src/modules/reporting/key-figure.asked.ts'
import type {
  CellRow,
  FactRow,
  Facts,
  TermFacts,
} from '../../backend/src/modules/reporting/key-figure.facts.ts'
import {
  codesIn,
  listIn,
  isStock,
  type Counted,
  type Figure,
} from '../../backend/src/modules/reporting/key-figure.formula.ts'
import type { KeyFigureRequest } from '../../backend/src/modules/reporting/key-figure.request.ts'
import { tableOf } from '../../backend/src/modules/reporting/key-figure.table.ts'
import {
  lastDayOf,
  quarterOf,
  quartersOf,
  yearOf,
  type Period,
} from '../../backend/src/modules/reporting/quarters.ts'
import {
  reportedFigureRows,
  sourceRows,
} from '../../backend/src/modules/reference/data/key-figures.ts'
import { listedCodes } from './listed-codes.ts'
import { monthsOf, periodBefore, quartersAround, type Range } from './months.ts'
import type { Question } from './questions.ts'
import type { Answer, Truth } from './state-view.ts'

const TOPICS = listedCodes('TOPIC')

/** A line with its managers. */
export interface MemoryLine extends Truth {
  contributors: number
}

/** The catalogue's figures, as the database gives them. */
const FIGURES = new Map(
  reportedFigureRows().map(row => {
    const code = String(row['code'])
    const sources = sourceRows().filter(source => source['code'] === code)
    const figure: Figure = {
      ...({} as Figure),
      code,
      kind: row['kind'] as Figure['kind'],
      numeratorBlock: row['numerator_block'] as Counted,
      numeratorCodes: row['numerator_codes'] as string[] | null,
      denominatorBlock: row['denominator_block'] as Counted | null,
      denominatorCodes: row['denominator_codes'] as string[] | null,
      sources: sources.map(({ valid_from }) => ['LIVE', String(valid_from), null]),
    }
    return [code, figure]
  }),
)

/** What of a figure is added up. */
interface Term {
  block: string
  codes: readonly string[] | null
  coded: boolean
}

/**
 * What the API answers, from lines in memory: the product's own rules with the one statement of the database put into a
 * few loops, so that a thousand tables take seconds. That the database says the same is a test of its own.
 */
export class FiguresInMemory {
  /** By Kreis, block and code. */
  readonly #decided = new Map<string, StatusOf[]>()
  #closed: Period | null = null
  #byKreis = new Map<string, MemoryLine[]>()

  constructor(
    private lines: readonly MemoryLine[],
    private readonly districts: readonly string[],
  ) {
    this.correct(lines)
  }

  /** Other lines than before: what is decided stays. */
  correct(lines: readonly MemoryLine[]): void {
    this.lines = lines
    this.#byKreis = Map.groupBy(lines, ({ district, block }) => `${district} ${block}`)
  }

  /** Closes a quarter in every Regierungsbezirk. */
  close(quarter: Period): void {
    for (const region of new Set(this.districts.map(ags => ags.slice(0, 3))))
      for (const status of decideClosing(this.#yearOf(region, quarter), quarter)) this.#keep(status)
    if (this.#closed === null || quarter > this.#closed) this.#closed = quarter
  }

  get statuses(): StatusOf[] {
    return [...this.#decided.values()].flat()
  }

  #keep(status: StatusOf): void {
    const key = [status.district, status.block, status.code].join(' ')
    this.#decided.set(key, [...(this.#decided.get(key) ?? []), status])
  }

  ask({ figure, from, to, by, territory }: Question): Answer {
    const request = {
      code: figure,
      from: `${from}-01`,
      to: lastDayOfMonth(to),
      by: [...by] as KeyFigureRequest['by'],
      territory,
      counted: true,
    }
    const { numeratorBlock, numeratorCodes, denominatorBlock, denominatorCodes } =
      FIGURES.get(figure)!
    const facts: Facts = {
      figure: FIGURES.get(figure)!,
      numerator: this.#facts(request, {
        block: blockOf(by.includes('SETTING') ? 'B' : numeratorBlock),
        codes: numeratorCodes,
        coded: codesIn(request.by) !== undefined,
      }),
      denominator: this.#facts(request, {
        block: blockOf(denominatorBlock ?? numeratorBlock),
        codes: denominatorCodes,
        coded: false,
      }),
      closedThrough: this.#closed && lastDayOf(this.#closed),
      received: this.#received(request, { from, to }),
      due: 0,
      codes: codesOfList(request.by).map(code => [code, code, code]),
      districts: this.districts.map(ags => [ags, ags]),
      governmentDistricts: [],
      territoryVersion: '',
    }
    return tableOf(request, facts, 15)
  }

  #facts(request: KeyFigureRequest, term: Term): TermFacts {
    const range = { from: request.from.slice(0, 7), to: request.to.slice(0, 7) }
    const gated = namesDistricts(request)
    return {
      facts: gated ? [] : this.#sums(request, range, term),
      cells: gated ? this.#cells(request, range, term) : [],
      whole: gated && request.territory.length < 5 ? this.#whole(request, range, term) : null,
    }
  }

  #yearOf(region: string, quarter: Period) {
    const year = yearOf(quarter)
    const quarters = quartersOf(year)
    const inside = (ags: string) => ags.startsWith(region)
    return {
      closed: false,
      last: 0,
      topics: TOPICS,
      districts: this.districts.filter(inside),
      lines: this.lines
        .filter(
          ({ district, month, block }) =>
            inside(district) &&
            month.startsWith(year) &&
            (block !== 'GENDER' || Number(month.slice(5)) % 3 === 0),
        )
        .map(({ district, month, block, code, value, contributors }): LineRow => [
          district,
          Number(month.slice(5)) - 1,
          block as Block,
          code,
          value,
          contributors,
        ]),
      statuses: this.statuses
        .filter(({ district, period }) => inside(district) && yearOf(period) === year)
        .map(({ district, period, block, code, status }): StatusRow => {
          const index = quarters.indexOf(period)
          return [district, index < 0 ? null : index, block, code, status === 'SHOWN']
        }),
    }
  }

  #sums({ by, territory }: KeyFigureRequest, range: Range, term: Term): FactRow[] {
    const { now, before } = monthsFor(range, term)
    const place = (ags: string) =>
      by.includes('GOVERNMENT_DISTRICT') ? ags.slice(0, 3) : territory
    return this.districts
      .filter(ags => ags.startsWith(territory))
      .flatMap(ags => this.#byKreis.get(`${ags} ${term.block}`) ?? [])
      .filter(({ month, code }) => (now.has(month) || before.has(month)) && counts(term, code))
      .map(({ district, month, code, value }) => [
        place(district),
        by.includes('MONTH') ? month : null,
        term.coded ? code : null,
        now.has(month) ? value : 0,
        before.has(month) ? value : 0,
      ])
  }

  #cells(request: KeyFigureRequest, range: Range, { block, codes }: Term): CellRow[] {
    const whole = block === 'B' ? 'A' : block
    const { asked: parts, before } =
      block === 'GENDER' ? partsOfStaff(request) : partsOfLines(request)
    const groups = [...this.#decided.values()].filter(([first]) => {
      const { district, block: own, code } = first!
      return district.startsWith(request.territory) && own === (code ? block : whole)
    })
    const months = monthsFor(range, { block })
    return groups.map(statuses => {
      const { district, code } = statuses[0]!
      const decided = (among: Period[]) => statuses.filter(({ period }) => among.includes(period))
      const shown = (among: Period[]) =>
        among.length > 0 &&
        decided(among).filter(({ status }) => status === 'SHOWN').length === among.length
      const value = (among: ReadonlySet<string>) =>
        this.#value({ district, block, codes: code ? [code] : codes, months: among })
      return [
        district,
        code,
        decided(parts).length,
        shown(parts) ? value(months.now) : null,
        decided(before).length,
        shown(before) ? value(months.before) : null,
      ]
    })
  }

  #whole({ territory }: KeyFigureRequest, range: Range, { block, codes }: Term): [number, number] {
    const { now, before } = monthsFor(range, { block })
    const of = (months: ReadonlySet<string>) =>
      this.#value({ district: territory, block, codes, months })
    return [of(now), of(before)]
  }

  /** Kreise that are decided in a quarter that the range touches or have talks in one that is open (a single one: not told), or with heads. */
  #received(request: KeyFigureRequest, range: Range): number {
    const touched = monthsOf(quartersAround(range))
    const closed = this.#closed ?? ''
    const single = request.territory.length === 5
    const open = single ? [] : touched.filter(month => quarterOf(month) > closed)
    const quarters = new Set(touched.map(quarterOf))
    const decided = (district: string, block: string) =>
      this.#decided.get(`${district} ${block} `) ?? []
    if (heads(request) && single)
      return decided(request.territory, 'GENDER').filter(
        ({ period }) => period === quarterOf(range.to),
      ).length
    const heard = (district: string): boolean =>
      heads(request)
        ? this.#value({ district, block: 'GENDER', codes: null, months: new Set([range.to]) }) > 0
        : this.#value({ district, block: 'A', codes: null, months: new Set(open) }) > 0 ||
          decided(district, 'A').some(({ period }) => quarters.has(period))
    return this.districts.filter(ags => ags.startsWith(request.territory) && heard(ags)).length
  }

  #value(wish: {
    district: string
    block: string
    codes: readonly string[] | null
    months: ReadonlySet<string>
  }): number {
    return this.districts
      .filter(ags => ags.startsWith(wish.district))
      .flatMap(ags => this.#byKreis.get(`${ags} ${wish.block}`) ?? [])
      .filter(({ code, month }) => counts(wish, code) && wish.months.has(month))
      .reduce((total, { value }) => total + value, 0)
  }
}

const heads = ({ code }: KeyFigureRequest): boolean => isStock(FIGURES.get(code)!)

const blockOf = (counted: Counted): string => (counted === 'HEADS' ? 'GENDER' : counted)

const counts = ({ codes }: Pick<Term, 'codes'>, code: string): boolean =>
  codes === null || codes.includes(code)

const codesOfList = (by: KeyFigureRequest['by']): readonly string[] => {
  const list = listIn(by)
  return list ? listedCodes(list as 'TOPIC') : []
}

/** Heads are those of the last month. */
function monthsFor(range: Range, { block }: Pick<Term, 'block'>) {
  const earlier = periodBefore(range)
  const of = ({ from, to }: Range) =>
    new Set(monthsOf({ from: block === 'GENDER' ? to : from, to }))
  return { now: of(range), before: of(earlier) }
}

const lastDayOfMonth = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0))
    .toISOString()
    .slice(0, 10)
