import type { Speech } from './speech.ts'
import type { TableRows } from './workshop.ts'

export type Variables = Readonly<Record<string, unknown>>

/** Executes one of the kind's operations as the caller: what they may not read, no document of theirs holds. */
export type Ask = <Answer>(operation: string, variables: Variables) => Promise<Answer>

/** What a document is made from. */
export interface Occasion {
  ask: Ask
  /** AGS of the organisation whose data it is about. */
  organisation: string
  /** ISO 8601, in Europe/Berlin. */
  today: string
  speech: Speech
}

interface Common {
  /** Word of its address. */
  name: string
  /** Texts of the GraphQL operations that it asks; tests hold them to the schema and to the statement budget. */
  operations: readonly string[]
  /** What a request may say, by name. */
  parameters: readonly string[]
}

/** On paper, by a template of its own. */
export interface LetterKind extends Common {
  form: 'letter'
  /** Path of the template below the server's sources. */
  template: string
  write: (occasion: Occasion, variables: Variables) => Promise<Letter>
}

/** Rows and columns: as a sheet, as text, or on paper. */
export interface TablesKind extends Common {
  form: 'tables'
  /** People stand in it: whoever takes it away says why. */
  people: boolean
  write: (occasion: Occasion, variables: Variables) => Promise<Tables>
}

export type DocumentKind = LetterKind | TablesKind

interface Named {
  title: string
  /** What narrows it: period, territory, filter. */
  subtitle: string
  /** Of the file, without its ending: what it is, and of which period or territory (C15). */
  file: readonly string[]
}

export interface Letter extends Named {
  /** What the template needs beside the letterhead. */
  body: object
  /** The client whom it is about. */
  person?: string
}

export interface Tables extends Named {
  tables: readonly TableRows[]
}
