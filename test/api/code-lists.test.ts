import { beforeAll, expect, test } from 'vitest'
import { ORIGINS } from '../../backend/src/demo/names.ts'
import { LANGUAGES } from '../../backend/src/modules/reference/language.codes.ts'
import { NATIONALITIES } from '../../backend/src/modules/reference/nationality.codes.ts'
import { casesTexts } from '../../frontend/src/features/cases/cases.texts.ts'
import { bring, startLanguage } from '../../frontend/src/locales/i18n.ts'
import { SPOKEN } from '../../frontend/src/locales/spoken.ts'
import {
  NATIONALITIES as OFFERED,
  nationalityName,
} from '../../frontend/src/locales/nationalities.ts'

beforeAll(async () => {
  await startLanguage()
  await bring(casesTexts)
})

test('D7: forms offer the nationalities that the server takes, all of them', () => {
  expect(OFFERED.toSorted()).toEqual([...NATIONALITIES].sort())
  expect(NATIONALITIES.size).toBe(205)
})

test('D7: forms offer no language that the server refuses', () => {
  expect(SPOKEN.filter(code => !LANGUAGES.has(code))).toEqual([])
})

test('D7: the people of the demo speak and are what may be recorded', () => {
  for (const [{ nationality, languages }] of ORIGINS) {
    expect(NATIONALITIES.has(nationality), nationality).toBe(true)
    expect(languages.filter(code => !LANGUAGES.has(code))).toEqual([])
  }
})

test('D7: each nationality has a name of its own', () => {
  const names = OFFERED.map(nationalityName)
  expect(names.filter(name => /^[A-Z]{2}$|^\d{3}$/.test(name))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
  expect(['475', '166', '997'].map(nationalityName)).toEqual(['Syrien', 'Ukraine', 'Staatenlos'])
})
