import { PLACES, type KeyFigureRow } from './key-figure-row.ts'

/** What is done, by the blocks of lines. */
export const activityFigures: readonly KeyFigureRow[] = [
  {
    code: 'KF-13',
    version: 1,
    labelDe: 'Geführte Beratungsgespräche',
    labelEn: 'Counselling talks held',
    definitionDe:
      'Beratungsgespräche der Integrationsmanagerinnen und Integrationsmanager mit Geflüchteten. Das Gespräch mit einer Familie zählt einmal; nicht wahrgenommene Termine zählen nicht.',
    definitionEn:
      'Counselling talks of integration managers with refugees. A talk with a family counts once; missed appointments do not count.',
    kind: 'COUNT',
    numerator: { block: 'A', de: 'Summe der Beratungsgespräche' },
    dimensions: [...PLACES, 'MONTH', 'SETTING', 'UNIT'],
    sourceChapter: '7.3',
  },
  {
    code: 'KF-14',
    version: 1,
    labelDe: 'Beratungsgespräche mit Familien und Einzelpersonen',
    labelEn: 'Counselling talks with families and individuals',
    definitionDe:
      'Anteil der Gespräche mit Familien und der Gespräche mit Einzelpersonen an allen Beratungsgesprächen.',
    definitionEn:
      'Share of talks with families and of talks with individuals in all counselling talks.',
    kind: 'SHARE',
    numerator: { block: 'A', de: 'Beratungsgespräche mit der Einheit' },
    denominator: { block: 'A', de: 'Alle Beratungsgespräche' },
    dimensions: [...PLACES, 'MONTH', 'UNIT'],
    sourceChapter: '7.3',
  },
  {
    code: 'KF-15',
    version: 1,
    labelDe: 'Beratungsgespräche nach Regierungsbezirk und Einheit',
    labelEn: 'Counselling talks by Regierungsbezirk and unit',
    definitionDe:
      'Beratungsgespräche mit Familien und mit Einzelpersonen in den Regierungsbezirken und Kreisen.',
    definitionEn:
      'Counselling talks with families and with individuals in the Regierungsbezirke and Kreise.',
    kind: 'COUNT',
    numerator: { block: 'A', de: 'Summe der Beratungsgespräche' },
    dimensions: [...PLACES, 'UNIT'],
    sourceChapter: '7.3',
  },
  {
    code: 'KF-16',
    version: 1,
    labelDe: 'Ort der Beratung',
    labelEn: 'Place of counselling',
    definitionDe:
      'Anteil der Gespräche in Beratungsstellen, der aufsuchenden Gespräche und der Begleitungen, zum Beispiel bei Behördengängen. Telefon und Video zählen zur Beratungsstelle.',
    definitionEn:
      'Share of talks in counselling offices, of outreach talks and of accompaniments, for example to authorities. Telephone and video count as counselling office.',
    kind: 'SHARE',
    numerator: { block: 'B', de: 'Beratungsgespräche an diesem Ort' },
    denominator: { block: 'B', de: 'Alle Beratungsgespräche' },
    dimensions: [...PLACES, 'MONTH', 'SETTING'],
    sourceChapter: '7.3',
  },
  {
    code: 'KF-17',
    version: 1,
    labelDe: 'Integrationspläne',
    labelEn: 'Integration plans',
    definitionDe:
      'Neu vereinbarte Integrationspläne. Ein Plan zählt einmal, in dem Monat, in dem er zum ersten Mal vereinbart wurde.',
    definitionEn:
      'Newly agreed integration plans. A plan counts once, in the month in which it was first agreed.',
    kind: 'COUNT',
    numerator: { block: 'C', codes: ['NEW'], de: 'Summe der neu vereinbarten Pläne' },
    dimensions: [...PLACES, 'MONTH'],
    sourceChapter: '7.3',
  },
  {
    code: 'KF-18',
    version: 1,
    labelDe: 'Themenfelder der Beratungsgespräche',
    labelEn: 'Topics of counselling talks',
    definitionDe:
      'Anteil der Nennungen eines Themas an allen Nennungen. Ein Gespräch kann mehrere Themen haben; die Anteile ergeben zusammen 100 %.',
    definitionEn:
      'Share of mentions of a topic in all mentions. A session may have several topics; the shares add up to 100 %.',
    kind: 'SHARE',
    numerator: { block: 'D', de: 'Nennungen des Themas' },
    denominator: { block: 'D', de: 'Alle Nennungen' },
    dimensions: [...PLACES, 'MONTH', 'TOPIC'],
    sourceChapter: '7.3',
  },
  {
    code: 'KF-19',
    version: 1,
    labelDe: 'Weiterleitungen nach Stellen',
    labelEn: 'Referrals by target',
    definitionDe:
      'Weiterleitungen an andere Stellen, nach Gruppen von Stellen, zum Beispiel Agentur für Arbeit und Jobcenter.',
    definitionEn:
      'Referrals to other services, by group of services, for example employment agency and job centre.',
    kind: 'COUNT',
    numerator: { block: 'E', de: 'Summe der Weiterleitungen' },
    dimensions: [...PLACES, 'MONTH', 'REFERRAL_GROUP'],
    sourceChapter: '7.3',
  },
  {
    code: 'KF-20',
    version: 1,
    labelDe: 'Eigene Ansprechpartner des Integrationsmanagements',
    labelEn: 'Contact partners of integration management',
    definitionDe:
      'Anteil der Kontakte zu Integrationsbeauftragten, anderen Diensten und Verwaltungen an allen Netzwerkkontakten.',
    definitionEn:
      'Share of contacts with integration officers, other services and administrations in all network contacts.',
    kind: 'SHARE',
    numerator: { block: 'F', de: 'Kontakte zu diesen Ansprechpartnern' },
    denominator: { block: 'F', de: 'Alle Netzwerkkontakte' },
    dimensions: [...PLACES, 'NETWORK_PARTNER'],
    sourceChapter: '7.3',
  },
]
