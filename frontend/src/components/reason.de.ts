/** What is asked of whoever takes a list of people away. */
export const why = {
  title: 'Wofür brauchen Sie die Liste?',
  hint: 'In ihr stehen Personen. Ihr Grund steht mit Ihrem Namen und der Zahl der Zeilen im Zugriffsprotokoll.',
  reason: 'Grund',
  several: 'Häufige Gründe',
  usual: {
    meeting: 'Fallbesprechung im Team',
    deputy: 'Vertretung',
    handover: 'Übergabe von Fällen',
    check: 'Abgleich mit der Akte',
    report: 'Bericht an die Leitung',
  },
  make: 'Datei erstellen',
} as const

declare module '../locales/texts.ts' {
  interface Texts {
    why: typeof why
  }
}
