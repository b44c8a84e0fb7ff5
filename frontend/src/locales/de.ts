import { accountsDe } from '../features/accounts/accounts.de.ts'
import { casesDe } from '../features/cases/cases.de.ts'
import { consultationsDe } from '../features/consultations/consultations.de.ts'
import { districtDe } from '../features/district/district.de.ts'
import { followUpsDe } from '../features/follow-ups/follow-ups.de.ts'
import { searchDe } from '../features/search/search.de.ts'
import { sessionDe } from '../features/session/session.de.ts'
import { wordsDe } from './words.de.ts'

/** German is the source of all texts; its keys and placeholders are the type of the others. */
export const de = {
  ...wordsDe,
  app: { name: 'Integrationsmanagement' },
  shell: {
    skip: 'Zum Inhalt springen',
    navigation: 'Hauptnavigation',
    notFound: 'Diese Seite gibt es nicht',
    notFoundHint: 'Die Adresse ist falsch oder veraltet.',
    home: 'Zur Startseite',
    welcome: 'Ihr Zugang ist eingerichtet',
    welcomeHint:
      'Für Ihre Funktion ({roles}) gibt es hier noch keine eigenen Seiten. Brauchen Sie eine weitere Funktion, gibt Ihre Koordination sie Ihnen.',
    offline:
      'Keine Verbindung. Eingaben bleiben stehen und werden gesendet, sobald die Leitung wieder da ist.',
    waiting: 'Speichern wartet auf die Verbindung. Bitte diese Seite offen lassen.',
  },
  area: {
    today: 'Heute',
    cases: 'Fälle',
    district: 'Lage im Kreis',
    overview: 'Überblick',
    accounts: 'Zugänge',
    record: 'Erfassen',
  },
  common: {
    optional: '(freiwillig)',
    close: 'Schließen',
    cancel: 'Abbrechen',
    save: 'Speichern',
    discard: 'Verwerfen',
    add: 'Hinzufügen',
    more: 'Mehr',
    less: 'Weniger',
    retry: 'Erneut versuchen',
    loading: 'Wird geladen',
    characters: '{n} von höchstens {most} Zeichen',
    nothingFound: 'Nichts gefunden',
    searching: 'Wird gesucht',
    remove: '{what} entfernen',
    openCalendar: 'Kalender öffnen',
    badDate: 'Kein Datum, zum Beispiel 7.12. oder +14',
    saving: 'Wird gespeichert',
    yes: 'Ja',
    no: 'Nein',
    asTable: '{what}: als Tabelle',
    notStated: 'Keine Angabe',
    shortcut: 'Strg ⏎',
    previousMonth: 'Voriger Monat',
    nextMonth: 'Nächster Monat',
  },
  draft: {
    restored: 'Ihre Eingaben vom {when} sind wieder da.',
    discard: 'Eingaben verwerfen',
  },
  loss: {
    unsent:
      '1 Eingabe ist noch nicht gesendet und geht verloren: | {n} Eingaben sind noch nicht gesendet und gehen verloren:',
    one: '– {what}, {when}',
    everywhere: 'Trotzdem abmelden?',
    here: 'Trotzdem wechseln?',
    of: {
      talk: 'Gespräch',
      correct: 'Berichtigung eines Gesprächs',
      'open-case': 'Neuer Fall',
      consent: 'Einwilligung',
      assign: 'Zuweisung eines Falls',
      invite: 'Einladung',
      manager: 'Neue Funktion einer Person',
    },
  },
  leave: {
    question: 'Eingaben sind noch nicht gespeichert. Seite trotzdem verlassen?',
    discard: 'Ihre Eingaben verwerfen?',
  },
  error: {
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
    IN_PROGRESS: 'Wird gerade noch gespeichert. Bitte einen Augenblick warten.',
    DONE_UNSEEN:
      'Das ist gespeichert, kann aber nicht angezeigt werden. Bitte die Seite neu laden.',
  },
  rule: {
    required: 'Bitte ausfüllen',
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
    held: 'Diese Funktion hat die Person nicht mehr',
    lastCoordinator: 'Der Kreis braucht mindestens eine Koordination',
    beforeBirth: 'Liegt vor dem Geburtsdatum',
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
  },
  accounts: accountsDe,
  cases: casesDe,
  consultations: consultationsDe,
  district: districtDe,
  followUps: followUpsDe,
  search: searchDe,
  session: sessionDe,
} as const
