/** What people bring along, with the day it is of and, where it runs out, the last one, as days from today. */
export interface Paper {
  kind: string
  title: string
  sender: string
  card?: boolean
  day: number
  expires?: number
  /** Why somebody is reminded of that day. */
  reason?: string
  facts: Readonly<Record<string, string>>
  text: readonly string[]
}

/** Days before the last one on which somebody is reminded, as for every document. */
export const REMINDED = 56

/** Beginning with what most have; nobody and no office of that name exists. */
export const PAPERS: readonly Paper[] = [
  {
    kind: 'RESIDENCE_TITLE',
    title: 'Aufenthaltserlaubnis',
    sender: 'Ausländerbehörde (Beispiel)',
    card: true,
    day: -500,
    expires: 190,
    reason: 'RESIDENCE_EXPIRY',
    facts: { 'Art des Titels': '§ 25 Absatz 2', Anmerkung: 'Erwerbstätigkeit erlaubt' },
    text: [],
  },
  {
    kind: 'BENEFIT_NOTICE',
    title: 'Bewilligung von Leistungen zum Lebensunterhalt',
    sender: 'Jobcenter (Beispiel)',
    day: -75,
    expires: 105,
    reason: 'BENEFIT_RENEWAL',
    facts: { Zeichen: '4711/BG 0815', Bewilligt: 'sechs Monate' },
    text: [
      'auf Ihren Antrag bewilligen wir Ihnen Leistungen zur Sicherung des Lebensunterhalts. Die Miete überweisen wir unmittelbar an die Vermieterin.',
      'Bitte stellen Sie den Antrag auf Weiterbewilligung spätestens vier Wochen vor dem Ende des Zeitraums.',
    ],
  },
  {
    kind: 'LETTER',
    title: 'Einladung zum Gespräch',
    sender: 'Landratsamt, Amt für Migration (Beispiel)',
    day: -20,
    facts: { Ort: 'Zimmer 214', Mitzubringen: 'Ausweis, letzter Bescheid' },
    text: [
      'wir möchten mit Ihnen über Ihre nächsten Schritte sprechen. Eine Dolmetscherin ist bestellt.',
      'Können Sie nicht kommen, sagen Sie bitte früh genug Bescheid.',
    ],
  },
  {
    kind: 'LANGUAGE_CERTIFICATE',
    title: 'Bescheinigung über die Teilnahme am Integrationskurs',
    sender: 'Volkshochschule (Beispiel)',
    day: -130,
    facts: { Stufe: 'B1', Umfang: '600 Unterrichtseinheiten' },
    text: ['die Teilnahme war regelmäßig. Die Prüfung ist angemeldet.'],
  },
  {
    kind: 'CONTRACT',
    title: 'Mietvertrag',
    sender: 'Wohnbau am Fluss GmbH (Beispiel)',
    day: -260,
    facts: { Wohnung: '3 Zimmer, 68 m²', Kaltmiete: '612 Euro', Beginn: 'am nächsten Ersten' },
    text: ['das Mietverhältnis läuft auf unbestimmte Zeit. Haustiere sind nach Absprache erlaubt.'],
  },
]
