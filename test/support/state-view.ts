import { Oracle } from './oracle.ts'

/** What a state function asks of `keyFigure`; months as 2026-01, both among them. */
export interface Question {
  figure: string
  from: string
  to: string
  by: readonly string[]
  territory: string
}

interface AnsweredCell {
  value: number | null
  numerator: number | null
  denominator: number | null
  status: string
}
type AnsweredSum = Pick<AnsweredCell, 'value' | 'status'>

export interface Answer {
  rows: readonly { keys: readonly { dimension: string; code: string }[]; cell: AnsweredCell }[]
  total: AnsweredSum
  previousTotal: AnsweredSum | null
}

/** A true number: talks or mentions of a month, or heads at its end. */
export interface Truth {
  district: string
  month: string
  block: string
  code: string
  value: number
}

/** A number that can be shown or hidden; without a code the whole of the block. */
interface Figure {
  ags: string
  block: string
  code: string | null
  from: string
  to: string
}

/**
 * Everything that a state function has been told, as equations about what it has not. Knows of the rules only what
 * everybody may: units and settings both add up to all talks, and who has reported has at least one talk.
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
    const nameOf = ({ district, block, code, month }: Truth) =>
      `${district} ${block} ${code} ${month}`
    this.#truth = new Map(truths.map(truth => [nameOf(truth), truth.value]))
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
    const { rows, total, previousTotal } = answer
    this.#taken.push([question, answer])
    for (const { keys, cell } of rows) this.#takeCell(figureOf(question, keys), cell)
    const whole = figureOf(question, [])
    this.#takeCell(whole, { ...total, numerator: total.value, denominator: null })
    if (previousTotal) {
      const value = { ...previousTotal, numerator: previousTotal.value, denominator: null }
      this.#takeCell({ ...whole, ...periodBefore(whole) }, value)
    }
  }

  /**
   * Hidden numbers of Kreise that follow from everything that was taken. Not those that follow from the sums of the
   * Regierungsbezirk alone and the heads of a Kreis, which are always shown: of them hiding takes nothing away.
   */
  async following(): Promise<string[]> {
    const found = await this.#following()
    if (!found.length) return found
    const bare = new StateView(this.truths, this.districts)
    for (const [question, answer] of this.#taken) bare.take(question, silenced(question, answer))
    const given = new Set(await bare.#following())
    return found.filter(name => !given.has(name))
  }

  async #following(): Promise<string[]> {
    if (this.#codes.has('A') && this.#codes.has('B'))
      for (const ags of this.districts)
        for (const month of this.#months) {
          const whole = { ags, code: null, from: month, to: month }
          this.oracle.equal(
            this.#sum({ ...whole, block: 'A' }),
            this.#sum({ ...whole, block: 'B' }),
          )
        }
    for (const [name, figure] of this.#hidden)
      if (this.oracle.valueOf(this.#hiddenPart(figure)) > 0)
        this.oracle.hides(name, this.#sum(figure))
    return this.oracle.following()
  }

  #takeCell(figure: Figure, { numerator, denominator, status }: AnsweredCell): void {
    if (numerator !== null) this.#learn(figure, numerator)
    if (denominator !== null) this.#learn(wholeOf(figure), denominator)
    for (const month of monthsOf(figure)) this.#months.add(month)
    if (figure.ags.length < 5) return
    if (status === 'SUPPRESSED') this.#hidden.set(nameOf(figure), figure)
    if (figure.code === null && figure.block === 'A') this.#learnReported(figure, status)
  }

  #learn(figure: Figure, value: number): void {
    this.oracle.knows(this.#sum(figure), value)
    if (figure.ags.length < 5) return
    const ranges = this.#shown.get(numberName(figure)) ?? new Map<string, Figure>()
    this.#shown.set(numberName(figure), ranges.set(`${figure.from}..${figure.to}`, figure))
  }

  /** In a quarter; what a correction or late talks have made untrue is not believed. */
  #learnReported(figure: Figure, status: string): void {
    if (monthsOf(figure).length !== 3) return
    const sum = this.#sum(figure)
    const value = this.oracle.valueOf(sum)
    if (status === 'SUPPRESSED' && value > 0) this.oracle.knows(sum, 1, Infinity)
    if (status !== 'NOT_REPORTED' || value > 0) return
    this.oracle.knows(sum, 0)
    this.oracle.knows(this.#sum({ ...figure, block: 'D' }), 0)
  }

  /** The range without what is shown of the same number within it. */
  #hiddenPart(figure: Figure): number[] {
    const parts = [...(this.#shown.get(numberName(figure))?.values() ?? [])]
    const known = new Set(
      parts
        .filter(({ from, to }) => figure.from <= from && to <= figure.to)
        .flatMap(part => this.#sum(part)),
    )
    return this.#sum(figure).filter(index => !known.has(index))
  }

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

/** The same answer with nothing of a Kreis but its heads. */
function silenced(question: Question, answer: Answer): Answer {
  if (!question.by.includes('DISTRICT')) return answer
  const rows = answer.rows.map(({ keys, cell }) => {
    const heads = question.figure === 'KF-05' && keys.length === 1
    const hidden = { value: null, numerator: null, denominator: null, status: 'SUPPRESSED' }
    return { keys, cell: heads || cell.numerator === null ? cell : hidden }
  })
  return { ...answer, rows }
}

const CODES = ['SETTING', 'UNIT', 'TOPIC', 'GENDER']
const BLOCKS: Record<string, string> = {
  'KF-04': 'GENDER',
  'KF-05': 'GENDER',
  'KF-16': 'B',
  'KF-18': 'D',
}

function figureOf(
  { figure, from, to, by, territory }: Question,
  keys: readonly { dimension: string; code: string }[],
): Figure {
  const key = new Map(keys.map(({ dimension, code }) => [dimension, code]))
  const block = by.includes('SETTING') ? 'B' : (BLOCKS[figure] ?? 'A')
  const [code = null] = CODES.flatMap(name => key.get(name) ?? [])
  const month = block === 'GENDER' ? to : key.get('MONTH')
  const places = [territory, key.get('GOVERNMENT_DISTRICT'), key.get('DISTRICT')]
  const ags = places.reduce((a = '', b = '') => (b.length > a.length ? b : a))!
  const found = { ags, block, code, from: month ?? from, to: month ?? to }
  return code === null ? wholeOf(found) : found
}

/** All talks are one number, whether they were asked for with their settings or their units. */
const wholeOf = (figure: Figure): Figure => ({
  ...figure,
  block: figure.block === 'B' ? 'A' : figure.block,
  code: null,
})

const numberName = ({ ags, block, code }: Figure): string => `${ags} ${block} ${code ?? 'all'}`
const nameOf = (figure: Figure): string => `${numberName(figure)} ${figure.from}..${figure.to}`

const numberOf = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
const monthAt = (number: number): string =>
  `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`

const ranges = new Map<string, string[]>()

export function monthsOf({ from, to }: { from: string; to: string }): string[] {
  const key = from + to
  let months = ranges.get(key)
  if (!months) {
    const count = numberOf(to) - numberOf(from) + 1
    months = Array.from({ length: count }, (_, index) => monthAt(numberOf(from) + index))
    ranges.set(key, months)
  }
  return months
}

export function periodBefore(range: { from: string; to: string }): { from: string; to: string } {
  const count = monthsOf(range).length
  return { from: monthAt(numberOf(range.from) - count), to: monthAt(numberOf(range.from) - 1) }
}

type Range = { from: string; to: string }
type Wish = [figure: string, ...by: string[]]

const OF_KREISE: Wish[] = [
  ['KF-13', 'DISTRICT'],
  ['KF-13', 'DISTRICT', 'SETTING'],
  ['KF-14', 'DISTRICT', 'UNIT'],
  ['KF-15', 'DISTRICT', 'UNIT'],
  ['KF-16', 'DISTRICT', 'SETTING'],
  ['KF-18', 'DISTRICT', 'TOPIC'],
  ['KF-04', 'DISTRICT', 'GENDER'],
  ['KF-05', 'DISTRICT'],
]
/** Those whose numbers are not all in another's answer. */
const ENOUGH: Wish[] = [0, 2, 4, 5, 6, 7].map(index => OF_KREISE[index]!)

const OF_REGIONS: Wish[] = [
  ['KF-13', 'GOVERNMENT_DISTRICT', 'SETTING'],
  ['KF-13', 'GOVERNMENT_DISTRICT', 'UNIT'],
  ['KF-18', 'GOVERNMENT_DISTRICT', 'TOPIC'],
  ['KF-04', 'GOVERNMENT_DISTRICT', 'GENDER'],
]

/** What to ask of all Kreise for these ranges, and of the Regierungsbezirke for each of the months. */
export function questions(
  { ofKreise, ofRegions }: { ofKreise: readonly Range[]; ofRegions: readonly string[] },
  thorough = true,
): Question[] {
  const ask = ({ from, to }: Range, [figure, ...by]: Wish): Question => ({
    figure,
    from,
    to,
    by,
    territory: '08',
  })
  return [
    ...ofKreise.flatMap(range => (thorough ? OF_KREISE : ENOUGH).map(wish => ask(range, wish))),
    ...ofRegions.flatMap(month => OF_REGIONS.map(wish => ask({ from: month, to: month }, wish))),
  ]
}

/** Every row of whole quarters within these months, which begin with a quarter. */
export const rowsOfQuarters = (months: readonly string[]): Range[] =>
  months.flatMap((from, first) =>
    months.flatMap((to, last) =>
      first % 3 === 0 && last % 3 === 2 && last > first ? [{ from, to }] : [],
    ),
  )
