import { parseDate } from '@internationalized/date'
import { expect, test } from 'vitest'
import { readDate } from './readDate.ts'

const monday = parseDate('2026-11-23')

test.each([
  ['7.12.', '2026-12-07'],
  ['07.12.26', '2026-12-07'],
  ['0712', '2026-12-07'],
  ['07122026', '2026-12-07'],
  ['heute', '2026-11-23'],
  ['morgen', '2026-11-24'],
  ['gestern', '2026-11-22'],
  ['+14', '2026-12-07'],
  ['2w', '2026-12-07'],
  ['1m', '2026-12-23'],
  ['fr', '2026-11-27'],
  ['mo', '2026-11-30'],
  ['7/12', '2026-12-07'],
  ['07/12/2026', '2026-12-07'],
  ['tomorrow', '2026-11-24'],
  ['10d', '2026-12-03'],
  ['thu', '2026-11-26'],
  ['2026-12-07', '2026-12-07'],
  ['31.2.', undefined],
  ['x', undefined],
  ['', undefined],
])('on a Monday, "%s" is %s', (text, iso) => {
  expect(readDate(text, monday)?.toString()).toBe(iso)
})
