import { formatNumber } from '../../locales/formats.ts'
import { t } from '../../locales/i18n.ts'
import type { Comparison } from './period.ts'

const SIGNED = {
  signDisplay: 'exceptZero',
  maximumFractionDigits: 1,
  minimumFractionDigits: 1,
} as const
type Value = number | null | undefined
/** With what is compared, where anything is. */
type With = Pick<Comparison, 'yearly'> | undefined

const words = (n: string, { yearly }: Pick<Comparison, 'yearly'>) => ({
  n,
  what: t(yearly ? 'reporting.yearBefore' : 'reporting.periodBefore'),
})

/** How a number of events compares; nothing where there is nothing to compare with. */
export function changeOfCount(now: Value, before: Value, how: With): string | undefined {
  if (!how || now == null || !before) return
  const n = formatNumber(now / before - 1, { ...SIGNED, style: 'percent' })
  return t('reporting.change', words(n, how))
}

export function changeOfHeads(now: Value, before: Value, how: With): string | undefined {
  if (!how || now == null || !before) return
  const n = formatNumber(now - before, { signDisplay: 'exceptZero' })
  return t('reporting.change', words(n, how))
}

/** Shares differ by percentage points, never by percents of percents. */
export function changeOfShare(now: Value, before: Value, how: With): string | undefined {
  if (!how || now == null || before == null) return
  return t('reporting.changePoints', words(formatNumber((now - before) * 100, SIGNED), how))
}
