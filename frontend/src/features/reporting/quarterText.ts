import { t } from '../../locales/i18n.ts'
import { monthText } from './figureText.ts'
import { addMonths, type Period } from './period.ts'

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
