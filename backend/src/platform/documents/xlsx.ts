import { on } from 'node:events'
import type { MessagePort } from 'node:worker_threads'
import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node'
import type { Column, Table, Value, XlsxMessage } from './task.ts'

const HEAD = {
  fontWeight: 'bold',
  backgroundColor: '#f2f4f7',
  wrap: true,
  alignVertical: 'top',
} as const
const FORMATS = { number: '#,##0.##', share: '0.0%', day: 'dd.mm.yyyy' } as const
/** As wide as Excel takes a sheet's name. */
const LONGEST_NAME = 31
const WIDTH = 14

type Messages = AsyncIterable<[XlsxMessage]>

interface Written {
  table: Table
  data: SheetData
}

/** Takes tables and rows from the port until their end; each table becomes a sheet. */
export async function xlsxOf(port: MessagePort): Promise<Buffer> {
  const sheets: Written[] = []
  let whole = false
  // whoever sends may give up before the end
  for await (const [message] of on(port, 'message', { close: ['close'] }) as Messages) {
    whole = message === null
    if (message === null) break
    if ('table' in message) sheets.push({ table: message.table, data: headOf(message.table) })
    else sheets.at(-1)?.data.push(...message.rows.map(row => rowOf(row, sheets.at(-1)!.table)))
  }
  port.close()
  if (!whole) throw new Error('only a part of the file has come')
  const names = new Set<string>()
  return writeXlsxFile(
    sheets.map(({ table, data }) => ({
      data,
      sheet: nameOf(table.title, names),
      columns: table.columns.map(({ width = WIDTH }) => ({ width })),
      stickyRowsCount: headRows(table),
    })),
    { fontFamily: 'Calibri', fontSize: 11 },
  ).toBuffer()
}

const headRows = ({ notes }: Table): number => (notes.length ? notes.length + 2 : 1)

function headOf({ notes, columns }: Table): SheetData {
  const head = columns.map(({ title }) => ({ value: title, type: String, ...HEAD }))
  return [
    ...notes.map(note => note.map(text => ({ value: text, type: String }))),
    ...(notes.length ? [[]] : []),
    head,
  ]
}

const rowOf = (row: readonly Value[], { columns }: Table): Cell[] =>
  row.map((value, at) => cellOf(value, columns[at]!))

/** A text stays one, whatever it begins with: its type says so, and nothing has to be put before it. */
function cellOf(value: Value, { kind }: Column): Cell {
  if (value === null || value === '') return null
  if (typeof value === 'number')
    return { value, type: Number, format: FORMATS[kind === 'share' ? 'share' : 'number'] }
  if (kind === 'day') return { value: new Date(value), type: Date, format: FORMATS.day }
  return { value, type: String }
}

/** Without what a sheet's name may not have, and another one for each. */
function nameOf(title: string, taken: Set<string>): string {
  const plain =
    title
      .replace(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, LONGEST_NAME) || '1'
  for (let n = 1; ; n++) {
    const end = n === 1 ? '' : ` ${n}`
    const name = plain.slice(0, LONGEST_NAME - end.length) + end
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}
