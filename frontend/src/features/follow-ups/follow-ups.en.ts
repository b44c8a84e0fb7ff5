import type { Words } from '../../locales/texts.ts'
import type { followUps as de } from './follow-ups.de.ts'

export const followUps: Words<typeof de> = {
  title: 'Follow-ups',
  overdue: 'Overdue',
  today: 'Today',
  coming: 'Coming days',
  days: { '=0': 'today', one: '1 day', other: '{n} days' },
  complete: 'Complete “{title}”',
  sumToday: { '=0': 'Nothing due today', one: '1 follow-up today', other: '{n} follow-ups today' },
  sumLate: { '=0': 'none overdue', one: '1 overdue', other: '{n} overdue' },
  gone: '“{title}” is not open any more.',
  none: 'Nothing due',
  noneHint: 'No follow-up within the next two weeks. New ones are made when you record a talk.',
  noneInCase: 'No follow-up. It is made when you record a talk.',
}
