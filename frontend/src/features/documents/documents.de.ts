export const documents = {
  title: 'Dokumente',
  add: 'Dokument hinzufügen',
  kind: 'Art',
  chooseKind: 'Bitte wählen',
  name: 'Bezeichnung',
  language: 'Sprache des Dokuments',
  noLanguage: 'Nicht angegeben',
  expiresOn: 'Gültig bis',
  expiryHint: 'Acht Wochen vorher entsteht eine Wiedervorlage.',
  addThis: '„{name}“ hinzufügen',
  keep: 'Hinzufügen',
  dismiss: 'Doch nicht',
  added: '„{title}“ ist hinzugefügt.',
  none: 'Noch kein Dokument',
  noneHint: 'PDF, Bilder und Briefe ohne Makros, vom Rechner oder mit der Kamera des Telefons.',
  noneClosed: 'Zu diesem Fall gibt es keine Dokumente.',
  validUntil: 'gültig bis {day}',
  expired: 'abgelaufen am {day}',
  addedOn: 'hinzugefügt am {day} von {name}',
  megabytes: '{n} MB',
  look: 'Ansehen: {title}',
  download: 'Herunterladen: {title}',
  change: 'Ändern: {title}',
  withdraw: 'Zurückziehen: {title}',
  changeTitle: 'Angaben zum Dokument',
  withdrawn: '„{title}“ ist zurückgezogen.',
  loading: 'Wird geladen',
  noPreview: 'Dieses Gerät zeigt PDF nicht an dieser Stelle. Bitte herunterladen.',
  downloadThis: 'Herunterladen',
  state: {
    QUARANTINE: 'Wird auf Schadsoftware geprüft und ist danach da',
    CLEAN: 'Geprüft',
    INFECTED: 'Enthält Schadsoftware und bleibt gesperrt. Bitte zurückziehen',
    NOT_SCANNED: 'Nicht auf Schadsoftware geprüft (Vorführung)',
  },
  why: {
    TYPE: 'Der Inhalt passt nicht zur Art der Datei.',
    DAMAGED: 'Die Datei ist beschädigt oder nicht vollständig.',
    MACRO:
      'Die Datei enthält Makros oder andere ausführbare Teile. Bitte ohne sie speichern, am besten als PDF.',
    ARCHIVE: 'Die Datei enthält andere Dateien oder ist ausgepackt zu groß.',
    PICTURE: 'Das Bild ist zu groß. Bitte mit weniger Bildpunkten speichern.',
    QUARANTINE: 'Die Datei wird noch geprüft. Bitte gleich noch einmal versuchen.',
    INFECTED: 'Die Datei enthält Schadsoftware und bleibt gesperrt.',
    NOT_FOUND: 'Diese Datei gibt es nicht mehr, oder sie gehört nicht zu Ihnen.',
    unclear: 'Das hat nicht geklappt. Bitte noch einmal versuchen.',
  },
} as const

declare module '../../locales/texts.ts' {
  interface Texts {
    documents: typeof documents
  }
}
