import { parse } from 'csv-parse/sync'
import { strFromU8, Unzip, UnzipInflate } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import type { ReadAnswer, ReadCell, ReadTask, Refusal } from './task.ts'

/** What is inside may be so large, in bytes: a small file can be packed from a very large one. */
const MOST_EXPANDED = 60_000_000
const MOST_ROWS = 20_000

/** What stands in a file that somebody has brought; in a worker, because what is inside may be made to take long. */
export async function readFile({ bytes, format }: ReadTask): Promise<ReadAnswer> {
  try {
    const answer = format === 'xlsx' ? await readXlsx(bytes) : readCsv(bytes)
    return answer.rows.length > MOST_ROWS ? { refused: 'TOO_LARGE' } : answer
  } catch (error) {
    return { refused: error instanceof TooLarge ? 'TOO_LARGE' : ('UNREADABLE' satisfies Refusal) }
  }
}

class TooLarge extends Error {}

type Rows = Extract<ReadAnswer, { rows: unknown }>

async function readXlsx(bytes: Uint8Array): Promise<Rows> {
  const formulas = formulasIn(firstSheet(bytes))
  const found = await readSheet(Buffer.from(bytes), { trim: false })
  const rows = found.map((row, y) =>
    row.map((value, x): ReadCell => ({
      value: plainOf(value),
      ...(formulas.has(`${x},${y}`) && { formula: true as const }),
    })),
  )
  return { rows, decimal: '.' }
}

/** Days as ISO 8601. */
const plainOf = (value: unknown): ReadCell['value'] =>
  value instanceof Date ? value.toISOString().slice(0, 10) : ((value ?? null) as ReadCell['value'])

/** The text of the first sheet. Whatever is inside is inflated and counted before the library holds it whole. */
function firstSheet(bytes: Uint8Array): string {
  const sheets = new Map<string, Uint8Array[]>()
  let expanded = 0
  const unzip = new Unzip(file => {
    const parts: Uint8Array[] = []
    if (/^xl\/worksheets\/sheet\d+\.xml$/.test(file.name)) sheets.set(file.name, parts)
    file.ondata = (error, part) => {
      if (error) throw error
      expanded += part.length
      if (expanded > MOST_EXPANDED) throw new TooLarge()
      if (sheets.get(file.name) === parts) parts.push(part)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for (let at = 0; at < bytes.length; at += CHUNK)
    unzip.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length)
  const [first] = [...sheets.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  return first
    ? sheets
        .get(first)!
        .map(part => strFromU8(part))
        .join('')
    : ''
}

const CHUNK = 16_384
const FORMULA = /<c\b[^>]*\br="(?<column>[A-Z]{1,3})(?<row>\d{1,7})"[^>]*>\s*<f\b/g

/** Places of formulas as `x,y`, both from 0. */
function formulasIn(sheet: string): Set<string> {
  const places = [...sheet.matchAll(FORMULA)].map(({ groups }) => {
    const column = [...groups!['column']!].reduce(
      (n, letter) => n * 26 + letter.charCodeAt(0) - 64,
      0,
    )
    return `${column - 1},${Number(groups!['row']) - 1}`
  })
  return new Set(places)
}

function readCsv(bytes: Uint8Array): Rows {
  if (bytes.length > MOST_EXPANDED) throw new TooLarge()
  const text = textOf(bytes)
  const delimiter = delimiterOf(text)
  const records: string[][] = parse(text, {
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    to: MOST_ROWS + 1,
  })
  const rows = records.map(record =>
    record.map((value): ReadCell => ({ value: value === '' ? null : withoutGuard(value) })),
  )
  return { rows, decimal: delimiter === ',' ? '.' : ',' }
}

/** The apostrophe that keeps a text from being a formula is none of it. */
const withoutGuard = (text: string): string => text.replace(/^'(?=[=+\-@\t\r])/, '')

/** By the mark at its beginning, else UTF-8 if it is, else what Windows writes in Germany. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const DELIMITERS = [';', '\t', ','] as const

/** What the first lines have most often outside of quotes. */
function delimiterOf(text: string): string {
  const start = text.slice(0, 5_000).replace(/"(?:[^"]|"")*"?/g, '')
  const counts = DELIMITERS.map(delimiter => start.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!
}
