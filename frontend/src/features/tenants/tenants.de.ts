export const tenants = {
  title: {
    imprint: 'Impressum',
    privacy: 'Datenschutzerklärung',
    accessibility: 'Erklärung zur Barrierefreiheit',
    help: 'Hilfe',
  },
  productText:
    'Das ist der allgemeine Text der Anwendung. Was markiert ist, ergänzt noch, wer sie betreibt.',
  productTextKreis:
    'Das ist der allgemeine Text der Anwendung: Ihr Kreis hat hier noch keinen eigenen hinterlegt.',
  write: 'Text des Kreises schreiben',
  change: 'Text ändern',
  onlyDe: 'Diesen Text gibt es nur auf Deutsch.',
  onlyEn: 'Diesen Text gibt es nur auf Englisch.',
  backToSignIn: 'Zur Anmeldung',
  lead: 'Was auf den Seiten steht, die jede:r im Kreis unten auf jeder Seite findet.',
  which: 'Welcher Text',
  in: { De: 'Deutsch', En: 'Englisch' },
  preview: 'So sieht es aus: {language}',
  generalShown: 'Solange hier nichts steht, zeigt die Seite den allgemeinen Text:',
  otherShown: 'Solange hier nichts steht, zeigt die Seite Ihren Text in der anderen Sprache:',
  takeGeneral: 'Allgemeinen Text einsetzen',
  how: 'Eine leere Zeile trennt Absätze, „# “ am Anfang einer Zeile macht eine Überschrift, „- “ einen Punkt einer Liste. Internet- und E-Mail-Adressen werden von selbst zu Links.',
  unfilled: { one: '1 Stelle ist noch auszufüllen', other: '{n} Stellen sind noch auszufüllen' },
  saved: 'Gespeichert. Alle im Kreis sehen den Text ab sofort.',
  look: 'Seite ansehen',
} as const

declare module '../../locales/texts.ts' {
  interface Texts {
    tenants: typeof tenants
  }
}
