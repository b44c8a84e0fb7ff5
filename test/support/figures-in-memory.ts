import { decideClosing, type StatusOf } from '../../backend/src/modules/reporting/gate/closing.ts'
import type { Block } from '../../backend/src/modules/reporting/gate/codes.ts'
import type { LineRow, StatusRow } from '../../backend/src/modules/reporting/gate/network.ts'
import {
  partsAsked,
  partsBefore,
  type CellRow,
} from '../../backend/src/modules/reporting/key-figure.cells.ts'
import type { Facts } from '../../backend/src/modules/reporting/key-figure.facts.ts'
import type { KeyFigureRequest } from '../../backend/src/modules/reporting/key-figure.request.ts'
import { namesDistricts } from '../../backend/src/modules/reporting/key-figure.source.ts'
import { tableOf } from '../../backend/src/modules/reporting/key-figure.table.ts'
import {
  lastDayOf,
  quarterOf,
  quartersOf,
  yearOf,
  type Period,
} from '../../backend/src/modules/reporting/quarters.ts'
import { listedCodes } from './listed-codes.ts'
import { monthsOf, periodBefore, quartersAround, type Range } from './months.ts'
import type { Question } from './questions.ts'
import type { Answer, Truth } from './state-view.ts'

const TOPICS = listedCodes('TOPIC')

/** A line with its managers. */
export interface MemoryLine extends Truth {
  contributors: number
}

const KINDS: Record<string, 'COUNT' | 'SHARE' | 'HEADS'> = {
  'KF-04': 'HEADS',
  'KF-05': 'HEADS',
  'KF-14': 'SHARE',
  'KF-16': 'SHARE',
  'KF-18': 'SHARE',
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
    const gated = namesDistricts(request)
    const facts: Facts = {
      figure: { code: figure, kind: KINDS[figure] ?? 'COUNT' } as Facts['figure'],
      facts: gated ? [] : this.#sums(request, { from, to }),
      cells: gated ? this.#cells(request, { from, to }) : [],
      whole: gated && territory.length < 5 ? this.#whole(request, { from, to }) : null,
      closedThrough: this.#closed && lastDayOf(this.#closed),
      received: this.#received(request, { from, to }),
      due: 0,
      topics: TOPICS.map(code => [code, code, code]),
      districts: this.districts.map(ags => [ags, ags]),
      governmentDistricts: [],
      territoryVersion: '',
    }
    return tableOf(request, facts, 15)
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

  #sums(request: KeyFigureRequest, range: Range): Facts['facts'] {
    const { by, territory } = request
    const months = new Set(monthsOf(heads(request) ? { from: range.to, to: range.to } : range))
    const before = new Set(heads(request) ? [] : monthsOf(periodBefore(range)))
    const block = blockOf(request)
    const coded = by.some(one => ['SETTING', 'UNIT', 'TOPIC', 'GENDER'].includes(one))
    const place = (ags: string) =>
      by.includes('GOVERNMENT_DISTRICT') ? ags.slice(0, 3) : territory
    return this.districts
      .filter(ags => ags.startsWith(territory))
      .flatMap(ags => this.#byKreis.get(`${ags} ${block}`) ?? [])
      .filter(({ month }) => months.has(month) || before.has(month))
      .map(({ district, month, code, value }) => [
        place(district),
        by.includes('MONTH') ? month : null,
        coded ? code : null,
        months.has(month) ? value : 0,
        before.has(month) ? value : 0,
      ])
  }

  #cells(request: KeyFigureRequest, range: Range): CellRow[] {
    const block = blockOf(request)
    const whole = block === 'B' ? 'A' : block
    const [parts, before] = [partsAsked(request), partsBefore(request)]
    const groups = [...this.#decided.values()].filter(([first]) => {
      const { district, block: own, code } = first!
      return district.startsWith(request.territory) && own === (code ? block : whole)
    })
    return groups.map(statuses => {
      const { district, code } = statuses[0]!
      const decided = (among: Period[]) => statuses.filter(({ period }) => among.includes(period))
      const shown = (among: Period[]) =>
        among.length > 0 &&
        decided(among).filter(({ status }) => status === 'SHOWN').length === among.length
      const value = (months: readonly string[]) =>
        this.#value({ district, block, code: code || null, months })
      const months = heads(request) ? [range.to] : monthsOf(range)
      return [
        district,
        code,
        decided(parts).length,
        shown(parts) ? value(months) : null,
        decided(before).length,
        shown(before) ? value(monthsOf(periodBefore(range))) : null,
      ]
    })
  }

  #whole(request: KeyFigureRequest, range: Range): [number, number] {
    const of = (months: readonly string[]) =>
      this.#value({ district: request.territory, block: blockOf(request), code: null, months })
    return heads(request)
      ? [of([range.to]), 0]
      : [of(monthsOf(range)), of(monthsOf(periodBefore(range)))]
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
        ? this.#value({ district, block: 'GENDER', code: null, months: [range.to] }) > 0
        : this.#value({ district, block: 'A', code: null, months: open }) > 0 ||
          decided(district, 'A').some(({ period }) => quarters.has(period))
    return this.districts.filter(ags => ags.startsWith(request.territory) && heard(ags)).length
  }

  #value(wish: {
    district: string
    block: string
    code: string | null
    months: readonly string[]
  }): number {
    const months = new Set(wish.months)
    return this.districts
      .filter(ags => ags.startsWith(wish.district))
      .flatMap(ags => this.#byKreis.get(`${ags} ${wish.block}`) ?? [])
      .filter(({ code, month }) => (wish.code === null || code === wish.code) && months.has(month))
      .reduce((total, { value }) => total + value, 0)
  }
}

const heads = ({ code }: KeyFigureRequest): boolean => KINDS[code] === 'HEADS'

function blockOf({ code, by }: KeyFigureRequest): string {
  if (heads({ code } as KeyFigureRequest)) return 'GENDER'
  if (by.includes('SETTING') || code === 'KF-16') return 'B'
  return code === 'KF-18' ? 'D' : 'A'
}

const lastDayOfMonth = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0))
    .toISOString()
    .slice(0, 10)
