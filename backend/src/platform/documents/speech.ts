import { readFileSync } from 'node:fs'

/** Languages that documents are written in; what is quoted in them may be in any. */
export const LANGUAGES = ['de', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Emitted from the texts of the web UI (`npm run schema`), so that a code is called the same on screen and on paper. */
type Words = Readonly<Record<Language, Readonly<Record<string, Readonly<Record<string, string>>>>>>

const FILE = new URL('../../../../schema/words.json', import.meta.url)
let words: Words | undefined
const known = (): Words => (words ??= JSON.parse(readFileSync(FILE, 'utf8')) as Words)

/** Authorities count days in the Gregorian calendar and write 0–9, whatever the language. */
const LOCALES = { de: 'de-DE-u-ca-gregory-nu-latn', en: 'en-GB-u-ca-gregory-nu-latn' }
const timeZone = 'Europe/Berlin'
const DAY = { day: '2-digit', month: '2-digit', year: 'numeric' } as const

/** How a language says days, numbers and codes. */
export class Speech {
  readonly #locale: string

  constructor(readonly language: Language) {
    this.#locale = LOCALES[language]
  }

  /** Of two texts, or sets of them, the one in this language. */
  of<Text>(texts: Readonly<Record<Language, Text>>): Text {
    return texts[this.language]
  }

  /** What a code is called; the code itself where it has no name. */
  word(list: string, code: string): string {
    return known()[this.language][list]?.[code] ?? code
  }

  words(list: string, codes: readonly string[]): string {
    return codes.map(code => this.word(list, code)).join(', ')
  }

  /** `iso` is a calendar day, nothing where there is none. */
  day(iso: string | null, options: Intl.DateTimeFormatOptions = DAY): string {
    if (iso === null) return ''
    const moment = new Date(iso.length === 10 ? `${iso}T12:00Z` : iso)
    return new Intl.DateTimeFormat(this.#locale, { timeZone, ...options }).format(moment)
  }

  /** `month` is 2026-11. */
  month(month: string): string {
    return this.day(`${month.slice(0, 7)}-15`, { month: 'long', year: 'numeric' })
  }

  moment(at: Date): string {
    return this.day(at.toISOString(), { ...DAY, hour: '2-digit', minute: '2-digit' })
  }

  number(value: number, options: Intl.NumberFormatOptions = {}): string {
    // German writes a hyphen there, which looks like one; a minus is as wide as a plus
    return new Intl.NumberFormat(this.#locale, options).format(value).replace('-', '−')
  }

  /** `share` is 0 to 1. */
  share(share: number): string {
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
    return this.number(share, { style: 'percent', ...digits })
  }
}
