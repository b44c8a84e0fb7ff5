export const error = {
  title: 'Das hat nicht geklappt',
  id: 'Fehlernummer {id}',
  field: '{name}: {text}',
  UNREADABLE:
    'Der Server hat die Eingaben nicht verstanden. Bitte die Seite neu laden; was Sie getippt haben, bleibt.',
  NETWORK: 'Keine Verbindung zum Server.',
  UNAUTHENTICATED: 'Die Anmeldung ist abgelaufen. Bitte neu anmelden.',
  FORBIDDEN: 'Das ist in Ihrer Rolle nicht vorgesehen.',
  NOT_FOUND: 'Diesen Eintrag gibt es nicht oder er gehört nicht zu Ihnen.',
  STEP_UP_REQUIRED: 'Bitte bestätigen Sie Ihre Anmeldung.',
  CONFLICT: 'Jemand anderes hat diesen Eintrag inzwischen geändert.',
  BAD_USER_INPUT: 'Einige Angaben passen nicht.',
  TENANT_CONTEXT_REQUIRED: 'Bitte zuerst einen Kreis wählen.',
  IDEMPOTENCY_MISMATCH:
    'Diese Eingabe wurde schon gespeichert, mit anderem Inhalt. Bitte erst nachsehen; noch einmal Speichern legt einen weiteren Eintrag an.',
  PERSISTED_QUERY_ONLY: 'Diese Fassung der Anwendung ist veraltet. Bitte die Seite neu laden.',
  INTERNAL_SERVER_ERROR:
    'Auf dem Server ist etwas schiefgegangen. Bitte später noch einmal versuchen.',
  BUSY: 'Der Server ist gerade ausgelastet. Bitte gleich noch einmal versuchen.',
  TOO_MANY: 'Es werden schon zwei Dokumente für Sie erstellt. Bitte warten, bis sie fertig sind.',
  IN_PROGRESS: 'Wird gerade noch gespeichert. Bitte einen Augenblick warten.',
  TOO_MANY_ROWS:
    'Hier sind mehr Einträge, als auf einmal gezeigt werden können. Bitte sagen Sie es Ihrer Koordination.',
  DONE_UNSEEN: 'Das ist gespeichert, kann aber nicht angezeigt werden. Bitte die Seite neu laden.',
} as const

export const rule = {
  required: 'Bitte ausfüllen',
  retired: 'Am gewählten Tag nicht in Gebrauch, bitte anders wählen',
  inFuture: 'Liegt in der Zukunft',
  inPast: 'Liegt in der Vergangenheit',
  tooOld: 'Liegt vor 2015',
  invalid: 'Diese Angabe geht so nicht',
  code: 'Diesen Eintrag kennt die Liste nicht',
  unknown: 'Diesen Eintrag kennt die Liste nicht',
  open: 'Ist nicht mehr offen; bitte die Seite neu laden',
  territory: 'Bitte eine Gemeinde des Kreises wählen',
  unit: 'Weitere Mitglieder gibt es nur bei einer Familie',
  consentMissing:
    'Fehlt noch; das erste Gespräch braucht Information und Einwilligung oder anonyme Beratung',
  email: 'Das ist keine E-Mail-Adresse',
  known: 'Diese Adresse hat schon einen Zugang',
  employed: 'Heute nicht im Integrationsmanagement beschäftigt',
  taken: 'Diese Person hat schon einen Zugang',
  function: 'Gehört nur zur Funktion Integrationsmanagement',
  held: 'Diese Funktion hat die Person nicht mehr',
  lastCoordinator: 'Der Kreis braucht mindestens eine Koordination',
  beforeArrival: 'Liegt vor der Ankunft in Deutschland',
  beforeBirth: 'Liegt vor dem Geburtsdatum',
  closed: 'Diese Liste nimmt keine eigenen Einträge auf',
  character:
    'Enthält einen Zeilenumbruch oder Zeichen, die man nicht sieht; bitte neu tippen statt einfügen',
  cursor: 'Diese Stelle der Liste gibt es nicht mehr; bitte die Seite neu laden',
  day: 'Bitte ein Tag zwischen 1900 und heute',
  dimensions: 'Diese Aufschlüsselung gibt es nicht',
  duplicate: 'Steht doppelt in der Liste',
  head: 'Ein Haushalt hat nur einen Haushaltsvorstand',
  month: 'Bitte ganze Monate wählen',
  period: 'Dieser Zeitraum passt nicht',
  range: '{least} bis {most}',
  tooFar: 'Höchstens {most} Jahre im Voraus',
  tooLong: 'Höchstens {most} Zeichen',
  tooMany: 'Höchstens {most} Einträge',
} as const

export const field = {
  birthDate: 'Geburtsdatum',
  caseId: 'Person oder Familie',
  completesFollowUpId: 'Erledigte Wiedervorlage',
  consentForm: 'Einwilligung',
  displayName: 'Name',
  dueOn: 'Wiedervorlage',
  format: 'Dateiart',
  email: 'E-Mail',
  familyName: 'Familienname',
  gender: 'Geschlecht',
  givenNames: 'Vornamen',
  heldAt: 'Uhrzeit',
  heldOn: 'Datum',
  informedOn: 'Informiert am',
  labelDe: 'Name',
  labelEn: 'Name auf Englisch',
  languages: 'Sprachen',
  managerId: 'Integrationsmanager:in',
  mapsTo: 'Zählt landesweit als',
  member: 'Mitglied {n}',
  memberRole: 'Rolle',
  members: 'Haushaltsmitglieder',
  minutes: 'Dauer in Minuten',
  municipality: 'Wohngemeinde',
  nameInOriginalScript: 'Name in Originalschrift',
  nationalities: 'Staatsangehörigkeiten',
  note: 'Notiz',
  participants: 'Teilnehmende',
  phone: 'Telefon',
  reason: 'Grund',
  role: 'Funktion',
  text: 'Suchtext',
  title: 'Wiedervorlage, worum es geht',
  topics: 'Themen',
  travelMinutes: 'Fahrzeit',
  unit: 'Beraten wird',
} as const

export const limit = {
  minutes: { range: '{least} bis {most} Minuten' },
  travelMinutes: { range: '{least} bis {most} Minuten' },
  participants: { range: '{least} bis {most} Personen' },
  members: { required: 'Mindestens ein weiteres Mitglied' },
  format: { tooMany: 'Höchstens {most} Zeilen; bitte eingrenzen oder als Excel-Datei nehmen' },
} as const

declare module './texts.ts' {
  interface Texts {
    error: typeof error
    rule: typeof rule
    field: typeof field
    limit: typeof limit
  }
}
