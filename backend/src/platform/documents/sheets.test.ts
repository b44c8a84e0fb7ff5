import { strToU8, zipSync, unzipSync, strFromU8 } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { CsvLines } from './csv.ts'
import { numberIn } from './numbers.ts'
import { readFile } from './read-sheet.ts'
import type { Column, ReadCell, Table, Value } from './task.ts'
import { Workshop } from './workshop.ts'

const workshop = new Workshop()
afterAll(() => workshop.close())

const columns: Column[] = [
  { title: 'Name', kind: 'text', width: 20 },
  { title: 'Wert', kind: 'number' },
  { title: 'Anteil', kind: 'share' },
  { title: 'Tag', kind: 'day' },
]
const table: Table = { title: 'Fälle: [offen]', notes: [], columns }
/** What a spreadsheet would run, or take for something else. */
const HOSTILE = [
  '=1+1',
  '+49 621',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '=HYPERLINK("http://x","y")',
  'a;b,c"d"\nzweite Zeile',
  'أحمد القمر',
  'ተስፋይ',
]
const rows: Value[][] = HOSTILE.map((text, at) => [
  text,
  at === 0 ? -1234.5 : at,
  0.125,
  '2026-02-28',
])

async function* parts() {
  yield rows
}
const plain = (cells: ReadCell[][]) => cells.map(row => row.map(({ value }) => value))
const read = async (bytes: Uint8Array, format: 'csv' | 'xlsx') => {
  const answer = await readFile({ bytes, format })
  if ('refused' in answer) throw new Error(answer.refused)
  return answer
}
const csv = (language: 'de' | 'en', ...tables: Table[]) => {
  const lines = new CsvLines(language)
  return tables.map(each => lines.head(each) + lines.rows(rows)).join('')
}

describe('XLSX', () => {
  test('typed cells come back as they were; a text that begins like a formula is a text', async () => {
    const bytes = await workshop.xlsx([{ ...table, parts: parts() }])
    const answer = await read(bytes, 'xlsx')
    expect(plain(answer.rows)).toEqual([columns.map(({ title }) => title), ...rows])
    expect(answer.rows.flat().some(({ formula }) => formula)).toBe(false)
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)
    expect(sheet).not.toContain('<f')
    expect(sheet).toContain('state="frozen"')
    expect(sheet).toMatch(/<col [^>]*width="20"/)
  })

  test('notes stand above the head, which stays in view with them; sheets have names of their own', async () => {
    const noted = { ...table, notes: [['Quelle', 'DigIntM']] }
    const bytes = await workshop.xlsx([
      { ...noted, parts: parts() },
      { ...noted, parts: parts() },
    ])
    const files = unzipSync(bytes)
    expect(strFromU8(files['xl/worksheets/sheet1.xml']!)).toContain('ySplit="3"')
    const names = [...strFromU8(files['xl/workbook.xml']!).matchAll(/<sheet [^>]*name="([^"]*)"/g)]
    expect(names.map(([, name]) => name)).toEqual(['Fälle   offen', 'Fälle   offen 2'])
  })

  test('a formula is told at its cell: nobody computes it here', async () => {
    const bytes = await workshop.xlsx([{ ...table, parts: parts() }])
    const files = unzipSync(bytes)
    const path = 'xl/worksheets/sheet1.xml'
    const sheet = strFromU8(files[path]!)
    const changed = sheet.replace(/<c r="B3"[^>]*>.*?<\/c>/, '<c r="B3"><f>1+1</f></c>')
    expect(changed).not.toBe(sheet)
    const answer = await read(zipSync({ ...files, [path]: strToU8(changed) }), 'xlsx')
    expect(answer.rows[2]![1]).toEqual({ value: null, formula: true })
    expect(answer.rows[1]![1]).toEqual({ value: -1234.5 })
  })

  test('a small file that is packed from a very large one is refused before it is unpacked', async () => {
    const bytes = await workshop.xlsx([{ ...table, parts: parts() }])
    const bomb = zipSync({ ...unzipSync(bytes), 'xl/media/x.bin': new Uint8Array(70_000_000) })
    expect(bomb.length).toBeLessThan(200_000)
    expect(await readFile({ bytes: bomb, format: 'xlsx' })).toEqual({ refused: 'TOO_LARGE' })
  })

  test.each([
    ['nothing', new Uint8Array()],
    ['no archive', strToU8('Name;Wert')],
    ['an archive of something else', zipSync({ 'a.txt': strToU8('a') })],
  ])('%s is not read', async (_what, bytes) => {
    expect(await readFile({ bytes, format: 'xlsx' })).toEqual({ refused: 'UNREADABLE' })
  })
})

describe('CSV', () => {
  test('German: BOM, semicolons, decimal commas, CRLF, and no formula (OWASP)', () => {
    const lines = csv('de', table).split('\r\n')
    expect(lines[0]).toBe('\uFEFFName;Wert;Anteil;Tag')
    expect(lines[1]).toBe("'=1+1;-1234,5;0,125;2026-02-28")
    expect(lines.slice(2, 6).map(line => line[0])).toEqual(["'", "'", "'", "'"])
    expect(lines[6]).toContain(`"'=HYPERLINK(""http://x"",""y"")"`)
  })

  test('English: commas and decimal points', () => {
    expect(csv('en', table).split('\r\n')[1]).toBe("'=1+1,-1234.5,0.125,2026-02-28")
  })

  test('tables stand below each other with a line between, and one mark at the beginning', () => {
    const text = csv('de', { ...table, notes: [['Quelle', 'DigIntM']] }, table)
    expect(text.match(/\uFEFF/g)).toHaveLength(1)
    expect(text).toContain('Quelle;DigIntM\r\nName;')
    expect(text).toContain('\r\n\r\nName;')
  })

  test.each(['de', 'en'] as const)('%s: what was written is read', async language => {
    const { rows: found, decimal } = await read(strToU8(csv(language, table)), 'csv')
    const asText = (value: Value, at: number) =>
      typeof value === 'number' && at < 3
        ? String(value).replace('.', language === 'de' ? ',' : '.')
        : value
    expect(plain(found)).toEqual([
      columns.map(({ title }) => title),
      ...rows.map(row => row.map(asText)),
    ])
    expect(numberIn(String(found[1]![1]!.value), decimal)).toBe(-1234.5)
  })

  test.each([
    ['UTF-8', new TextEncoder().encode('Name;Ort\r\nÄrmel;Köln\r\n')],
    ['UTF-8 with a mark', new TextEncoder().encode('\uFEFFName;Ort\r\nÄrmel;Köln\r\n')],
    ['UTF-16', new Uint8Array(Buffer.from('\uFEFFName;Ort\r\nÄrmel;Köln\r\n', 'utf16le'))],
    ['what Windows writes', new Uint8Array(Buffer.from('Name;Ort\r\nÄrmel;Köln\r\n', 'latin1'))],
    ['tabs', new TextEncoder().encode('Name\tOrt\nÄrmel\tKöln\n')],
    [
      'commas, with semicolons in quotes',
      new TextEncoder().encode('Name,Ort\nÄrmel,Köln\n"a;b;c;d",\n'),
    ],
  ])('reads %s', async (_what, bytes) => {
    const { rows: found } = await read(bytes, 'csv')
    expect(plain(found).slice(0, 2)).toEqual([
      ['Name', 'Ort'],
      ['Ärmel', 'Köln'],
    ])
  })

  test('more rows than anybody fills in are refused', async () => {
    const bytes = strToU8('a;b\n'.repeat(20_001))
    expect(await readFile({ bytes, format: 'csv' })).toEqual({ refused: 'TOO_LARGE' })
  })
})

test.each([
  ['1.234,5', ',', 1234.5],
  ['1234,5', ',', 1234.5],
  ['1.234', ',', 1234],
  ['1.234', '.', 1.234],
  ['1,234.5', '.', 1234.5],
  ['−12', ',', -12],
  ['1 234,5', ',', 1234.5],
  ['1.23.4', ',', null],
  ['12,5', '.', null],
  ['zwölf', ',', null],
  ['', ',', null],
] as const)('a number as it was written: %s with %s is %s', (text, decimal, number) => {
  expect(numberIn(text, decimal)).toBe(number)
})
