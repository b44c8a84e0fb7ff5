import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quarterOf } from '../../backend/src/modules/reporting/quarters.ts'
import { answersTo, everyQuestion } from '../support/every-question.ts'
import { monthsOf, quartersAround, rowsOfQuarters } from '../support/months.ts'
import { corrected, Dice, randomFigures, type RandomFigures } from '../support/random-figures.ts'
import { RandomPopulation } from '../support/random-population.ts'
import { questions, type Question } from '../support/questions.ts'
import { createWorld, type ApiClient, type World } from '../support/world.ts'

const FIRST = '2025-01'
/** Of two Regierungsbezirke; the last of each is there in some populations alone. */
const KREISE = [
  ['08111', '08115', '08116', '08117'],
  ['08311', '08315', '08316'],
] as const
const SILENT = '08118'
/** Asked everything that can be asked, or what brings all the numbers. */
const POPULATIONS = [
  { seed: 3, last: '2025-07', every: false },
  { seed: 4, last: '2026-01', every: false },
  { seed: 1, last: '2025-04', every: true },
]
/** A quarter, a month in it, and what begins in it and ends in the running one. */
const RANGES = ['01 03', '02 02', '02 04'].map(range => {
  const [from, to] = range.split(' ')
  return { from: `2025-${from}`, to: `2025-${to}` }
})

let world: World
let asMinistry: ApiClient

async function open(): Promise<void> {
  world = await createWorld()
  await (await world.kreis('08')).member('mia', 'ministry_analyst')
  asMinistry = await world.as('mia')
}

describe.each(POPULATIONS)('population $seed, until $last', ({ seed, last, every }) => {
  const dice = new Dice(seed)
  const months = monthsOf({ from: FIRST, to: last })
  const span = monthsOf(quartersAround({ from: FIRST, to: last }))
  const quarters = [...new Set(span.map(quarterOf))]
  const early = quarters.slice(0, Math.max(1, quarters.length - 2))
  const districts = KREISE.flatMap(some => some.slice(0, some.length - dice.below(2)))
  const late = districts.at(-1)!
  const figures = randomFigures(dice, districts, months)
  const territories = ['08', '081', '083', ...districts, SILENT]
  const enough = questions({
    ofKreise: rowsOfQuarters(span),
    ofRegions: months,
    alone: territories.filter(ags => ags.length === 5),
  })
  let population: RandomPopulation

  beforeAll(async () => {
    await open()
    population = await RandomPopulation.settle(world, withoutLate(figures), span)
  })
  afterAll(() => world.close())

  /** The last Kreis reports what was closed early when that has been closed. */
  function withoutLate({ talks, ...others }: RandomFigures): RandomFigures {
    const onTime = talks.filter(
      ({ district, month }) => district !== late || !early.includes(quarterOf(month)),
    )
    return { ...others, talks: onTime }
  }

  async function look(asked: Question[]): Promise<void> {
    const answers = await answersTo(asMinistry, asked)
    const view = population.viewOf(asked, answers)
    expect(await view.following([late])).toEqual([])
    expect(view.hidden).toBeGreaterThan(50)
    expect(population.differences(asked, answers)).toEqual([])
  }

  test('B8: nothing hidden follows from what the API says, which is what is said in memory', async () => {
    await population.close(early)
    await look(enough)
  })

  test('B8: nor after corrections, and when a Kreis comes late', async () => {
    await population.correct(corrected(figures, dice, months))
    await look(enough)
  })

  test('B8: nor after the next closing, which decides what came late', async () => {
    await population.close(quarters.slice(0, early.length + 1))
    await look(every ? await everyQuestion(asMinistry, { ranges: RANGES, territories }) : enough)
  })
})

describe('one hidden cell that is shown', () => {
  const quarter = { from: FIRST, to: '2025-03' }
  const months = monthsOf(quarter)
  const asked = questions({ ofKreise: [quarter], ofRegions: months })
  let population: RandomPopulation

  beforeAll(async () => {
    await open()
    const figures = randomFigures(new Dice(5), KREISE.flat(), months)
    population = await RandomPopulation.settle(world, figures, months)
    await population.close(['2025-Q1'])
  })
  afterAll(() => world.close())

  interface Cell {
    tenant: string
    block: string
    code: string
  }

  const decide = ({ tenant, block, code }: Cell, status: string) =>
    world.sql(
      'update reporting.cell_status set status = $1 where tenant = $2 and block = $3 and code = $4',
      [status, tenant, block, code],
    )

  test('B8: gives others away, and is not what is said in memory', async () => {
    const cells = await world.sql<Cell>(
      `select tenant, block, code from reporting.cell_status where status = 'SECONDARY' order by 1, 2, 3`,
    )
    const found: string[] = []
    const different: Question[] = []
    for (const cell of cells) {
      await decide(cell, 'SHOWN')
      const answers = await answersTo(asMinistry, asked)
      await decide(cell, 'SECONDARY')
      found.push(...(await population.viewOf(asked, answers).following()))
      different.push(...population.differences(asked, answers))
    }
    expect(found.length).toBeGreaterThan(5)
    expect(different.length).toBeGreaterThan(5)
  })
})
