export const session = {
  title: 'Anmelden',
  lead: 'Gespräche, Wiedervorlagen und Kennzahlen des Integrationsmanagements in Baden-Württemberg.',
  signIn: 'Anmelden',
  hint: 'Sie melden sich mit dem Konto Ihrer Dienststelle an. Wer keines hat, wendet sich an die Koordination im Kreis.',
  starting: 'Anmeldung wird geprüft',
  failed: 'Die Anmeldung hat nicht geklappt. Bitte noch einmal versuchen.',
  unreachable: 'Der Anmeldedienst ist nicht erreichbar. Bitte später noch einmal versuchen.',
  choose: 'Wo arbeiten Sie heute?',
  chooseHint: 'Ihr Konto gilt an mehreren Stellen. Sie können später oben rechts wechseln.',
  none: 'Für dieses Konto ist noch nichts freigegeben',
  noneHint: 'Bitte wenden Sie sich an die Koordination in Ihrem Kreis.',
  noneYet:
    'Haben Sie gerade eine Einladung angenommen? Dann geht es hier gleich von selbst weiter. Sonst wenden Sie sich bitte an die Koordination in Ihrem Kreis.',
} as const

declare module '../../locales/texts.ts' {
  interface Texts {
    session: typeof session
  }
}
