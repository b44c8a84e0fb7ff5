import { stringify } from 'csv-stringify/sync'
import type { Table, Value } from './task.ts'

/** How a language writes a table: German authorities' spreadsheets take semicolons and decimal commas. */
const FORMS = {
  de: { delimiter: ';', decimal: ',' },
  en: { delimiter: ',', decimal: '.' },
} as const

export type CsvLanguage = keyof typeof FORMS

const BOM = '\uFEFF'

/**
 * The lines of a table, in parts: UTF-8 with BOM, CRLF. What a spreadsheet would run as a formula is text by an
 * apostrophe before it (OWASP, CSV Injection); numbers are numbers, whatever sign they have.
 */
export class CsvLines {
  readonly #delimiter: string
  readonly #decimal: string
  #begun = false

  constructor(language: CsvLanguage) {
    const { delimiter, decimal } = FORMS[language]
    this.#delimiter = delimiter
    this.#decimal = decimal
  }

  head({ notes, columns }: Table): string {
    const before = this.#begun ? '\r\n' : BOM
    this.#begun = true
    return before + this.#lines([...notes, columns.map(({ title }) => title)])
  }

  rows(rows: readonly (readonly Value[])[]): string {
    return this.#lines(rows)
  }

  #lines(lines: readonly (readonly Value[])[]): string {
    return stringify(lines as Value[][], {
      delimiter: this.#delimiter,
      record_delimiter: '\r\n',
      escape_formulas: true,
      cast: {
        number: value => ({
          value: String(value).replace('.', this.#decimal),
          escape_formulas: false,
        }),
      },
    })
  }
}
