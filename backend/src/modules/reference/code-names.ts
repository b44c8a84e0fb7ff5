import type { Occasion } from '../../platform/documents/kind.ts'

/** Names of the codes that stand in documents, the Kreis's own among them. */
export const CODE_NAMES = `query CodeNames {
  topics: codes(list: TOPIC) { code labelDe labelEn }
  languages: codes(list: LANGUAGE) { code labelDe labelEn }
  nationalities: codes(list: NATIONALITY) { code labelDe labelEn }
}`

type List = 'topics' | 'languages' | 'nationalities'

interface Listed {
  code: string
  labelDe: string
  labelEn: string
}

/** Says what codes of a list are called, in the language of the document. */
export type CodeNames = (list: List, codes: readonly string[]) => string

export async function codeNames({ ask, speech }: Occasion): Promise<CodeNames> {
  const lists = await ask<Record<List, Listed[]>>(CODE_NAMES, {})
  const names = (list: List) =>
    new Map(lists[list].map(({ code, labelDe: de, labelEn: en }) => [code, speech.of({ de, en })]))
  const known = {
    topics: names('topics'),
    languages: names('languages'),
    nationalities: names('nationalities'),
  }
  return (list, codes) => codes.map(code => known[list].get(code) ?? code).join(', ')
}
