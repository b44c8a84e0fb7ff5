import { daysAfter, lastDayOf, type Period } from '../../backend/src/modules/reporting/quarters.ts'
import { closeOn } from './closing.ts'
import { FiguresInMemory } from './figures-in-memory.ts'
import type { Kreis } from './population.ts'
import type { Question } from './questions.ts'
import { linesOf, type RandomFigures } from './random-figures.ts'
import { StateView, type Answer } from './state-view.ts'
import type { World } from './world.ts'

const CLOSING_DAYS = 15

/** Random figures twice: in the product as what they are made of, managers and talks, and as lines in memory. */
export class RandomPopulation {
  readonly #memory: FiguresInMemory
  readonly #kreise = new Map<string, Kreis>()
  readonly #managers: string[] = []
  #figures: RandomFigures

  private constructor(
    private readonly world: World,
    private readonly wish: { figures: RandomFigures; everyKreis: string[]; months: string[] },
  ) {
    this.#memory = new FiguresInMemory([], wish.everyKreis)
    this.#figures = wish.figures
  }

  /** `months` are those that may be asked for: heads are counted in each. */
  static async settle(
    world: World,
    figures: RandomFigures,
    months: string[],
  ): Promise<RandomPopulation> {
    const rows = await world.sql<{ ags: string }>('select ags from reporting.district order by 1')
    const everyKreis = rows.map(({ ags }) => ags)
    const population = new RandomPopulation(world, { figures, everyKreis, months })
    await population.#employ(figures)
    await population.#record(figures)
    return population
  }

  /** All talks anew; the managers are the same. */
  async correct(figures: RandomFigures): Promise<void> {
    for (const district of this.#kreise.keys()) {
      await this.world.sql('begin')
      await this.world.sql('select app.enter($1)', [district])
      await this.world.sql('delete from app.consultation where tenant = $1', [district])
      await this.world.sql('commit')
    }
    await this.#record(figures)
  }

  /** Closes these quarters, which begin with the first, and decides what came late for those that are closed. */
  async close(quarters: readonly Period[]): Promise<void> {
    await closeOn(this.world.urls, daysAfter(lastDayOf(quarters.at(-1)!), CLOSING_DAYS))
    for (const quarter of quarters) this.#memory.close(quarter)
  }

  /** What these answers of the API tell. */
  viewOf(questions: readonly Question[], answers: readonly Answer[]): StateView {
    const view = new StateView(this.#lines, this.#figures.districts)
    for (const [index, question] of questions.entries()) view.take(question, answers[index]!)
    return view
  }

  /** Questions to which memory says something else than the API. */
  differences(questions: readonly Question[], answers: readonly Answer[]): Question[] {
    return questions.filter(
      (question, index) => toldIn(this.#memory.ask(question)) !== toldIn(answers[index]!),
    )
  }

  get #lines() {
    return linesOf(this.#figures, this.wish.months)
  }

  async #employ({ districts, managers }: RandomFigures): Promise<void> {
    for (const district of districts) this.#kreise.set(district, await this.world.kreis(district))
    for (const { district, from, gender } of managers) {
      const post = { gender, active_from: `${from}-01` }
      this.#managers.push(await this.#kreise.get(district)!.employee(post))
    }
  }

  async #record(figures: RandomFigures): Promise<void> {
    for (const { district, month, manager, unit, setting, topics } of figures.talks) {
      const talk = { held_on: `${month}-10`, unit, setting, topics }
      await this.#kreise.get(district)!.talk({ id: this.#managers[manager]! }, talk)
    }
    this.#figures = figures
    this.#memory.correct(this.#lines)
  }
}

/** Everything of an answer that can differ. A sum that talks have left says zero, in memory there is none. */
const toldIn = ({ rows, total, previousTotal, completeness }: Answer): string =>
  JSON.stringify([
    rows
      .filter(({ cell }) => cell.numerator !== 0 && cell.status !== 'NOT_APPLICABLE')
      .map(({ keys, cell }) => [keys.map(({ code }) => code), partsOf(cell)]),
    partsOf(total),
    previousTotal && partsOf(previousTotal),
    completeness?.received,
  ])

const partsOf = ({ value, numerator, denominator, status }: Answer['total']) => [
  value,
  numerator,
  denominator,
  status,
]
