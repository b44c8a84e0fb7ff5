export const searchDe = {
  open: 'Suchen',
  title: 'Person oder Fall finden',
  label: 'Name oder Fallnummer',
  hint: 'Mindestens zwei Zeichen. Namensteile in beliebiger Reihenfolge, auch umschrieben.',
  none: 'Niemand gefunden. Andere Schreibweise oder die Fallnummer versuchen.',
  shortcut: 'Strg K',
  found: 'Kein Treffer | Ein Treffer | {n} Treffer',
} as const
