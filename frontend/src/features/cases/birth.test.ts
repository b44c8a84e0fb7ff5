import { CalendarDate } from '@internationalized/date'
import { describe, expect, test } from 'vitest'
import { ageOf, readBirth } from './birth.ts'

const today = new CalendarDate(2026, 3, 16)

describe('C2: a birth as people type it', () => {
  test.each([
    ['12.3.85', '1985-03-12', 'DAY'],
    ['12.3.12', '2012-03-12', 'DAY'],
    ['12/03/1985', '1985-03-12', 'DAY'],
    ['12031985', '1985-03-12', 'DAY'],
    ['1985-03-12', '1985-03-12', 'DAY'],
    ['3.1985', '1985-03-01', 'MONTH'],
    ['03/85', '1985-03-01', 'MONTH'],
    ['1985', '1985-01-01', 'YEAR'],
    ['etwa 1985', '1985-01-01', 'ESTIMATED'],
    ['ca. 1985', '1985-01-01', 'ESTIMATED'],
    ['about 1985', '1985-01-01', 'ESTIMATED'],
    ['unbekannt', undefined, 'UNKNOWN'],
    ['', undefined, 'DAY'],
    ['16.3.2026', '2026-03-16', 'DAY'],
  ])('%s', (typed, date, precision) => {
    expect(readBirth(typed, today)).toEqual({ date, precision })
  })

  test.each([
    '+14',
    'morgen',
    '12.3.2085',
    '17.3.2026',
    '2027',
    '31.2.1985',
    '12.3.',
    '1899',
    'Mai',
  ])('not %s', typed => {
    expect(readBirth(typed, today)).toBeUndefined()
  })

  test.each([
    ['1985-03-16', 'DAY', 41],
    ['1985-03-17', 'DAY', 40],
    ['1985-01-01', 'YEAR', 41],
    ['1985-01-01', 'UNKNOWN', undefined],
  ] as const)('its age: %s, %s', (date, precision, age) => {
    expect(ageOf({ date, precision }, today)).toBe(age)
  })
})
