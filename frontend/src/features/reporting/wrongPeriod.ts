import { t } from '../../locales/i18n.ts'
import { monthText } from './figureText.ts'
import { isMonth, LONGEST_MONTHS } from './period.ts'

/** Why two months are no period that can be shown, and what is shown instead. */
export function wrongPeriod(from: unknown, to: unknown): string {
  if (!isMonth(from) || !isMonth(to)) return t('reporting.wrongPeriod.month')
  const span = { from: monthText(from, 'long'), to: monthText(to, 'long') }
  if (from > to) return t('reporting.wrongPeriod.order', span)
  return t('reporting.wrongPeriod.range', { ...span, years: LONGEST_MONTHS / 12 })
}
