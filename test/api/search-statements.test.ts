import fc from 'fast-check'
import { expect, test } from 'vitest'
import { casesByName } from '../../backend/src/modules/cases/search-rows.ts'
import { wordsIn } from '../../backend/src/modules/names/name-terms.ts'
import { parameters } from '../../backend/src/platform/reading/parameters.ts'

const NAMES = [
  'Ali',
  'Al',
  'Abd',
  'Olena',
  'Reza',
  'Mohammed',
  'Schewtschenko',
  'al-Hariri',
  'Li',
  'Олена',
  'محمد',
]
const word = fc.oneof(fc.constantFrom(...NAMES), fc.string({ unit: 'grapheme', maxLength: 12 }))
const typed = fc.array(word, { minLength: 1, maxLength: 8 }).map(words => words.join(' '))

const textOf = (words: ReturnType<typeof wordsIn>, own: boolean): string => {
  const { bind } = parameters('08226', [])
  const scope = own ? [(file: string) => `${file}.manager = ${bind('eva')}`] : []
  return casesByName(words, { bind, scope })
}

test.each([
  ['the whole Kreis', false],
  ['own cases', true],
])('whatever is typed among %s, its statement is one of twenty-one', (_, own) => {
  const texts = new Set<string>()
  const look = fc.property(typed, text => {
    const words = wordsIn(text)
    if (words.length) texts.add(textOf(words, own))
  })
  fc.assert(look, { numRuns: 3000 })
  // one to six words, of which one to all are looked for by themselves
  expect(texts.size).toBeGreaterThan(6)
  expect(texts.size).toBeLessThanOrEqual(21)
})
