import { getDayOfWeek, parseDate, type CalendarDate } from '@internationalized/date'

// German and English words do not get into each other's way, so either is read whatever the page's language.
const WEEKDAYS = [['mo'], ['di', 'tu'], ['mi', 'we'], ['do', 'th'], ['fr'], ['sa'], ['so', 'su']]
const STEPS = {
  t: 'days',
  d: 'days',
  w: 'weeks',
  m: 'months',
  j: 'years',
  y: 'years',
} as const
const DAYS_FROM_TODAY: Record<string, number> = {
  gestern: -1,
  yesterday: -1,
  heute: 0,
  today: 0,
  morgen: 1,
  tomorrow: 1,
}

/** What people type into a date field: 7.12. | 07/12/26 | 0712 | heute | +14 | 2w | fr | 2026-12-07 */
export function readDate(text: string, today: CalendarDate): CalendarDate | undefined {
  const typed = text.trim().toLowerCase()
  const near = DAYS_FROM_TODAY[typed]
  if (near !== undefined) return today.add({ days: near })
  return readStep(typed, today) ?? readWeekday(typed, today) ?? readDay(typed, today.year)
}

function readStep(typed: string, today: CalendarDate) {
  const step = /^(\+?)(\d{1,3})\s*([tdwmjy]?)$/.exec(typed)
  if (!step || !(step[1] || step[3])) return
  return today.add({ [STEPS[(step[3] || 't') as keyof typeof STEPS]]: Number(step[2]) })
}

/** The next such day, never today. */
function readWeekday(typed: string, today: CalendarDate) {
  const start = typed.slice(0, 2)
  const day = /^[a-z]+\.?$/.test(typed) ? WEEKDAYS.findIndex(names => names.includes(start)) : -1
  if (day < 0) return
  return today.add({ days: ((day - getDayOfWeek(today, 'de-DE', 'mon') + 6) % 7) + 1 })
}

function readDay(typed: string, thisYear: number) {
  if (/^\d{4}-\d\d-\d\d$/.test(typed)) return existing(typed)
  const parts =
    /^(\d{1,2})[.\s/]+(\d{1,2})\.?(?:[.\s/]*(\d{4}|\d{2}))?\.?$/.exec(typed) ??
    /^(\d\d)(\d\d)(\d{4}|\d{2})?$/.exec(typed)
  if (!parts) return
  const [, day = '', month = '', year = String(thisYear)] = parts
  const century = year.length === 2 ? '20' : ''
  return existing(`${century}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

function existing(iso: string) {
  try {
    return parseDate(iso)
  } catch {
    return
  }
}
