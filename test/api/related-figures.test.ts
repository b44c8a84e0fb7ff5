import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeOn } from '../support/closing.ts'
import { linesOfSevenKreise } from '../support/reports.ts'
import { createWorld, type ApiClient, type World } from '../support/world.ts'

let world: World
let asMinistry: ApiClient

const AUTUMN = { from: '2025-10-01', to: '2025-12-31' }
const FIGURE = `query ($requests: [KeyFigureRequestInput!]!) { keyFigures(requests: $requests) {
  rows { keys { code } cell { value numerator denominator status } } total { value status } previousTotal { value status } } }`

interface Row {
  keys: { code: string }[]
  cell: {
    value: number | null
    numerator: number | null
    denominator: number | null
    status: string
  }
}

const figure = async (request: object) =>
  (await asMinistry.get(FIGURE, { requests: [{ ...AUTUMN, ...request }] }))['keyFigures'][0]
const cellsOf = ({ rows }: { rows: Row[] }) =>
  Object.fromEntries(rows.map(({ keys, cell }) => [keys.map(key => key.code).join(' '), cell]))

beforeAll(async () => {
  world = await createWorld()
  await (await world.kreis('08')).member('mia', 'ministry_analyst')
  await linesOfSevenKreise(world)
  asMinistry = await world.as('mia')
  await closeOn(world.urls, '2026-02-01')
})
afterAll(() => world.close())

describe('B8: one number of a Kreis in relation to another', () => {
  const byKreis = async (code: string, ...by: string[]) =>
    cellsOf(await figure({ code, by: ['DISTRICT', ...by] }))
  /** Whether all of these are shown. */
  const told = (...cells: ({ value: number | null } | undefined)[]) =>
    cells.every(cell => cell && cell.value !== null)

  test('is shown where each of its cells is, and there only', async () => {
    const [together, settings, talks, perHead] = await Promise.all([
      byKreis('KF-37'),
      byKreis('KF-16', 'SETTING'),
      byKreis('KF-13'),
      byKreis('KF-31'),
    ])
    const [women, genders, heads] = await Promise.all([
      byKreis('KF-40'),
      byKreis('KF-04', 'GENDER'),
      byKreis('KF-05'),
    ])
    const seen = new Set<boolean>()
    for (const ags of Object.keys(talks)) {
      const parts = ['OUTREACH', 'ACCOMPANIMENT'].map(code => settings[`${ags} ${code}`])
      expect(told(together[ags]), ags).toBe(told(...parts, talks[ags]))
      expect(told(perHead[ags]), ags).toBe(told(talks[ags], heads[ags]))
      const female = genders[`${ags} FEMALE`]
      expect(told(women[ags]), ags).toBe(told(female, heads[ags]))
      seen.add(told(together[ags]))
    }
    expect(seen.size).toBe(2)
  })

  test('has nothing of one that is shown beside one that is not', async () => {
    const all = [await byKreis('KF-37'), await byKreis('KF-31'), await byKreis('KF-40')]
    const hidden = all.flatMap(cells => Object.values(cells).filter(({ value }) => value === null))
    expect(hidden.map(({ status }) => status)).toContain('SUPPRESSED')
    for (const { numerator, denominator } of hidden)
      expect([numerator, denominator]).toEqual([null, null])
  })

  test('is the sum of its codes to the sum of all', async () => {
    const { total, previousTotal } = await figure({ code: 'KF-37', by: ['DISTRICT'] })
    expect(total).toEqual({ value: 0.4, status: 'PUBLISHED' })
    expect(previousTotal).toEqual({ value: null, status: 'NOT_APPLICABLE' })
    expect((await byKreis('KF-37'))['08111']).toMatchObject({ numerator: 108, denominator: 270 })
    expect((await byKreis('KF-31'))['08111']).toMatchObject({ numerator: 270, denominator: 9 })
  })
})
