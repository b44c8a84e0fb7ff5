export const followUpsDe = {
  title: 'Wiedervorlagen',
  overdue: 'Überfällig',
  today: 'Heute',
  coming: 'Die nächsten Tage',
  days: 'heute | 1 Tag | {n} Tage',
  complete: '„{title}“ erledigen',
  sumToday: 'Heute nichts fällig | 1 Wiedervorlage heute | {n} Wiedervorlagen heute',
  sumLate: 'keine überfällig | 1 überfällig | {n} überfällig',
  gone: '„{title}“ ist nicht mehr offen.',
  none: 'Nichts fällig',
  noneHint:
    'In den nächsten zwei Wochen steht keine Wiedervorlage an. Neue entstehen beim Erfassen eines Gesprächs.',
  doneOn: 'erledigt am {day}',
  noneInCase: 'Keine Wiedervorlage. Sie entsteht beim Erfassen eines Gesprächs.',
} as const
