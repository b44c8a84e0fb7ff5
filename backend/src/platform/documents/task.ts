/** What goes into a PDF: a template beside its module, and everything that it says. */
export interface PdfTask {
  /** Path of the template below the server's sources, e.g. `modules/cases/case.typ`. */
  template: string
  /** Given to the template as JSON; nothing of it is ever read as Typst's own language. */
  data: object
}

export interface Column {
  title: string
  /** A calendar day is ISO 8601, a share from 0 to 1. */
  kind: 'text' | 'number' | 'share' | 'day'
  /** Of a sheet's column, in characters. */
  width?: number
}

/** What stands in a cell; where there is nothing, null. */
export type Value = string | number | null

/** A table to be written. */
export interface Table {
  /** What stands before the head: names and what stands for them. */
  notes: readonly (readonly string[])[]
  /** Name of its sheet, title of its part. */
  title: string
  columns: readonly Column[]
}

/** What is said to whoever writes an XLSX file, in this order: a table, its rows in parts, the next table; null is the end. */
export type XlsxMessage = { table: Table } | { rows: readonly (readonly Value[])[] } | null

/** A file that somebody has brought. */
export interface ReadTask {
  bytes: Uint8Array
  format: 'xlsx' | 'csv'
}

/** A cell as it was read. `formula`: nobody computes here, so that its value is the one it was saved with, or none. */
export interface ReadCell {
  value: string | number | boolean | null
  formula?: true
}

/** Why a file is not read. */
export type Refusal = 'TOO_LARGE' | 'UNREADABLE'

export type ReadAnswer = { rows: ReadCell[][]; decimal: ',' | '.' } | { refused: Refusal }
