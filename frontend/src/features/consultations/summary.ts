import { formatDate, formatList, formatNumber } from '../../locales/formats.ts'
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

/** What stands in two versions of a talk, line by line. */
export function differences([before, after]: readonly [Draft, Draft], names: Names) {
  const [left, right] = [linesOf(before, names), linesOf(after, names)]
  return left.map(({ label, text }, i) => ({ label, before: text, after: right[i]!.text }))
}

function linesOf(draft: Draft, names: Names): { label: string; text: string }[] {
  const { heldOn, place, remote, minutes, unit, topics, note } = draft
  return [
    { label: t('consultations.heldOn'), text: heldOn ? formatDate(heldOn) : '' },
    {
      label: t('consultations.setting'),
      text: place === 'REMOTE' ? t(`channel.${remote}`) : t(`setting.${place}`),
    },
    {
      label: t('consultations.minutes'),
      text: minutes ? t('consultations.minutesText', { n: minutes }) : '',
    },
    { label: t('consultations.unit'), text: t(`unit.${unit}`) },
    {
      label: t('consultations.topics'),
      text: formatList(topics.map(names.topic)),
    },
    ...moreOf(draft, names),
    { label: t('consultations.note'), text: note },
  ]
}

function moreOf(
  { interpreter, languages, participants, travelMinutes, noShow }: Draft,
  names: Names,
) {
  return [
    { label: t('consultations.interpreter'), text: t(`interpreter.${interpreter}`) },
    { label: t('consultations.languages'), text: formatList(languages.map(names.language)) },
    { label: t('consultations.participants'), text: formatNumber(participants) },
    {
      label: t('consultations.travel'),
      text: travelMinutes === undefined ? '' : formatNumber(travelMinutes),
    },
    {
      label: t('consultations.attendance'),
      text: noShow ? t('consultations.noShowShort') : t('consultations.came'),
    },
  ]
}
