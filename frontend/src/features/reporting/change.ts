import { formatNumber } from '../../locales/formats.ts'
import { t } from '../../locales/i18n.ts'

const SIGNED = {
  signDisplay: 'exceptZero',
  maximumFractionDigits: 1,
  minimumFractionDigits: 1,
} as const
type Value = number | null | undefined

/** How a number of events compares with the period before; nothing where there is nothing to compare with. */
export function changeOfCount(now: Value, before: Value): string | undefined {
  if (now == null || !before) return
  return t('reporting.change', {
    n: formatNumber(now / before - 1, { ...SIGNED, style: 'percent' }),
  })
}

export function changeOfHeads(now: Value, before: Value): string | undefined {
  if (now == null || !before) return
  return t('reporting.change', { n: formatNumber(now - before, { signDisplay: 'exceptZero' }) })
}

/** Shares differ by percentage points, never by percents of percents. */
export function changeOfShare(now: Value, before: Value): string | undefined {
  if (now == null || before == null) return
  return t('reporting.changePoints', { n: formatNumber((now - before) * 100, SIGNED) })
}
