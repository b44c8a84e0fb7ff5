import type { Tables } from './kind.ts'
import { tooMany } from './list-document.ts'
import type { Speech } from './speech.ts'
import type { Column, Value } from './task.ts'
import type { TableRows, Workshop } from './workshop.ts'

/** Some hundred pages. */
const MOST_ROWS = 5_000
/** Beyond these a page lies on its side. */
const UPRIGHT_COLUMNS = 6

interface Paper {
  speech: Speech
  workshop: Workshop
  /** What stands around the page. */
  head: object
}

/** Tables as a document to print. */
export async function onPaper(
  { title, subtitle, tables }: Tables,
  { speech, workshop, head }: Paper,
): Promise<Buffer> {
  const sections = []
  // a list has its title already
  const alone = tables.length === 1
  for (const table of tables) sections.push(await sectionOf(table, { speech, alone }))
  const landscape = tables.some(({ columns }) => columns.length > UPRIGHT_COLUMNS)
  const data = { ...head, title, subtitle, landscape, sections }
  return workshop.pdf({ template: 'platform/documents/plain.typ', data })
}

async function sectionOf(
  { title, notes, columns, parts }: TableRows,
  { speech, alone }: { speech: Speech; alone: boolean },
) {
  const rows: string[][] = []
  for await (const part of parts) {
    rows.push(...part.map(row => row.map((value, at) => textOf(value, columns[at]!, speech))))
    if (rows.length > MOST_ROWS) throw tooMany(MOST_ROWS)
  }
  return {
    ...(!alone && { heading: title }),
    table: { columns: columns.map(columnOf), rows },
    ...(notes.length && { note: notes.map(note => note.join(': ')).join(' · ') }),
  }
}

const columnOf = ({ title, kind, width }: Column): object => ({
  title,
  ...(kind === 'text' ? { share: width ?? 12 } : { end: kind !== 'day' }),
})

function textOf(value: Value, { kind }: Column, speech: Speech): string {
  if (value === null) return ''
  if (typeof value === 'number')
    return kind === 'share' ? speech.share(value) : speech.number(value)
  return kind === 'day' ? speech.day(value) : value
}
