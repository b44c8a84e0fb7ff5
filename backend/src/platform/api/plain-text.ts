import { visit, type DocumentNode } from 'graphql'
import { BadInput } from './errors.ts'

/** JSON and GraphQL have the character zero, PostgreSQL's texts have not. */
const ZERO = '\0'

/** Throws `BadInput` with the place of a text that no column can hold. Keys are not texts: unknown ones are refused. */
export function checkTexts(variables: Record<string, unknown>): void {
  const path = placeOfZero(variables)
  if (path) throw zeroAt(path.join('.').replace(/^input\./, ''))
}

/** The same for texts that stand in the document itself. */
export function checkLiterals(document: DocumentNode): void {
  visit(document, {
    StringValue: ({ value }) => {
      if (value.includes(ZERO)) throw zeroAt('query')
    },
  })
}

const zeroAt = (path: string): BadInput =>
  new BadInput({ path, rule: 'character', message: 'the character zero is no part of a text' })

function placeOfZero(value: unknown): string[] | undefined {
  if (typeof value === 'string') return value.includes(ZERO) ? [] : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, part] of Object.entries(value)) {
    const place = placeOfZero(part)
    if (place) return [key, ...place]
  }
  return undefined
}
