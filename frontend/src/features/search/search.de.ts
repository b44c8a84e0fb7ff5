export const search = {
  title: 'Person oder Fall finden',
  hint: 'Mindestens zwei Zeichen. Namensteile in beliebiger Reihenfolge, Schreibweise und Schrift; Fallnummern auch kurz (2026/71).',
  alike: 'ähnliche Schreibweise',
  none: 'Niemand gefunden. Andere Schreibweise oder die Fallnummer versuchen.',
  openCase: 'Fall eröffnen',
  found: { '=0': 'Kein Treffer', one: 'Ein Treffer', other: '{n} Treffer' },
} as const

declare module '../../locales/texts.ts' {
  interface Texts {
    search: typeof search
  }
}
