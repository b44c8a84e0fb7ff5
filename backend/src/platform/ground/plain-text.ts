import { visit, type DocumentNode } from 'graphql'
import { BadInput } from './errors.ts'

/** JSON and GraphQL have the character zero and halves of a pair of surrogates; PostgreSQL's texts have neither. */
const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** Throws `BadInput` with the place of a text that no column can hold. */
export function checkTexts(variables: Record<string, unknown>): void {
  const path = placeOfUnstorable(variables)
  if (path) throw unstorableAt(placeIn(path))
}

/** As the form knows it: a mutation's one variable is left out. */
export const placeIn = (path: readonly (string | number)[]): string =>
  path.join('.').replace(/^input\./, '')

/** The same for texts that stand in the document itself. */
export function checkLiterals(document: DocumentNode): void {
  visit(document, {
    StringValue: ({ value }) => {
      if (!isStorable(value)) throw unstorableAt('query')
    },
  })
}

const unstorableAt = (path: string): BadInput =>
  new BadInput({
    path: path.toWellFormed(),
    rule: 'character',
    message: 'the character zero and half a pair of surrogates are no part of a text',
  })

function placeOfUnstorable(value: unknown): string[] | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : []
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, part] of Object.entries(value)) {
    if (!isStorable(key)) return [key.replaceAll('\0', '')]
    const place = placeOfUnstorable(part)
    if (place) return [key, ...place]
  }
  return undefined
}
