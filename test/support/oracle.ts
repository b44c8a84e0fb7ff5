import highsModule, { type Highs } from 'highs'

/** Unknown numbers by their index, each from zero on. */
type Sum = readonly number[]

interface Row {
  sum: Sum
  minus: Sum
  low: number
  high: number
}

interface Hidden {
  name: string
  sum: Sum
}

/** A number that is not whole by more than this has moved. */
const MOVED = 1e-4
const ROUNDS = 12

/** The package's types are CommonJS's, its module is not. */
const loadHighs = highsModule as unknown as typeof highsModule.default
let solver: Promise<Highs> | undefined

/**
 * What somebody can find out who adds and subtracts everything that is shown: the smallest and the largest possible
 * value of each hidden number under all equations, by linear optimisation. Knows nothing of how it was decided what to
 * hide. The true values are used to see that what is shown is true, and as one solution there is.
 */
export class Oracle {
  readonly #indexes = new Map<string, number>()
  readonly #truth: number[] = []
  readonly #rows = new Map<string, Row>()
  readonly #hidden = new Map<string, Hidden>()

  /** An unknown number; every sum consists of such. */
  unknown(name: string, truth: number): number {
    const known = this.#indexes.get(name)
    if (known !== undefined) return known
    this.#indexes.set(name, this.#truth.length)
    return this.#truth.push(truth) - 1
  }

  /** Something is shown: the sum has this value, or lies between two. */
  knows(sum: Sum, low: number, high = low): void {
    this.#know({ sum, minus: [], low, high })
  }

  /** Both sums are always the same, whatever they are. */
  equal(sum: Sum, minus: Sum): void {
    this.#know({ sum, minus, low: 0, high: 0 })
  }

  /** The first sum is never below the second. */
  atLeast(sum: Sum, minus: Sum): void {
    this.#know({ sum, minus, low: 0, high: Infinity })
  }

  /** The sum is not shown. */
  hides(name: string, sum: Sum): void {
    this.#hidden.set(keyOf(sum), { name, sum })
  }

  get size(): { unknowns: number; equations: number; hidden: number } {
    const [unknowns, equations] = [this.#truth.length, this.#rows.size]
    return { unknowns, equations, hidden: this.#hidden.size }
  }

  valueOf(sum: Sum): number {
    return sum.reduce((value, index) => value + this.#truth[index]!, 0)
  }

  /** Hidden sums above zero that can have no other value than the one they have. */
  async following(): Promise<string[]> {
    const highs = await (solver ??= loadHighs({ print: () => {} }))
    const parts = this.#parts()
    return parts.flatMap(part => new Part(highs, part, this.#truth).following())
  }

  #know(row: Row): void {
    const value = this.valueOf(row.sum) - this.valueOf(row.minus)
    if (value < row.low || value > row.high)
      throw new Error(`Shown as ${row.low} to ${row.high}, but it is ${value}`)
    const key = `${keyOf(row.sum)}-${keyOf(row.minus)}`
    const known = this.#rows.get(key)
    if (!known) this.#rows.set(key, row)
    else this.#rows.set(key, tighter(known, row))
  }

  /** What shares no equation is looked at apart. */
  #parts(): { rows: Row[]; hidden: Hidden[] }[] {
    const parent = this.#truth.map((_, index) => index)
    const root = (index: number): number => {
      let top = index
      while (parent[top] !== top) top = parent[top] = parent[parent[top]!]!
      return top
    }
    const above = [...this.#hidden.values()].filter(({ sum }) => this.valueOf(sum) > 0)
    for (const sum of [...[...this.#rows.values()].map(allOf), ...above.map(hidden => hidden.sum)])
      for (const index of sum) parent[root(index)] = root(sum[0]!)
    const rows = Map.groupBy(this.#rows.values(), row => root(allOf(row)[0] ?? 0))
    const hidden = Map.groupBy(above, ({ sum }) => root(sum[0]!))
    return [...hidden].map(([part, members]) => ({ rows: rows.get(part) ?? [], hidden: members }))
  }
}

/** One linear programme, asked again and again from where the last answer was. */
class Part {
  readonly #columns: Map<number, number>
  readonly #rows: Row[]
  #left: Hidden[]

  constructor(
    private readonly highs: Highs,
    { rows, hidden }: { rows: Row[]; hidden: Hidden[] },
    private readonly truth: readonly number[],
  ) {
    this.#rows = rows
    this.#left = hidden
    const indexes = [...rows.map(allOf), ...hidden.map(({ sum }) => sum)].flat()
    this.#columns = new Map([...new Set(indexes)].map((index, column) => [index, column]))
  }

  following(): string[] {
    const { highs } = this
    const model = highs.createModel(this.#model())
    const { minimize, maximize } = highs.constants.objectiveSense
    model.options.set({ output_flag: false, simplex_strategy: 4 })
    const solve = (weights: readonly [Hidden, number][], sense = minimize): Float64Array => {
      const costs = new Float64Array(this.#columns.size)
      for (const [{ sum }, weight] of weights)
        for (const index of sum) costs[this.#columns.get(index)!]! += weight
      model.changeObjectiveSense(sense)
      model.changeColsCost({ kind: 'range', from: 0, to: costs.length - 1 }, costs)
      model.run()
      const status = model.getModelStatus()
      if (
        status !== highs.constants.modelStatus.optimal &&
        status !== highs.constants.modelStatus.unbounded
      )
        throw new Error(`No answer: ${status}`)
      return model.getSolution().colValue
    }
    try {
      // any solution in which a number is another than the true one says that it does not follow
      for (let round = 0; round < ROUNDS && this.#left.length; round++) {
        const weights = this.#left.map((hidden): [Hidden, number] => [
          hidden,
          weightOf(round, hidden.name),
        ])
        this.#forget(solve(weights))
      }
      const last = this.#left.flatMap(hidden =>
        [minimize, maximize].map(sense => [hidden, sense] as const),
      )
      for (const [hidden, sense] of last)
        if (this.#left.includes(hidden)) this.#forget(solve([[hidden, 1]], sense))
      return this.#left.map(({ name }) => name)
    } finally {
      model.dispose()
    }
  }

  #forget(solution: Float64Array): void {
    this.#left = this.#left.filter(({ sum }) => {
      const value = sum.reduce((total, index) => total + solution[this.#columns.get(index)!]!, 0)
      const truth = sum.reduce((total, index) => total + this.truth[index]!, 0)
      return Math.abs(value - truth) < MOVED
    })
  }

  #model() {
    const [starts, indices, values]: [number[], number[], number[]] = [[0], [], []]
    for (const { sum, minus } of this.#rows) {
      for (const [part, sign] of [
        [sum, 1],
        [minus, -1],
      ] as const)
        for (const index of part) {
          indices.push(this.#columns.get(index)!)
          values.push(sign)
        }
      starts.push(indices.length)
    }
    const [numCols, numRows] = [this.#columns.size, this.#rows.length]
    return {
      numCols,
      numRows,
      colCost: new Float64Array(numCols),
      colLower: new Float64Array(numCols),
      // far above every number there is, so that no answer is unbounded
      colUpper: new Float64Array(numCols).fill(1e6),
      rowLower: this.#rows.map(({ low }) => low),
      rowUpper: this.#rows.map(({ high }) => Math.min(high, 1e9)),
      matrix: { format: 'csr' as const, numRows, numCols, starts, indices, values },
    }
  }
}

const allOf = ({ sum, minus }: Row): Sum => [...sum, ...minus]
const keyOf = (sum: Sum): string => [...sum].sort((a, b) => a - b).join(' ')
const tighter = (a: Row, b: Row): Row => ({
  ...a,
  low: Math.max(a.low, b.low),
  high: Math.min(a.high, b.high),
})

/** Up, down, then each its own way: the same in every run. */
function weightOf(round: number, name: string): number {
  if (round < 2) return round === 0 ? 1 : -1
  let hash = round * 2654435761
  for (const letter of name) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619)
  return ((hash >>> 0) % 2001) / 1000 - 1
}
