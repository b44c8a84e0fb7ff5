import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { RULES } from '../../backend/src/platform/ground/errors.ts'
import * as de from '../../frontend/src/locales/problems.de.ts'
import * as en from '../../frontend/src/locales/problems.en.ts'
import type { Words } from '../../frontend/src/locales/texts.ts'
import { places } from '../support/limit-stage.ts'

const languages = Object.entries<Words<typeof de>>({ de, en })

/** Every code that an error of ours carries. */
const CODES = [
  ...readFileSync(
    new URL('../../backend/src/platform/ground/errors.ts', import.meta.url),
    'utf8',
  ).matchAll(/super\(\s*'([A-Z_]+)'/g),
].map(([, code]) => code!)

/** Only programs meet them, which read English. */
const OF_PROGRAMS = new Set(['OPERATION_RESOLUTION_FAILURE', 'PERSISTED_QUERY_NOT_FOUND'])

test.each(languages)('D7: in %s each rule that a field can break has a text', (_name, words) => {
  expect(RULES.filter(rule => !(rule in words.rule))).toEqual([])
})

test.each(languages)('in %s each code of an error has a text', (_name, words) => {
  expect(CODES.length).toBeGreaterThan(10)
  const known = (code: string) => code in words.error || OF_PROGRAMS.has(code)
  expect([...CODES, 'BUSY'].filter(code => !known(code))).toEqual([])
})

test.each(languages)('D7: in %s each field that has a limit has a name', (_name, words) => {
  const fields = places.filter(({ limit }) => limit).map(({ path }) => path.split('.').at(-1)!)
  expect([...new Set(fields)].filter(field => !(field in words.field))).toEqual([])
})

test('D7: a text says a bound where its rule has one', () => {
  for (const [, words] of languages) {
    for (const rule of ['tooLong', 'tooMany', 'tooFar'] as const)
      expect(words.rule[rule]).toContain('{most}')
    expect(words.rule.range).toMatch(/\{least\}.*\{most\}/)
  }
})
