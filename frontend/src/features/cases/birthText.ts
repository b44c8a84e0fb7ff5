import { formatDate } from '../../locales/formats.ts'
import { t } from '../../locales/i18n.ts'

interface Birth {
  birthDate: string | null
  birthDatePrecision: 'DAY' | 'MONTH' | 'YEAR' | 'ESTIMATED' | 'UNKNOWN'
}

/** A birth date no more exact than it is known: a guessed 1 January must not look like a fact. */
export function birthText({ birthDate, birthDatePrecision }: Birth): string | undefined {
  if (birthDatePrecision === 'UNKNOWN') return t('cases.birthUnknown')
  if (!birthDate) return
  const year = birthDate.slice(0, 4)
  if (birthDatePrecision === 'DAY') return formatDate(birthDate)
  if (birthDatePrecision === 'MONTH')
    return formatDate(birthDate, { month: 'long', year: 'numeric' })
  return birthDatePrecision === 'YEAR' ? year : t('cases.about', { year })
}
