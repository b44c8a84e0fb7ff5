import type { Facts } from './key-figure.facts.ts'

const STATE = 'Baden-Württemberg'

interface Names {
  label: string
  labelEn: string
}

/** Names of the Land, the Regierungsbezirke, the Kreise and the listed codes; any other code stands for itself. */
export function namesIn({ districts, governmentDistricts, codes }: Facts): (code: string) => Names {
  const territories: [string, string][] = [['08', STATE], ...governmentDistricts, ...districts]
  const names = new Map<string, Names>([
    ...territories.map(([ags, label]): [string, Names] => [ags, { label, labelEn: label }]),
    ...codes.map(([code, label, labelEn]): [string, Names] => [code, { label, labelEn }]),
  ])
  return code => names.get(code) ?? { label: code, labelEn: code }
}
