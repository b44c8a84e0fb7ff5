import type { Facts } from './key-figure.facts.ts'

const STATE = 'Baden-Württemberg'

/** Names of the Land, the Regierungsbezirke and the Kreise; any other code stands for itself. */
export function territoryNames({
  districts,
  governmentDistricts,
}: Facts): (code: string) => string {
  const names = new Map<string, string>([
    ['08', STATE],
    ...governmentDistricts,
    ...districts.map(([ags, name]): [string, string] => [ags, name]),
  ])
  return code => names.get(code) ?? code
}
