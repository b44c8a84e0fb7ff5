import { districtRows, municipalityRows } from '../modules/reference/data/load-reference.ts'
import { divide, type Random } from './random.ts'

export type Scale = 'demo' | 'full'

/** The report's picture (7.1, 7.3), the demo a tenth of its talks; no-shows come on top. */
const TOTALS = { demo: { cases: 8000, talks: 75_000 }, full: { cases: 60_000, talks: 755_000 } }
export const WOMEN = 856
export const MEN = 328
/** Small Stadtkreise in two Regierungsbezirke: below three contributors a figure is hidden, and a second with it. */
const HIDDEN = new Map([
  ['08211', 2],
  ['08421', 2],
])
const LEAST = 4

export interface Municipality {
  ags: string
  name: string
  kind: string
  population: number
}

/** What one Kreis of the demo holds. */
export interface Quota {
  ags: string
  name: string
  urban: boolean
  managers: number
  cases: number
  talks: number
  municipalities: Municipality[]
}

/** Divides the state's totals over the Kreise by population. */
export function quotas(scale: Scale, random: Random): Quota[] {
  const districts = districtRows()
  const managers = managersOf(districts)
  const tilt = () => 0.82 + 0.36 * random.next()
  const cases = divide(
    TOTALS[scale].cases,
    managers.map(count => count * tilt()),
  )
  const talks = divide(
    TOTALS[scale].talks,
    cases.map(count => count * tilt()),
  )
  const municipalities = Map.groupBy(municipalityRows(), row => row.district)
  return districts.map((district, index) => ({
    ags: district.ags,
    name: district.display_name,
    urban: district.kind === 'STADTKREIS',
    managers: managers[index] ?? 0,
    cases: cases[index] ?? 0,
    talks: talks[index] ?? 0,
    municipalities: (municipalities.get(district.ags) ?? [])
      .map(({ ags, name, kind, population }) => ({ ags, name, kind: kind ?? '', population }))
      .sort((a, b) => b.population - a.population),
  }))
}

function managersOf(districts: readonly { ags: string; population: number }[]): number[] {
  const fixed = districts.map(({ ags }) => HIDDEN.get(ags) ?? LEAST)
  const left = WOMEN + MEN - fixed.reduce((a, b) => a + b, 0)
  const weights = districts.map(({ ags, population }) => (HIDDEN.has(ags) ? 0 : population))
  return divide(left, weights).map((more, index) => more + (fixed[index] ?? 0))
}
