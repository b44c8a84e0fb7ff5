export const followUpsEn = {
  title: 'Follow-ups',
  overdue: 'Overdue',
  today: 'Today',
  coming: 'Coming days',
  days: 'today | 1 day | {n} days',
  complete: 'Complete “{title}”',
  sumToday: 'Nothing due today | 1 follow-up today | {n} follow-ups today',
  sumLate: 'none overdue | 1 overdue | {n} overdue',
  none: 'Nothing due',
  noneHint: 'No follow-up within the next two weeks. New ones are made when you record a talk.',
  doneOn: 'done on {day}',
  noneInCase: 'No follow-up. It is made when you record a talk.',
}
