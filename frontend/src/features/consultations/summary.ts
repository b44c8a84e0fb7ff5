import { t } from '../../locales/i18n.ts'
import type { Consultation } from './draft.ts'

/** Setting, channel, minutes, unit and interpreter of a talk in one line. */
export function summaryOf(talk: Consultation): string {
  const place =
    talk.channel === 'IN_PERSON' || talk.setting !== 'COUNSELLING_OFFICE'
      ? t(`setting.${talk.setting}`)
      : t(`channel.${talk.channel}`)
  const parts = [
    place,
    talk.minutes ? t('consultations.minutesText', { n: talk.minutes }) : '',
    t(`unit.${talk.unit}`),
    talk.interpreter === 'NONE'
      ? ''
      : t('consultations.withInterpreter', { kind: t(`interpreter.${talk.interpreter}`) }),
  ]
  return parts.filter(Boolean).join(', ')
}
