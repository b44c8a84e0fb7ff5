import type { Disclose } from '../audit/disclosures.ts'
import { uuidv7 } from '../database/uuidv7.ts'
import type { Actor } from '../identity/actor.ts'
import { CsvLines } from './csv.ts'
import type { Ask, DocumentKind, Letter, Occasion, Tables, Variables } from './kind.ts'
import { demoNote, letterhead } from './letterhead.ts'
import { onPaper } from './on-paper.ts'
import { Speech, type Language } from './speech.ts'
import type { TableRows, Workshop } from './workshop.ts'

export const FORMATS = ['pdf', 'xlsx', 'csv'] as const
type Format = (typeof FORMATS)[number]

export interface DocumentWish {
  kind: DocumentKind
  format: Format
  language: Language
  /** Why somebody takes people’s data away; null where nobody has to say. */
  reason: string | null
  variables: Variables
}

export interface Maker {
  ask: Ask
  actor: Actor
  requestId: string
  today: string
  workshop: Workshop
  disclose: Disclose
  demo: boolean
}

export interface Made {
  bytes: Buffer
  /** Of the file, with its ending. */
  name: string
}

/** A document that is whole and written down in the audit trail; before, nothing of it leaves. */
export async function make(wish: DocumentWish, maker: Maker): Promise<Made> {
  const { actor, ask, today } = maker
  const speech = new Speech(wish.language)
  const occasion = { ask, organisation: actor.tenant ?? '', today, speech }
  const id = uuidv7()
  const { kind } = wish
  if (kind.form === 'letter') {
    const letter = await kind.write(occasion, wish.variables)
    const people = letter.person !== undefined
    const head = headOf({ maker, occasion, id, people })
    const { title, subtitle, body } = letter
    const data = { ...head, title, subtitle, ...body }
    const bytes = await maker.workshop.pdf({ template: kind.template, data })
    if (people) await noted({ wish, maker, id, person: letter.person!, rows: null })
    return { bytes, name: nameOf(letter, 'pdf') }
  }
  const tables = await kind.write(occasion, wish.variables)
  const counted = countedRows(tables.tables)
  const head = headOf({ maker, occasion, id, people: kind.people })
  const bytes = await formed(
    wish.format,
    { ...tables, tables: counted.tables },
    { maker, occasion, head },
  )
  if (kind.people) await noted({ wish, maker, id, person: null, rows: counted.rows() })
  return { bytes, name: nameOf(tables, wish.format) }
}

interface Around {
  maker: Maker
  occasion: Occasion
  head: object
}

function formed(
  format: Format,
  tables: Tables,
  { maker, occasion, head }: Around,
): Promise<Buffer> {
  if (format === 'pdf') return onPaper(tables, { ...occasion, workshop: maker.workshop, head })
  const said = maker.demo ? withNote(tables.tables, demoNote(occasion.speech)) : tables.tables
  return format === 'xlsx' ? maker.workshop.xlsx(said) : csvOf(said, occasion.speech.language)
}

/** Where notes stand anyway; the head of a list is its first row, so that programs find it. */
const withNote = (tables: readonly TableRows[], note: string): TableRows[] =>
  tables.map(table => (table.notes.length ? { ...table, notes: [[note], ...table.notes] } : table))

async function csvOf(tables: readonly TableRows[], language: Language): Promise<Buffer> {
  const lines = new CsvLines(language)
  const parts: Buffer[] = []
  for (const { parts: rows, ...table } of tables) {
    parts.push(Buffer.from(lines.head(table)))
    for await (const part of rows) parts.push(Buffer.from(lines.rows(part)))
  }
  return Buffer.concat(parts)
}

function headOf({
  maker: { actor, demo },
  occasion: { speech },
  ...rest
}: {
  maker: Maker
  occasion: Occasion
  id: string
  people: boolean
}): object {
  return letterhead({ actor, speech, at: new Date(), demo, ...rest })
}

/** Counts what goes by. */
function countedRows(tables: readonly TableRows[]): { tables: TableRows[]; rows: () => number } {
  let rows = 0
  async function* counting(parts: TableRows['parts']): TableRows['parts'] & AsyncGenerator {
    for await (const part of parts) {
      rows += part.length
      yield part
    }
  }
  return {
    tables: tables.map(table => ({ ...table, parts: counting(table.parts) })),
    rows: () => rows,
  }
}

async function noted({
  wish: { kind, reason },
  maker: { actor, requestId, disclose },
  id: document,
  ...rest
}: {
  wish: DocumentWish
  maker: Maker
  id: string
  person: string | null
  rows: number | null
}): Promise<void> {
  const action = `document ${kind.name}`
  await disclose(actor.tenant!, { actor, requestId, action, document, reason, ...rest })
}

/** Says what it is, whose and of when (C15), in letters that every system takes. */
const nameOf = ({ file }: Letter | Tables, format: Format): string =>
  `${file.map(plain).filter(Boolean).join('_')}.${format}`

const UMLAUTS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
}

const plain = (part: string): string =>
  part
    .replace(/[äöüÄÖÜß]/g, letter => UMLAUTS[letter]!)
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9.-]+/g, '-')
    .replace(/^-+|-+$/g, '')
