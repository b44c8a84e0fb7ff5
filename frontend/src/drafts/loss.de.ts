/** What is said before something typed is destroyed; `of` by the first word of a form's name. */
export const loss = {
  unsent: { one: '1 Eingabe geht verloren:', other: '{n} Eingaben gehen verloren:' },
  everywhere: 'Trotzdem abmelden?',
  here: 'Trotzdem wechseln?',
  of: {
    talk: 'Gespräch',
    person: 'Daten einer Person',
    case: 'Angaben zu einem Fall',
    status: 'Stand eines Falls',
    close: 'Abschluss eines Falls',
    reopen: 'Wiedereröffnung eines Falls',
    member: 'Neues Haushaltsmitglied',
    place: 'Rolle im Haushalt',
    leave: 'Auszug aus dem Haushalt',
    'withdraw-consent': 'Widerruf einer Einwilligung',
    'follow-up': 'Wiedervorlage',
    move: 'Verschieben eines Gesprächs',
    withdraw: 'Zurückziehen eines Gesprächs',
    correct: 'Berichtigung eines Gesprächs',
    'open-case': 'Neuer Fall',
    document: 'Neues Dokument',
    'document-change': 'Angaben zu einem Dokument',
    consent: 'Einwilligung',
    assign: 'Zuweisung eines Falls',
    invite: 'Einladung',
    manager: 'Funktion',
    code: 'Neuer Eintrag in einer Liste',
    'retire-code': 'Ende eines Eintrags',
    setting: 'Texte des Kreises',
  },
} as const

declare module '../locales/texts.ts' {
  interface Texts {
    loss: typeof loss
  }
}
