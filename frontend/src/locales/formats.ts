import { language, locale } from './i18n.ts'

const ZONE = 'Europe/Berlin'
const SHORT_DAY = { day: '2-digit', month: '2-digit', year: 'numeric' } as const

/** Formatters are dear to make and asked for in every row: one per language and form. */
function kept<F>(make: (locale: string, options: object) => F) {
  const store = new Map<string, F>()
  return (options: object): F => {
    const key = locale.value + JSON.stringify(options)
    const found = store.get(key) ?? make(locale.value, options)
    store.set(key, found)
    return found
  }
}
const numbers = kept((l, o) => new Intl.NumberFormat(l, o))
const dates = kept((l, o) => new Intl.DateTimeFormat(l, { timeZone: ZONE, ...o }))
const lists = kept((l, o) => new Intl.ListFormat(l, o))
const names = kept((l, o) => new Intl.DisplayNames(l, o as Intl.DisplayNamesOptions))

export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  // German writes a hyphen there, which looks like one; a minus is as wide as a plus.
  return numbers(options).format(value).replace('-', '−')
}

/** `share` is 0 to 1. */
export function formatPercent(share: number, digits = 0): string {
  return formatNumber(share, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}

/** `iso` is a calendar day or a point in time; shown as in Germany. */
export function formatDate(iso: string, options: Intl.DateTimeFormatOptions = SHORT_DAY): string {
  // Noon UTC is the same day in Berlin, summer and winter.
  return dates(options).format(new Date(iso.length === 10 ? `${iso}T12:00Z` : iso))
}

/** `month` is 2026-11. In English a bare `Nov 26` would be a day. */
export function formatMonth(month: string): string {
  const text = formatDate(`${month}-15`, { month: 'short', year: '2-digit' })
  return language.value === 'en' ? text.replace(/(?=\d\d$)/, '’') : text
}

export function formatList(items: string[]): string {
  return lists({ style: 'long', type: 'conjunction' }).format(items)
}

/** A language's name from its ISO 639 code. */
export function languageName(code: string): string {
  return names({ type: 'language' }).of(code) ?? code
}

/** A point in time, in ms, as day and time of day. */
export function formatMoment(ms: number): string {
  return dates({ day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' }).format(ms)
}
