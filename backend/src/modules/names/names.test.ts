import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { numberTerms } from '../cases/file-number.ts'
import { nameKeys } from './name-keys.ts'
import { isEnough, RANK, wordsIn } from './name-terms.ts'

/** How well each word that was typed fits the names, 0 when it does not. */
function ranks(typed: string, ...names: string[]): number[] {
  const keys = nameKeys(names)
  return wordsIn(typed).map(({ terms }) => {
    const found = terms.filter(({ from, to }) => keys.some(key => key >= from && key <= to))
    return Math.max(0, ...found.map(({ rank }) => rank))
  })
}

/** The least of the words' ranks. */
const rank = (typed: string, ...names: string[]): number =>
  isEnough(typed) ? Math.min(...ranks(typed, ...names)) : 0

function pairs(file: string): [written: string, asked: string][] {
  const text = readFileSync(new URL(file, import.meta.url))
  const rows: { written: string; asked: string }[] = parse(text, { columns: true })
  return rows.map(({ written, asked }) => [written, asked])
}

const isNumber = ([written]: [string, string]): boolean => /^\d/.test(written)
const REPORTED = pairs('reported.csv')
const HELD_OUT = pairs('held-out.csv')
const LATER = pairs('later.csv')

describe('E: a name is found however it is spelled', () => {
  test.each(REPORTED.filter(pair => !isNumber(pair)))('%s by %s', (written, asked) => {
    expect(rank(asked, written)).toBeGreaterThan(0)
  })

  test.each(REPORTED.filter(pair => !isNumber(pair)))(
    '%s by %s, wherever it was divided into given and family names',
    (written, asked) => {
      const parts = written.split(' ')
      for (let at = 1; at < parts.length; at++)
        expect(
          rank(asked, parts.slice(0, at).join(' '), parts.slice(at).join(' ')),
        ).toBeGreaterThan(0)
    },
  )

  test.each(LATER)('%s by %s, which was missed once', (written, asked) => {
    expect(rank(asked, written)).toBeGreaterThan(0)
  })

  test.each(HELD_OUT)('%s by %s, for which no rule was written', (written, asked) => {
    expect(rank(asked, written)).toBeGreaterThan(0)
  })
})

describe('what fits better has a higher rank', () => {
  test.each([
    ['Müller', 'Müller', RANK.written],
    ['müller', 'Muller', RANK.spelled],
    ['muller', 'Müller', RANK.spelled],
    ['mueller', 'Müller', RANK.spelled],
    ['al-nahr', 'Al-Nahr', RANK.written],
    ['al nahr', 'Nahr', RANK.transcribed],
    ['Muhammad', 'Mohammed', RANK.transcribed],
    ['Moh', 'Mohammed', RANK.begun],
    ['محمد', 'Mohammed', RANK.heard],
    ['شيفتشينكو', 'Schewtschenko', 0],
  ])('%s for %s', (typed, name, expected) => {
    expect(rank(typed, name)).toBe(expected)
  })
})

describe('what is another name is not found', () => {
  test.each([
    ['Mohammed', 'Madlen'],
    ['Li', 'Luo'],
    ['Li', 'Lina'],
    ['al', 'Alina'],
    ['Lina', 'Lana'],
    ['Omar', 'Amir'],
    ['Karima', 'Karim'],
    ['Amina', 'Amin'],
    ['Said', 'Saad'],
    ['Layla', 'Lola'],
    ['addad', 'Haddad'],
    ['amal keller', 'Amal Haddad'],
    ['李', '王 小明'],
  ])('%s is not %s', (typed, name) => {
    expect(rank(typed, name)).toBe(0)
  })
})

test('a file number may be written with any separator or none, and without leading zeros', () => {
  for (const [written, asked] of [...REPORTED.filter(isNumber), ...OTHER_NUMBERS])
    expect(numberTerms(asked)?.exact, asked).toContain(written)
})

const OTHER_NUMBERS: [string, string][] = [
  ['2026-00071', '2026.71'],
  ['2026-00071', '2026–00071'],
  ['2026-00071', ' 2026 - 071 '],
  ['2026-00071', '26/71'],
  ['2026-00071', '00071'],
  ['2026-00071', 'Nr. 2026/71'],
  ['2026-00071', '٢٠٢٦-٧١'],
  ['2026-12345', '202612345'],
  ['2019-00004', '0004'],
  ['2026-00207', '207/2026'],
  ['2026-00207', '207-26'],
  ['2026-00003', '3/26'],
]

test('a number that is being typed finds those that begin like it', () => {
  expect(numberTerms('2026-000')).toMatchObject({ from: ['2026-000'], to: ['2026-00099999'] })
  expect(numberTerms('2026000')).toMatchObject({ from: ['2026-000'] })
  expect(numberTerms('Haddad')).toBeNull()
  expect(numberTerms('Haddad 71')).toBeNull()
})

test('what is no name asks for nothing', () => {
  for (const typed of ['%', '', ' – ', 'o', "'", '\u200B'])
    expect(isEnough(typed), typed).toBe(false)
  expect(isEnough('李')).toBe(true)
})

test('two letters find a whole name and no beginning', () => {
  expect(rank('Al', 'Alina')).toBe(0)
  expect(rank('Xu', 'Xu')).toBe(RANK.written)
  expect(rank('Alina Ko', 'Alina Kovalenko')).toBe(RANK.begun)
})

// each took more work than a process has, when every reading was built before the usual ones were taken
test.each([
  'ع'.repeat(100),
  'عا'.repeat(50),
  'ea'.repeat(50),
  'éä'.repeat(50),
  'djashazhakhathadhachadzaghaxaqagajazacace',
  'åđaṯaudjashazhakhathadhachadzaghaxaqagajazacaceåđaṯau',
  `ab${'ü'.repeat(98)}`,
])('whatever is typed has few sounds: %s', typed => {
  expect(nameKeys([typed]).length).toBeLessThan(200)
  expect(rank(typed, 'Haddad')).toBe(0)
})

test('of a text that is longer than any name only the beginning is looked at', () => {
  expect(nameKeys(['ü'.repeat(45_000)])).toEqual(nameKeys(['ü'.repeat(200)]))
})
