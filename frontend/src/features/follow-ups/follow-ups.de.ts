export const followUps = {
  title: 'Wiedervorlagen',
  overdue: 'Überfällig',
  today: 'Heute',
  coming: 'Die nächsten Tage',
  days: { '=0': 'heute', one: '1 Tag', other: '{n} Tage' },
  complete: '„{title}“ erledigen',
  sumToday: {
    '=0': 'Heute nichts fällig',
    one: '1 Wiedervorlage heute',
    other: '{n} Wiedervorlagen heute',
  },
  sumLate: { '=0': 'keine überfällig', one: '1 überfällig', other: '{n} überfällig' },
  gone: '„{title}“ ist nicht mehr offen.',
  none: 'Nichts fällig',
  noneHint:
    'In den nächsten zwei Wochen steht keine Wiedervorlage an. Neue entstehen beim Erfassen eines Gesprächs.',
  noneInCase: 'Keine Wiedervorlage. Sie entsteht beim Erfassen eines Gesprächs.',
} as const

declare module '../../locales/texts.ts' {
  interface Texts {
    followUps: typeof followUps
  }
}
