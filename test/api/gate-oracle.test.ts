import { expect, test } from 'vitest'
import { FiguresInMemory } from '../support/figures-in-memory.ts'
import { monthsOf, rowsOfQuarters } from '../support/months.ts'
import { Oracle } from '../support/oracle.ts'
import {
  corrected,
  Dice,
  headsPutRight,
  linesOf,
  randomFigures,
  type RandomFigures,
} from '../support/random-figures.ts'
import { questions } from '../support/questions.ts'
import { StateView } from '../support/state-view.ts'

const TABLES = 1000
const CHUNKS = 4
const YEAR = monthsOf({ from: '2025-01', to: '2025-12' })
const KREISE = ['08311', '08315', '08316', '08317', '08325', '08326', '08327']
const FEW = 3

/** Everything a state function can find out about the figures as they are now. */
async function look(
  memory: FiguresInMemory,
  lines: ReturnType<typeof linesOf>,
  {
    districts,
    months,
    late = [],
  }: Record<'districts' | 'months', readonly string[]> & { late?: string[] },
): Promise<{ following: string[]; hidden: number }> {
  const view = new StateView(lines, districts)
  const asked = questions(
    { ofKreise: rowsOfQuarters(months), ofRegions: months, alone: districts },
    false,
  )
  for (const question of asked) view.take(question, memory.ask(question))
  return { following: await view.following(late), hidden: view.hidden }
}

/**
 * A Regierungsbezirk of three to seven Kreise over a quarter, half a year or a year, closed quarter by quarter. Every
 * fourth is corrected, and in every fifth some Kreise report when all is closed, and are decided then.
 */
async function table(seed: number): Promise<{ following: string[]; hidden: number }> {
  const dice = new Dice(seed)
  const months = YEAR.slice(0, dice.one([3, 3, 3, 3, 6, 12]))
  const districts = KREISE.slice(0, FEW + dice.below(KREISE.length - FEW + 1))
  const figures = randomFigures(dice, districts, months)
  const late = seed % 5 === 1 ? districts.filter(() => dice.chance(0.4)) : []
  const onTime = {
    ...figures,
    talks: figures.talks.filter(({ district }) => !late.includes(district)),
  }
  const memory = new FiguresInMemory([], districts)
  const looks: Awaited<ReturnType<typeof look>>[] = []
  const see = async (now: RandomFigures) => {
    memory.correct(linesOf(now, months))
    looks.push(await look(memory, linesOf(now, months), { districts, months, late }))
  }
  const close = () => {
    for (let quarter = 1; quarter * 3 <= months.length; quarter++) memory.close(`2025-Q${quarter}`)
  }
  memory.correct(linesOf(onTime, months))
  close()
  await see(onTime)
  if (late.length) {
    await see(figures)
    close()
    await see(figures)
  }
  if (seed % 4 === 0) {
    const now = corrected(figures, dice, months)
    await see(headsPutRight(now, dice, months))
  }
  return {
    following: looks.flatMap(({ following }) => following),
    hidden: looks.reduce((total, { hidden }) => total + hidden, 0),
  }
}

test.each(Array.from({ length: CHUNKS }, (_, chunk) => chunk))(
  'B8: of a thousand random tables nothing hidden follows, nor after corrections and late reports (part %i)',
  async chunk => {
    const found: string[] = []
    let hidden = 0
    for (let seed = chunk + 1; seed <= TABLES; seed += CHUNKS) {
      const answer = await table(seed)
      found.push(...answer.following.map(name => `${seed}: ${name}`))
      hidden += answer.hidden
    }
    expect(found).toEqual([])
    expect(hidden).toBeGreaterThan(5000)
  },
)

test('B8: the oracle finds what a sum gives away', async () => {
  const oracle = new Oracle()
  const [a, b, c] = [oracle.unknown('a', 4), oracle.unknown('b', 3), oracle.unknown('c', 2)]
  oracle.knows([a, b, c], 9)
  oracle.knows([c], 2)
  oracle.hides('a', [a])
  oracle.hides('a and b', [a, b])
  expect(await oracle.following()).toEqual(['a and b'])
  oracle.knows([b], 3)
  expect(await oracle.following()).toEqual(['a', 'a and b'])
})

test('B8: it finds what follows because nothing is below zero, and leaves zeros alone', async () => {
  const oracle = new Oracle()
  const [a, b, c] = [oracle.unknown('a', 4), oracle.unknown('b', 0), oracle.unknown('c', 0)]
  oracle.knows([a, b], 4)
  oracle.knows([b, c], 0)
  for (const [name, index] of Object.entries({ a, b, c })) oracle.hides(name, [index])
  expect(await oracle.following()).toEqual(['a'])
})

test('B8: a range that is shown against one of its parts gives the rest away', async () => {
  const lines = [1, 2, 3, 4, 5, 6].flatMap(month =>
    KREISE.slice(0, 3).map(district => ({
      district,
      month: `2025-0${month}`,
      block: 'D',
      code: 'HOUSING',
      value: 3,
    })),
  )
  const view = new StateView(lines, KREISE.slice(0, 3))
  const ask = (from: string, to: string, numerator: number | null) => {
    const status = numerator === null ? 'SUPPRESSED' : 'PUBLISHED'
    const cell = { value: numerator, numerator, denominator: null, status }
    const keys = [
      { dimension: 'DISTRICT', code: '08311' },
      { dimension: 'TOPIC', code: 'HOUSING' },
    ]
    const question = { figure: 'KF-18', from, to, by: ['DISTRICT', 'TOPIC'], territory: '08' }
    const total = { value: null, numerator: null, denominator: null, status: 'NOT_RELEASED' }
    view.take(question, {
      rows: [{ keys, cell }],
      total,
      previousTotal: null,
      completeness: null,
    })
  }
  ask('2025-01', '2025-06', 18)
  ask('2025-01', '2025-03', 9)
  ask('2025-04', '2025-06', null)
  expect(await view.following()).toEqual(['08311 D HOUSING 2025-04..2025-06'])
})

test('B8: without its second step the gate would give dozens away', async () => {
  const found: string[] = []
  for (let seed = 1; seed <= 12; seed++) {
    const dice = new Dice(seed)
    const months = YEAR.slice(0, 3)
    const figures = randomFigures(dice, KREISE, months)
    const lines = linesOf(figures, months)
    const memory = new FiguresInMemory(lines, KREISE)
    memory.close('2025-Q1')
    for (const status of memory.statuses) if (status.status === 'SECONDARY') status.status = 'SHOWN'
    found.push(...(await look(memory, lines, { districts: KREISE, months })).following)
  }
  expect(found.length).toBeGreaterThan(24)
})
