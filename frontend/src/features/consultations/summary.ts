import { formatDate, formatList, formatNumber } from '../../locales/formats.ts'
import type { Lines } from '../../composables/versions.ts'
import { t } from '../../locales/i18n.ts'
import type { Consultation, Draft } from './draft.ts'

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

/** What codes are called, by their list. */
interface Names {
  topic: (code: string) => string
  language: (code: string) => string
}

/** What stands in a talk, line by line. */
export function linesOf(draft: Draft, names: Names): Lines {
  const { heldOn, place, remote, minutes, unit, topics, note } = draft
  return [
    [t('consultations.heldOn'), heldOn ? formatDate(heldOn) : ''],
    [
      t('consultations.setting'),
      place === 'REMOTE' ? t(`channel.${remote}`) : t(`setting.${place}`),
    ],
    [t('consultations.minutes'), minutes ? t('consultations.minutesText', { n: minutes }) : ''],
    [t('consultations.unit'), t(`unit.${unit}`)],
    [t('consultations.topics'), formatList(topics.map(names.topic))],
    ...moreOf(draft, names),
    [t('consultations.note'), note],
  ]
}

function moreOf(
  { interpreter, languages, participants, travelMinutes, noShow }: Draft,
  names: Names,
): Lines {
  return [
    [t('consultations.interpreter'), t(`interpreter.${interpreter}`)],
    [t('consultations.languages'), formatList(languages.map(names.language))],
    [t('consultations.participants'), formatNumber(participants)],
    [t('consultations.travel'), travelMinutes === undefined ? '' : formatNumber(travelMinutes)],
    [
      t('consultations.attendance'),
      noShow ? t('consultations.noShowShort') : t('consultations.came'),
    ],
  ]
}
