export const followUps = {
  title: 'Wiedervorlagen',
  overdue: 'Überfällig',
  today: 'Heute',
  coming: 'Die nächsten Tage',
  days: { '=0': 'heute', one: '1 Tag', other: '{n} Tage' },
  complete: '„{title}“ erledigen',
  toCase: 'Zum Fall von {name}',
  completed: '„{title}“ ist erledigt.',
  cancelled: '„{title}“ ist entfallen.',
  add: 'Wiedervorlage anlegen',
  change: 'Wiedervorlage ändern oder verschieben',
  changeOne: '„{title}“ ändern oder verschieben',
  cancel: 'Entfällt',
  cancelOne: '„{title}“ entfällt',
  reopen: 'Wieder öffnen',
  reopenOne: '„{title}“ wieder öffnen',
  what: 'Worum es geht',
  due: 'Fällig am',
  reason: 'Anlass',
  quickly: 'Fällig in',
  in: { week: '1 Woche', fortnight: '2 Wochen', month: '1 Monat', quarter: '3 Monate' },
  saved: 'Wiedervorlage gespeichert',
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
  noneInCase: 'Keine Wiedervorlage.',
} as const

declare module '../../locales/texts.ts' {
  interface Texts {
    followUps: typeof followUps
  }
}
