import { PLACES, type KeyFigureRow } from './key-figure-row.ts'

/** Who works in integration management. */
export const staffFigures: readonly KeyFigureRow[] = [
  {
    code: 'KF-04',
    version: 1,
    labelDe: 'Integrationsmanagerinnen und Integrationsmanager nach Geschlecht',
    labelEn: 'Integration managers by gender',
    definitionDe:
      'Personen mit einer Stelle im Integrationsmanagement am Ende des Zeitraums. Wer in zwei Kreisen arbeitet, zählt in jedem einmal.',
    definitionEn:
      'People holding a post in integration management at the end of the period. Who works in two Kreise counts once in each.',
    kind: 'HEADS',
    numerator: {
      block: 'HEADS',
      de: 'Begonnene minus beendete Stellen bis zum Ende des Zeitraums',
    },
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
    kind: 'HEADS',
    numerator: {
      block: 'HEADS',
      de: 'Begonnene minus beendete Stellen bis zum Ende des Zeitraums',
    },
    dimensions: PLACES,
    sourceChapter: '7.1',
  },
  {
    code: 'KF-10',
    version: 1,
    labelDe:
      'Integrationsmanagerinnen und Integrationsmanager nach Regierungsbezirk und Geschlecht',
    labelEn: 'Integration managers by Regierungsbezirk and gender',
    definitionDe:
      'Personen mit einer Stelle im Integrationsmanagement am Ende des Zeitraums, in den Regierungsbezirken nach Geschlecht.',
    definitionEn:
      'People holding a post in integration management at the end of the period, in the Regierungsbezirke by gender.',
    kind: 'HEADS',
    numerator: {
      block: 'HEADS',
      de: 'Begonnene minus beendete Stellen bis zum Ende des Zeitraums',
    },
    dimensions: ['STATE', 'GOVERNMENT_DISTRICT', 'GENDER'],
    sourceChapter: '7.2',
  },
]
