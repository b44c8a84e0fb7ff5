import { expect, test } from 'vitest'
import { csvOf, fileName } from './csv.ts'
import type { Table } from './figureText.ts'

const key = (code: string, label: string) => ({
  dimension: 'DISTRICT' as const,
  code,
  label,
  labelEn: label,
})
const table: Table = {
  figure: {
    code: 'KF-13',
    version: 1,
    kind: 'COUNT',
    labelDe: 'Gespräche',
    labelEn: 'Talks',
    definitionDe: '',
    definitionEn: '',
    sourceChapter: '7.3',
  },
  from: '2026-01-01',
  to: '2026-03-31',
  territory: '08',
  territoryLabel: 'Baden-Württemberg',
  territoryVersion: '2024-12-31',
  by: ['DISTRICT'],
  dataStatus: 'PROVISIONAL',
  source: 'DigIntM; laufend',
  completeness: { received: 43, due: 44 },
  total: { value: 3, status: 'PUBLISHED' },
  previousTotal: null,
  rows: [
    {
      keys: [key('08111', 'Stuttgart')],
      cell: { value: 0, numerator: 0, denominator: null, status: 'PUBLISHED' },
    },
    {
      keys: [key('08211', '=Baden-Baden')],
      cell: { value: null, numerator: null, denominator: null, status: 'SUPPRESSED' },
    },
  ],
}
const text = csvOf([table], ['Beispieldaten'])

test('begins with a byte order mark, the label of made-up data and the lines a quotation needs', () => {
  expect(text.startsWith('\uFEFFBeispieldaten\r\nKennzahl;KF-13 v1: Gespräche\r\n')).toBe(true)
  expect(text).toContain('Zeitraum;2026-01-01;2026-03-31\r\n')
  expect(text).toContain('Quelle;"DigIntM; laufend"\r\n')
})

test('zero and suppressed are two things, and no text runs as a formula (R-SDC-10)', () => {
  expect(text).toContain('08111;Stuttgart;0;veröffentlicht\r\n')
  expect(text).toContain("08211;'=Baden-Baden;;nicht ausgewiesen\r\n")
})

test('the file is named after figure, period and territory', () => {
  expect(fileName([table])).toBe('kf-13_2026-01_2026-03_08.csv')
})
