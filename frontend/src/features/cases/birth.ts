import type { CalendarDate } from '@internationalized/date'
import { formatDate } from '../../locales/formats.ts'
import { t } from '../../locales/i18n.ts'

/** From a day to what nobody knows. */
export const PRECISIONS = ['DAY', 'MONTH', 'YEAR', 'ESTIMATED', 'UNKNOWN'] as const

export interface Birth {
  date: string | undefined
  precision: (typeof PRECISIONS)[number]
}

export const NOT_SAID: Birth = { date: undefined, precision: 'DAY' }

/** Words before a year that say it is a guess, and for what nobody knows. */
const ABOUT = /^(?:ca\.?|circa|etwa|ungefähr|um|about|around|~)\s*(\d{4})$/
const UNKNOWN = /^(?:unbekannt|nicht bekannt|unknown|not known|\?)$/

/**
 * What people type for a birth: 12.3.85 | 12.03.1985 | 3.1985 | 1985 | etwa 1985 | unbekannt | 1985-03-12. Nothing where
 * it is none of these, or lies in the future (C2).
 */
export function readBirth(text: string, today: CalendarDate): Birth | undefined {
  const typed = text.trim().toLowerCase()
  if (!typed) return NOT_SAID
  if (UNKNOWN.test(typed)) return { date: undefined, precision: 'UNKNOWN' }
  const read = readYear(typed) ?? readMonth(typed, today) ?? readDay(typed, today)
  return read && isPast(read.date ?? '', today) ? read : undefined
}

function readYear(typed: string): Birth | undefined {
  const about = ABOUT.exec(typed)
  const year = about?.[1] ?? /^\d{4}$/.exec(typed)?.[0]
  return year ? { date: `${year}-01-01`, precision: about ? 'ESTIMATED' : 'YEAR' } : undefined
}

function readMonth(typed: string, today: CalendarDate): Birth | undefined {
  const [, month = '', year = ''] = /^(\d{1,2})[./\s-]+(\d{4}|\d{2})$/.exec(typed) ?? []
  return month ? existing([fullYear(year, today), month, '1'], 'MONTH') : undefined
}

const ISO = /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/
const DIVIDED = /^(?<day>\d{1,2})[./\s-]+(?<month>\d{1,2})[./\s-]+(?<year>\d{4}|\d{2})$/
const IN_ONE = /^(?<day>\d\d)(?<month>\d\d)(?<year>\d{4})$/

function readDay(typed: string, today: CalendarDate): Birth | undefined {
  const parts = [ISO, DIVIDED, IN_ONE].map(form => form.exec(typed)?.groups).find(Boolean)
  if (!parts) return
  const { year = '', month = '', day = '' } = parts
  return existing([fullYear(year, today), month, day], 'DAY')
}

/** Nobody is born in the future: 85 is 1985, 12 is 2012. */
function fullYear(year: string, today: CalendarDate): string {
  if (year.length === 4) return year
  return String(Number(year) > today.year % 100 ? 1900 + Number(year) : 2000 + Number(year))
}

function existing(
  [year = '', month = '', day = '']: string[],
  precision: Birth['precision'],
): Birth | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const moment = new Date(`${date}T00:00:00Z`)
  const isDay = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date)
  return isDay ? { date, precision } : undefined
}

const isPast = (date: string, today: CalendarDate): boolean =>
  date >= '1900-01-01' && date <= today.toString()

/** No more exact than it is known: a guessed 1 January must not look like a fact. */
function birthText({ date, precision }: Birth): string {
  if (precision === 'UNKNOWN') return t('cases.birthUnknown')
  if (!date) return ''
  const year = date.slice(0, 4)
  if (precision === 'DAY') return formatDate(date)
  if (precision === 'MONTH') return formatDate(date, { month: 'long', year: 'numeric' })
  return precision === 'YEAR' ? year : t('cases.about', { year })
}

/** What stands in the field, so that it is read as the same again. */
export function birthTyped(birth: Birth): string {
  if (birth.precision !== 'MONTH' || !birth.date) return birthText(birth)
  return `${birth.date.slice(5, 7)}.${birth.date.slice(0, 4)}`
}

/** Years of life today, as far as the birth says. */
export function ageOf({ date, precision }: Birth, today: CalendarDate): number | undefined {
  if (!date || precision === 'UNKNOWN') return
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const before = today.month < month || (today.month === month && today.day < day)
  return today.year - year - (before ? 1 : 0)
}

/** The same with the age, which is about as sure. */
export function bornText(birth: Birth, today: CalendarDate): string {
  const age = ageOf(birth, today)
  const text = birthText(birth)
  if (age === undefined) return text
  const key = birth.precision === 'DAY' ? 'cases.bornAged' : 'cases.bornAgedAbout'
  return t(key, { birth: text, age })
}

export const birthOf = (person: {
  birthDate: string | null
  birthDatePrecision: Birth['precision']
}): Birth => ({ date: person.birthDate ?? undefined, precision: person.birthDatePrecision })
