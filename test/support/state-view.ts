import { monthAt, monthsOf, numberOf, periodBefore, quartersAround } from './months.ts'
import { Oracle } from './oracle.ts'
import type { Question } from './questions.ts'
import {
  figureOf,
  nameOf,
  numberName,
  TOGETHER,
  wholeOf,
  type Figure,
  type Part,
} from './told-figures.ts'

interface AnsweredCell {
  value: number | null
  numerator: number | null
  denominator: number | null
  status: string
}

export interface Answer {
  rows: readonly { keys: readonly { dimension: string; code: string }[]; cell: AnsweredCell }[]
  total: AnsweredCell
  previousTotal: AnsweredCell | null
  completeness: { received: number } | null
}

/** A true number: talks or mentions of a month, or heads at its end. */
export interface Truth {
  district: string
  month: string
  block: string
  code: string
  value: number
}

/**
 * Everything that a state function has been told, as equations about what it has not. Knows of the rules only what
 * everybody may: units and settings both add up to all talks, a talk has each topic once at most and one at least, and
 * who has reported has at least one talk.
 */
export class StateView {
  readonly oracle = new Oracle()
  readonly #truth: Map<string, number>
  readonly #codes: Map<string, string[]>
  /** By Kreis, block and code, then by range. */
  readonly #shown = new Map<string, Map<string, Figure>>()
  readonly #months = new Set<string>()
  readonly #taken: [Question, Answer][] = []
  readonly #sums = new Map<string, number[]>()
  readonly #hidden = new Map<string, Figure>()

  constructor(
    private readonly truths: readonly Truth[],
    private readonly districts: readonly string[],
  ) {
    const monthOf = ({ district, block, code, month }: Truth) =>
      `${district} ${block} ${code} ${month}`
    this.#truth = new Map(truths.map(truth => [monthOf(truth), truth.value]))
    this.#codes = new Map(
      [...Map.groupBy(truths, ({ block }) => block)].map(([block, rows]) => [
        block,
        [...new Set(rows.map(({ code }) => code))],
      ]),
    )
  }

  /** How many numbers of Kreise are hidden, ranges among them. */
  get hidden(): number {
    return this.#hidden.size
  }

  take(question: Question, answer: Answer): void {
    const { rows, total, previousTotal, completeness } = answer
    this.#taken.push([question, answer])
    if (question.figure in TOGETHER) return this.#takeTogether(question, answer)
    for (const { keys, cell } of rows) this.#takeCell(figureOf(question, keys), cell)
    const whole = figureOf(question, [])
    this.#takeCell(whole, total)
    if (previousTotal) this.#takeCell({ ...whole, ...periodBefore(whole) }, previousTotal)
    if (completeness && whole.ags.length === 5) {
      const around = quartersAround(whole)
      const asked =
        whole.block === 'GENDER' ? { from: around.to, to: around.to } : { ...around, block: 'A' }
      this.#learnReported({ ...whole, ...asked }, completeness.received > 0)
    }
  }

  /**
   * Hidden numbers of Kreise that follow from everything that was taken. Not those that follow from the sums of the
   * Regierungsbezirk alone and the heads of a Kreis, which are always shown: of them hiding takes nothing away. Nor, of
   * Kreise that came `late`, those that follow without anything of them: the others were shown before they came.
   */
  async following(late: readonly string[] = []): Promise<string[]> {
    const found = await this.#following()
    if (!found.length) return found
    const bare = await this.#followingWithout(this.districts)
    const before = late.length ? await this.#followingWithout(late) : []
    const ofLate = before.filter(name => late.some(ags => name.startsWith(ags)))
    const given = new Set([...bare, ...ofLate])
    return found.filter(
      name => !this.#hiddenParts(this.#hidden.get(name)!).every(one => given.has(one)),
    )
  }

  async #followingWithout(silent: readonly string[]): Promise<string[]> {
    const view = new StateView(this.truths, this.districts)
    for (const [question, answer] of this.#taken)
      view.take(question, silenced(question, answer, silent))
    return view.#following()
  }

  async #following(): Promise<string[]> {
    for (const ags of this.districts)
      for (const month of this.#months) this.#relate({ ags, from: month, to: month })
    for (const [name, figure] of this.#hidden)
      if (this.#hiddenMonths(figure).some(month => this.#valueIn(figure, month) > 0))
        this.oracle.hides(name, this.#sum(figure))
    return this.oracle.following()
  }

  /** What the blocks of a Kreis in a month have to do with each other. */
  #relate(range: Pick<Figure, 'ags' | 'from' | 'to'>): void {
    const all = (block: string, code: string | null = null) => this.#sum({ ...range, block, code })
    if (!this.#codes.has('A')) return
    const talks = all('A')
    if (this.#codes.has('B')) this.oracle.equal(talks, all('B'))
    const topics = this.#codes.get('D') ?? []
    if (topics.length) this.oracle.atLeast(all('D'), talks)
    for (const topic of topics) this.oracle.atLeast(talks, all('D', topic))
  }

  /** One number in relation to another: each of them is told, and of the first only the sum of its codes. */
  #takeTogether(question: Question, { rows, total, previousTotal }: Answer): void {
    const before = { ...question, ...periodBefore(question) }
    this.#learnTogether(question, [], total)
    if (previousTotal) this.#learnTogether(before, [], previousTotal)
    for (const { keys, cell } of rows) this.#learnTogether(question, keys, cell)
  }

  #learnTogether(question: Question, keys: Answer['rows'][number]['keys'], cell: AnsweredCell) {
    const [above, below] = TOGETHER[question.figure]!
    const { value, numerator, denominator } = cell
    if (value !== valueOf(cell)) throw new Error(`More than its parts: ${question.figure}`)
    const of = (part: Part): Figure[] => {
      const { ags, from, to } = figureOf(question, keys)
      for (const month of monthsOf({ from, to })) this.#months.add(month)
      const first = part.block === 'GENDER' ? to : from
      return (part.codes ?? [null]).map(code => ({ ags, ...part, code, from: first, to }))
    }
    for (const [part, told] of [
      [above, numerator],
      [below, denominator],
    ] as const)
      if (told !== null)
        this.oracle.knows(
          of(part).flatMap(figure => this.#sum(figure)),
          told,
        )
  }

  #takeCell(figure: Figure, cell: AnsweredCell): void {
    this.#learnParts(figure, cell)
    for (const month of monthsOf(figure)) this.#months.add(month)
    if (figure.ags.length < 5) return
    const { status } = cell
    if (status === 'SUPPRESSED') this.#hidden.set(nameOf(figure), figure)
    const reported = REPORTED[status]
    const whole = figure.code === null && figure.block === 'A' && monthsOf(figure).length === 3
    if (whole && reported !== undefined) this.#learnReported(figure, reported)
  }

  #learnParts(figure: Figure, cell: AnsweredCell): void {
    const { value, numerator, denominator } = cell
    if (value !== valueOf(cell)) throw new Error(`More than its parts: ${nameOf(figure)}`)
    if (numerator !== null) this.#learn(figure, numerator)
    if (denominator !== null) this.#learn(wholeOf(figure), denominator)
  }

  #learn(figure: Figure, value: number): void {
    this.oracle.knows(this.#sum(figure), value)
    if (figure.ags.length < 5) return
    const ranges = this.#shown.get(numberName(figure)) ?? new Map<string, Figure>()
    this.#shown.set(numberName(figure), ranges.set(`${figure.from}..${figure.to}`, figure))
  }

  /** Who has reported has something; what a correction or late talks have made untrue is not believed. */
  #learnReported(figure: Figure, reported: boolean): void {
    const sum = this.#sum(figure)
    const above = this.oracle.valueOf(sum) > 0
    if (reported && above) this.oracle.knows(sum, 1, Infinity)
    if (reported || above) return
    this.oracle.knows(sum, 0)
    if (figure.block === 'A') this.oracle.knows(this.#sum({ ...figure, block: 'D' }), 0)
  }

  /** Months of the range without what is shown of the same number within it. */
  #hiddenMonths(figure: Figure): string[] {
    const shown = [...(this.#shown.get(numberName(figure))?.values() ?? [])]
    const known = new Set(
      shown.filter(({ from, to }) => figure.from <= from && to <= figure.to).flatMap(monthsOf),
    )
    return monthsOf(figure).filter(month => !known.has(month))
  }

  /** Their names, as rows of months. */
  #hiddenParts(figure: Figure): string[] {
    const months = this.#hiddenMonths(figure)
    const isHidden = (number: number) => months.includes(monthAt(number))
    const firsts = months.filter(month => !isHidden(numberOf(month) - 1))
    const lasts = months.filter(month => !isHidden(numberOf(month) + 1))
    return firsts.map((from, index) => nameOf({ ...figure, from, to: lasts[index]! }))
  }

  #valueIn = (figure: Figure, month: string): number =>
    this.oracle.valueOf(this.#sum({ ...figure, from: month, to: month }))

  #sum(figure: Figure): number[] {
    const name = nameOf(figure)
    const known = this.#sums.get(name)
    if (known) return known
    const codes = figure.code === null ? (this.#codes.get(figure.block) ?? []) : [figure.code]
    const sum = this.districts
      .filter(ags => ags.startsWith(figure.ags))
      .flatMap(ags =>
        codes.flatMap(code => this.#numbers(`${ags} ${figure.block} ${code}`, figure)),
      )
    this.#sums.set(name, sum)
    return sum
  }

  #numbers(name: string, range: { from: string; to: string }): number[] {
    return monthsOf(range).map(month => {
      const full = `${name} ${month}`
      return this.oracle.unknown(full, this.#truth.get(full) ?? 0)
    })
  }
}

/** The same answer with nothing of these Kreise but their heads. */
function silenced(
  question: Question,
  { rows, total, previousTotal }: Answer,
  districts: readonly string[],
): Answer {
  const silent = (cell: AnsweredCell, keys: Answer['rows'][number]['keys'] = []): AnsweredCell => {
    const { ags, block, code } = figureOf(question, keys)
    const told = !districts.includes(ags) || (block === 'GENDER' && code === null)
    return told || cell.numerator === null ? cell : HIDDEN
  }
  return {
    rows: rows.map(({ keys, cell }) => ({ keys, cell: silent(cell, keys) })),
    total: silent(total),
    previousTotal: previousTotal && silent(previousTotal),
    completeness: null,
  }
}

const HIDDEN: AnsweredCell = {
  value: null,
  numerator: null,
  denominator: null,
  status: 'SUPPRESSED',
}

/** What a status says of whether the Kreis has reported. */
const REPORTED: Record<string, boolean> = { SUPPRESSED: true, NOT_REPORTED: false }

const valueOf = ({ numerator, denominator }: AnsweredCell): number | null =>
  numerator === null || denominator === null ? numerator : numerator / denominator
