/** One version of a key figure; a changed formula is a new version, never an edit. */
export interface KeyFigureRow {
  code: string
  version: number
  labelDe: string
  labelEn: string
  definitionDe: string
  definitionEn: string
  numeratorDe: string
  denominatorDe: string | null
  kind: 'COUNT' | 'SHARE' | 'HEADS'
  /** block of the activity lines; null for staff figures */
  sourceBlock: 'A' | 'B' | 'D' | null
  dimensions: string[]
  /** chapter of the ministry's report that shows the figure */
  sourceChapter: string
}

export const KEY_FIGURES_VALID_FROM = '2017-01-01'

const PLACES = ['STATE', 'GOVERNMENT_DISTRICT', 'DISTRICT']

export const keyFigures: readonly KeyFigureRow[] = [
  {
    code: 'KF-04',
    version: 1,
    labelDe: 'Integrationsmanagerinnen und Integrationsmanager nach Geschlecht',
    labelEn: 'Integration managers by gender',
    definitionDe:
      'Personen mit einer Stelle im Integrationsmanagement am Ende des Zeitraums. Wer in zwei Kreisen arbeitet, zählt in jedem einmal.',
    definitionEn:
      'People holding a post in integration management at the end of the period. Who works in two Kreise counts once in each.',
    numeratorDe: 'Begonnene minus beendete Stellen bis zum Ende des Zeitraums',
    denominatorDe: null,
    kind: 'HEADS',
    sourceBlock: null,
    dimensions: [...PLACES, 'GENDER'],
    sourceChapter: '7.1',
  },
  {
    code: 'KF-05',
    version: 1,
    labelDe: 'Integrationsmanagerinnen und Integrationsmanager nach Regierungsbezirk',
    labelEn: 'Integration managers by Regierungsbezirk',
    definitionDe:
      'Personen mit einer Stelle im Integrationsmanagement am Ende des Zeitraums, nach Regierungsbezirk und Kreis des Einsatzes.',
    definitionEn:
      'People holding a post in integration management at the end of the period, by Regierungsbezirk and Kreis of work.',
    numeratorDe: 'Begonnene minus beendete Stellen bis zum Ende des Zeitraums',
    denominatorDe: null,
    kind: 'HEADS',
    sourceBlock: null,
    dimensions: PLACES,
    sourceChapter: '7.1',
  },
  {
    code: 'KF-13',
    version: 1,
    labelDe: 'Geführte Beratungsgespräche',
    labelEn: 'Counselling sessions held',
    definitionDe:
      'Beratungsgespräche der Integrationsmanagerinnen und Integrationsmanager mit Geflüchteten. Das Gespräch mit einer Familie zählt einmal; nicht wahrgenommene Termine zählen nicht.',
    definitionEn:
      'Counselling sessions of integration managers with refugees. A session with a family counts once; missed appointments do not count.',
    numeratorDe: 'Summe der Beratungsgespräche',
    denominatorDe: null,
    kind: 'COUNT',
    sourceBlock: 'A',
    dimensions: [...PLACES, 'MONTH', 'SETTING', 'UNIT'],
    sourceChapter: '7.3',
  },
  {
    code: 'KF-14',
    version: 1,
    labelDe: 'Beratungsgespräche mit Familien und Einzelpersonen',
    labelEn: 'Counselling sessions with families and individuals',
    definitionDe:
      'Anteil der Gespräche mit Familien und der Gespräche mit Einzelpersonen an allen Beratungsgesprächen.',
    definitionEn:
      'Share of sessions with families and of sessions with individuals in all counselling sessions.',
    numeratorDe: 'Beratungsgespräche mit der Einheit',
    denominatorDe: 'Alle Beratungsgespräche',
    kind: 'SHARE',
    sourceBlock: 'A',
    dimensions: [...PLACES, 'MONTH', 'UNIT'],
    sourceChapter: '7.3',
  },
  {
    code: 'KF-15',
    version: 1,
    labelDe: 'Beratungsgespräche nach Regierungsbezirk und Einheit',
    labelEn: 'Counselling sessions by Regierungsbezirk and unit',
    definitionDe:
      'Beratungsgespräche mit Familien und mit Einzelpersonen in den Regierungsbezirken und Kreisen.',
    definitionEn:
      'Counselling sessions with families and with individuals in the Regierungsbezirke and Kreise.',
    numeratorDe: 'Summe der Beratungsgespräche',
    denominatorDe: null,
    kind: 'COUNT',
    sourceBlock: 'A',
    dimensions: [...PLACES, 'UNIT'],
    sourceChapter: '7.3',
  },
  {
    code: 'KF-16',
    version: 1,
    labelDe: 'Ort der Beratung',
    labelEn: 'Setting of counselling',
    definitionDe:
      'Anteil der Gespräche in Beratungsstellen, der aufsuchenden Gespräche und der Begleitungen, zum Beispiel bei Behördengängen. Telefon und Video zählen zur Beratungsstelle.',
    definitionEn:
      'Share of sessions in counselling offices, of outreach sessions and of accompaniments, for example to authorities. Telephone and video count as counselling office.',
    numeratorDe: 'Beratungsgespräche an diesem Ort',
    denominatorDe: 'Alle Beratungsgespräche',
    kind: 'SHARE',
    sourceBlock: 'B',
    dimensions: [...PLACES, 'MONTH', 'SETTING'],
    sourceChapter: '7.3',
  },
  {
    code: 'KF-18',
    version: 1,
    labelDe: 'Themenfelder der Beratungsgespräche',
    labelEn: 'Topics of counselling sessions',
    definitionDe:
      'Anteil der Nennungen eines Themas an allen Nennungen. Ein Gespräch kann mehrere Themen haben; die Anteile ergeben zusammen 100 %.',
    definitionEn:
      'Share of mentions of a topic in all mentions. A session may have several topics; the shares add up to 100 %.',
    numeratorDe: 'Nennungen des Themas',
    denominatorDe: 'Alle Nennungen',
    kind: 'SHARE',
    sourceBlock: 'D',
    dimensions: [...PLACES, 'MONTH', 'TOPIC'],
    sourceChapter: '7.3',
  },
]
