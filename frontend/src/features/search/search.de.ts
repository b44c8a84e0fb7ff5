export const searchDe = {
  open: 'Suchen',
  title: 'Person oder Fall finden',
  label: 'Name oder Fallnummer',
  hint: 'Mindestens zwei Zeichen. Namensteile in beliebiger Reihenfolge, Schreibweise und Schrift; Fallnummern auch kurz (2026/71).',
  alike: 'ähnliche Schreibweise',
  none: 'Niemand gefunden. Andere Schreibweise oder die Fallnummer versuchen.',
  shortcut: 'Strg K',
  found: 'Kein Treffer | Ein Treffer | {n} Treffer',
} as const
