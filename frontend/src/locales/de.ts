export const app = { name: 'DigIntM' } as const

export const shell = {
  skip: 'Zum Inhalt springen',
  navigation: 'Hauptnavigation',
  notFound: 'Diese Seite gibt es nicht',
  notFoundHint: 'Die Adresse ist falsch oder veraltet.',
  home: 'Zur Startseite',
  welcome: 'Ihr Zugang ist eingerichtet',
  welcomeHint:
    'Für Ihre Funktion ({roles}) gibt es hier noch keine eigenen Seiten. Brauchen Sie eine weitere Funktion, gibt Ihre Koordination sie Ihnen.',
  offline:
    'Keine Verbindung. Was schon da ist, bleibt lesbar, Eingaben bleiben stehen. Gesendet, gesucht und geladen wird, sobald die Verbindung wieder da ist.',
  awaited:
    'Ohne Verbindung lässt sich das nicht öffnen. Es öffnet sich, sobald die Verbindung wieder da ist.',
  waiting: 'Speichern wartet auf die Verbindung. Bitte diese Seite offen lassen.',
  lost: 'Die Anmeldung ist abgelaufen. Was Sie getippt haben, bleibt und ist nach der Anmeldung wieder da.',
  signInAgain: 'Neu anmelden',
  search: 'Suchen',
  searchLabel: 'Name oder Fallnummer',
  searchShortcut: 'Strg K',
  scriptMissing:
    'Dieser Teil der Anwendung lässt sich gerade nicht laden. Was Sie getippt haben, bleibt.',
  reload: 'Neu laden',
} as const

/** The menu of whoever is signed in. */
export const account = {
  menu: 'Konto von {name}',
  switchTo: 'Wechseln zu',
  language: 'Sprache',
  setUpPasskey: 'Passkey einrichten',
  signOut: 'Abmelden',
} as const

export const area = {
  today: 'Heute',
  cases: 'Fälle',
  district: 'Lage im Kreis',
  overview: 'Überblick',
  administration: 'Verwaltung',
  accounts: 'Zugänge',
  catalogues: 'Kataloge',
  settings: 'Einstellungen',
  record: 'Erfassen',
} as const

export const about = {
  links: 'Rechtliches und Hilfe',
  imprint: 'Impressum',
  privacy: 'Datenschutz',
  accessibility: 'Barrierefreiheit',
  help: 'Hilfe',
} as const

/** What an address says that makes no sense. */
export const address = {
  unknown: '„{name}={value}“ in der Adresse gibt es hier nicht.',
  mend: 'Adresse berichtigen',
} as const

export const common = {
  optional: '(freiwillig)',
  yes: 'Ja',
  no: 'Nein',
  close: 'Schließen',
  cancel: 'Abbrechen',
  save: 'Speichern',
  discard: 'Verwerfen',
  add: 'Hinzufügen',
  more: 'Mehr',
  less: 'Weniger',
  retry: 'Erneut versuchen',
  comesBack: 'Geht von selbst weiter, sobald die Verbindung wieder da ist.',
  loading: 'Wird geladen',
  characters: '{n} von höchstens {most} Zeichen',
  nothingFound: 'Nichts gefunden',
  searching: 'Wird gesucht',
  remove: '{what} entfernen',
  openCalendar: 'Kalender öffnen',
  badDate: 'Kein Datum, zum Beispiel 7.12. oder +14',
  saving: 'Wird gespeichert',
  asTable: '{what}: als Tabelle',
  shortcut: 'Strg ⏎',
  previousMonth: 'Voriger Monat',
  nextMonth: 'Nächster Monat',
  print: 'Drucken',
  showMore: 'Weitere anzeigen (bisher {n})',
} as const

export const steps = {
  of: 'Schritt {n} von {total}',
  back: 'Zurück',
  next: 'Weiter',
  done: 'erledigt',
} as const

export const compare = {
  differs: 'geändert',
  nothing: 'keine Angabe',
  hint: 'Ihre Eingaben stehen noch hier. Gespeichert ist inzwischen etwas anderes:',
  caption: 'Gespeichertes und eigene Eingaben',
  saved: 'Gespeichert',
  mine: 'Ihre Eingaben',
  takeSaved: 'Gespeicherten Stand übernehmen',
  saveMine: 'Meine Eingaben speichern',
} as const

/** A longer piece of work. */
export const job = {
  of: '{n} von {total}',
  WAITING: 'Wartet',
  RUNNING: 'Läuft',
  DONE: 'Fertig',
  FAILED: 'Nicht geklappt',
  CANCELLED: 'Angehalten',
  UNDONE: 'Rückgängig gemacht',
} as const

export const undo = {
  verb: 'Rückgängig',
  done: 'Rückgängig gemacht',
  failed: 'Das ließ sich nicht mehr rückgängig machen.',
} as const

export const upload = {
  choose: 'Datei wählen',
  photograph: 'Fotografieren',
  drop: 'oder hierher ziehen',
  limits: 'Höchstens {most} MB',
  sending: '{name} wird übertragen',
  sent: '{name} ist übertragen',
  stopped: '{name}: abgebrochen',
  failed: '{name}: nicht übertragen',
  tooLarge: '{name} ist größer als {most} MB',
  kind: '{name}: Diese Art von Datei geht hier nicht',
  again: 'Erneut versuchen: {name}',
  cancel: 'Abbrechen: {name}',
} as const

export const take = {
  export: 'Exportieren',
  exportOf: '{what} exportieren',
  pdf: 'Als PDF',
  xlsx: 'Als Excel-Datei (XLSX)',
  csv: 'Als CSV',
  making: 'Wird erstellt',
  done: 'Die Datei ist da.',
  again: 'Noch einmal',
} as const

export const draft = {
  restored: 'Ihre Eingaben vom {when} sind wieder da.',
  discard: 'Eingaben verwerfen',
} as const

export const leave = {
  question: 'Eingaben sind noch nicht gespeichert. Seite trotzdem verlassen?',
  discard: 'Ihre Eingaben verwerfen?',
} as const

export const role = {
  INTEGRATION_MANAGER: 'Integrationsmanagement',
  TEAM_LEAD: 'Teamleitung',
  COORDINATOR: 'Koordination',
  MUNICIPALITY_OFFICER: 'Gemeinde',
  FUNDING_OFFICER: 'Förderung im Kreis',
  GRANTING_OFFICER: 'Bewilligungsstelle',
  MINISTRY_ANALYST: 'Ministerium, Auswertung',
  STATISTICS_STEWARD: 'Statistik',
  DATA_PROTECTION_OFFICER: 'Datenschutz',
  CLIENT: 'Klient:in',
  PLATFORM_OPERATOR: 'Betrieb',
} as const

declare module './texts.ts' {
  interface Texts {
    app: typeof app
    shell: typeof shell
    account: typeof account
    about: typeof about
    area: typeof area
    address: typeof address
    common: typeof common
    steps: typeof steps
    compare: typeof compare
    job: typeof job
    undo: typeof undo
    upload: typeof upload
    take: typeof take
    draft: typeof draft
    leave: typeof leave
    role: typeof role
  }
}
