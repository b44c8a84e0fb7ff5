import { expect, test } from 'vitest'
import { chooserLanguage } from './words.ts'

test.each([
  ['en', 'en'],
  ['en-GB de', 'en'],
  ['fr DE en', 'de'],
  ['ar', 'de'],
  [undefined, 'de'],
])('who asks for %s chooses in %s', (wishes, language) => {
  expect(chooserLanguage(wishes)).toBe(language)
})
