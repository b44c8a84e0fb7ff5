import { parseDate } from '@internationalized/date'
import { formatDate, formatList } from '../../locales/formats.ts'
import { t } from '../../locales/i18n.ts'
import { monthText } from './figureText.ts'
import { addMonths, lastDay, type Period } from './period.ts'

const quarterOf = (month: string): number => Math.ceil(Number(month.slice(5)) / 3)

/** "4. Quartal 2026" for months of one quarter, else the months themselves. */
export function quarterText({ from, to }: Period): string {
  const year = from.slice(0, 4)
  const quarter = quarterOf(from)
  return year === to.slice(0, 4) && quarter === quarterOf(to)
    ? t('reporting.quarter', { n: quarter, year })
    : t('reporting.span', { from: monthText(from, 'long'), to: monthText(to, 'long') })
}

/** Of the whole quarter that a month lies in. */
export function quarterAround(month: string): Period {
  const from = `${month.slice(0, 4)}-${String(quarterOf(month) * 3 - 2).padStart(2, '0')}`
  return { from, to: addMonths(from, 2) }
}

function quartersIn({ from, to }: Period): Period[] {
  const first = quarterAround(from)
  return first.to >= to ? [first] : [first, ...quartersIn({ from: addMonths(first.to, 1), to })]
}

/** What stands over months that are not closed yet, and until when each of their quarters is open. */
export function openText(months: Period, openUntil: string | null) {
  const quarters = quartersIn(months)
  const title = t(quarters.length > 1 ? 'reporting.open.several' : 'reporting.open.title', {
    quarter: formatList(quarters.map(quarterText)),
  })
  if (!openUntil) return { title, until: '' }
  // the server tells it of the last one; each closes as many days after its end
  const sinceEnd = parseDate(openUntil).compare(parseDate(lastDay(quarters.at(-1)!.to)))
  const days = quarters.map(({ to }) =>
    formatDate(parseDate(lastDay(to)).add({ days: sinceEnd }).toString()),
  )
  return { title, until: t('reporting.open.until', { day: formatList(days) }) }
}
