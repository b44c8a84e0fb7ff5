import type { Manager } from './population.ts'
import type { World } from './world.ts'

/** A manager for each number, with as many talks in February 2026. */
async function reportTalks(
  world: World,
  [ags, talks]: [string, number[]],
  facts: Record<string, unknown> = {},
) {
  const kreis = await world.kreis(ags)
  const managers: Manager[] = []
  for (const [index, count] of talks.entries()) {
    const manager = await kreis.manager(`manager-${index}@${ags}`)
    managers.push(manager)
    for (let talk = 0; talk < count; talk++) await kreis.talk(manager, facts)
  }
  return { kreis, managers }
}

/** 27 talks in February, four in January. */
export async function talksInFourKreise(world: World) {
  const stuttgart = await reportTalks(world, ['08111', [4, 3, 3]])
  for (let talk = 0; talk < 4; talk++)
    await stuttgart.kreis.talk(stuttgart.managers[0]!, { held_on: '2026-01-20' })
  const boeblingen = await reportTalks(world, ['08115', [2, 1]])
  await reportTalks(world, ['08116', [2, 2, 1]])
  const far = await reportTalks(world, ['08222', [3, 3, 3]], {
    setting: 'OUTREACH',
    unit: 'FAMILY',
  })
  return { boeblingen, far }
}

/** Per talk with an individual, six, three and so on; each kind held by all of the Kreis's managers. */
const KINDS = [
  ['A', 'FAMILY', 6],
  ['A', 'INDIVIDUAL', 4],
  ['B', 'COUNSELLING_OFFICE', 6],
  ['B', 'OUTREACH', 3],
  ['B', 'ACCOMPANIMENT', 1],
  ['D', 'HOUSING', 7],
] as const
export const MONTHS = ['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03']

/** Writes lines into a Kreis, so many times those of {@link KINDS}. */
export const linesIn =
  (world: World) =>
  async (district: string, [size, managers]: [number, number], months = MONTHS): Promise<void> => {
    for (const month of months)
      for (const [block, code, value] of KINDS)
        await world.sql(
          `insert into reporting.district_line values ($1, $2, $3, $4, $5, $6)
           on conflict (tenant, month, block, code) do update set value = excluded.value, contributors = excluded.contributors`,
          [district, `${month}-01`, block, code, value * size, managers],
        )
  }

const headsIn = (world: World) => (district: string, gender: string, heads: number) =>
  world.sql(
    `insert into reporting.staff_movement values ($1, '2025-01-01', $2, 'TYPE_A', $3, 100)`,
    [district, gender, heads],
  )

/** Lines of two quarters, and heads of four of the Kreise. */
export async function linesOfSevenKreise(world: World): Promise<void> {
  const [report, employ] = [linesIn(world), headsIn(world)]
  await report('08111', [9, 9])
  await report('08115', [1, 2])
  await report('08116', [3, 4])
  await report('08117', [5, 5])
  await report('08211', [1, 2])
  await report('08212', [3, 4])
  await report('08215', [6, 6])
  for (const [district, women, men] of [
    ['08111', 6, 3],
    ['08115', 1, 1],
    ['08116', 3, 1],
    ['08117', 3, 4],
  ] as const) {
    await employ(district, 'FEMALE', women)
    await employ(district, 'MALE', men)
  }
}
