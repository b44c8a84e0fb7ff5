import { PLACES, type KeyFigureRow } from './key-figure-row.ts'

/** One number of the report in relation to another. */
export const derivedFigures: readonly KeyFigureRow[] = [
  {
    code: 'KF-31',
    version: 1,
    labelDe: 'Beratungsgespräche je Integrationsmanager:in',
    labelEn: 'Counselling talks per integration manager',
    definitionDe:
      'Beratungsgespräche des Zeitraums im Verhältnis zu den Personen, die am Ende des Zeitraums eine Stelle im Integrationsmanagement haben.',
    definitionEn:
      'Counselling talks of the period in relation to the people who hold a post in integration management at its end.',
    kind: 'RATIO',
    numerator: { block: 'A', de: 'Summe der Beratungsgespräche' },
    denominator: { block: 'HEADS', de: 'Personen mit einer Stelle am Ende des Zeitraums' },
    dimensions: PLACES,
    sourceChapter: '7.3',
  },
  {
    code: 'KF-33',
    version: 1,
    labelDe: 'Weiterleitungen je Beratungsgespräch',
    labelEn: 'Referrals per counselling talk',
    definitionDe: 'Weiterleitungen an andere Stellen im Verhältnis zu den Beratungsgesprächen.',
    definitionEn: 'Referrals to other services in relation to counselling talks.',
    kind: 'RATIO',
    numerator: { block: 'E', de: 'Summe der Weiterleitungen' },
    denominator: { block: 'A', de: 'Summe der Beratungsgespräche' },
    dimensions: [...PLACES, 'MONTH'],
    sourceChapter: '7.3',
  },
  {
    code: 'KF-35',
    version: 1,
    labelDe: 'Beratungsgespräche je Integrationsplan',
    labelEn: 'Counselling talks per integration plan',
    definitionDe: 'Beratungsgespräche im Verhältnis zu den neu vereinbarten Integrationsplänen.',
    definitionEn: 'Counselling talks in relation to newly agreed integration plans.',
    kind: 'RATIO',
    numerator: { block: 'A', de: 'Summe der Beratungsgespräche' },
    denominator: { block: 'C', codes: ['NEW'], de: 'Summe der neu vereinbarten Pläne' },
    dimensions: [...PLACES, 'MONTH'],
    sourceChapter: '7.3',
  },
  {
    code: 'KF-37',
    version: 1,
    labelDe: 'Anteil der Gespräche außerhalb der Beratungsstelle',
    labelEn: 'Share of talks outside the counselling office',
    definitionDe:
      'Anteil der aufsuchenden Gespräche und der Begleitungen zusammen an allen Beratungsgesprächen.',
    definitionEn: 'Share of outreach talks and accompaniments together in all counselling talks.',
    kind: 'SHARE',
    numerator: {
      block: 'B',
      codes: ['OUTREACH', 'ACCOMPANIMENT'],
      de: 'Aufsuchende Gespräche und Begleitungen',
    },
    denominator: { block: 'B', de: 'Alle Beratungsgespräche' },
    dimensions: [...PLACES, 'MONTH'],
    sourceChapter: '7.3',
  },
  {
    code: 'KF-40',
    version: 1,
    labelDe: 'Frauenanteil im Integrationsmanagement',
    labelEn: 'Women among integration managers',
    definitionDe:
      'Anteil der Frauen an den Personen mit einer Stelle im Integrationsmanagement am Ende des Zeitraums.',
    definitionEn:
      'Share of women in the people holding a post in integration management at the end of the period.',
    kind: 'SHARE',
    numerator: { block: 'HEADS', codes: ['FEMALE'], de: 'Frauen mit einer Stelle' },
    denominator: { block: 'HEADS', de: 'Personen mit einer Stelle am Ende des Zeitraums' },
    dimensions: PLACES,
    sourceChapter: '7.1',
  },
]
