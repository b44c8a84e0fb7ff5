export const reference = {
  lead: 'Woraus im Kreis gewählt wird. Landesweite Einträge gibt das Land vor; eigene zählen in der Statistik als einer davon.',
  list: 'Liste',
  open: 'Nimmt eigene Einträge auf',
  closed: 'Nur landesweit',
  withOwn: '{list} ({n} eigene)',
  own: 'Eigene Einträge',
  state: 'Landesweite Einträge',
  none: 'Der Kreis hat dieser Liste noch nichts hinzugefügt.',
  noneHint: 'Fehlt etwas, das bei Ihnen oft vorkommt, fügen Sie es hinzu.',
  closedHint: 'Diese Liste gilt landesweit und nimmt keine eigenen Einträge auf.',
  add: 'Eintrag hinzufügen',
  addTitle: 'Eintrag hinzufügen: {list}',
  addHint:
    'Er kann ab heute gewählt werden. Als was er landesweit zählt, lässt sich später nicht mehr ändern.',
  choose: 'Bitte wählen',
  name: 'Name',
  otherName: 'Auf Englisch',
  code: 'Schlüssel',
  countsAs: 'Zählt landesweit als',
  use: 'In Gebrauch',
  action: 'Ändern',
  since: 'seit {day}',
  until: 'bis {day}',
  from: 'ab {day}',
  always: 'ja',
  ended: 'beendet am {day}',
  retire: 'Beenden',
  retireOf: 'Beenden: {name}',
  retireTitle: '{name} nicht mehr anbieten',
  retireHint:
    'Was mit diesem Eintrag schon erfasst ist, bleibt und behält seinen Namen. Sie können ihn später wieder anbieten.',
  lastDay: 'Letzter Tag, an dem er gewählt werden kann',
  revive: 'Wieder anbieten',
  reviveOf: 'Wieder anbieten: {name}',
  added: '{name} kann ab heute gewählt werden.',
  retired: '{name}: bis {day}',
  revived: '{name} kann wieder gewählt werden.',
} as const

declare module '../../locales/texts.ts' {
  interface Texts {
    reference: typeof reference
  }
}
