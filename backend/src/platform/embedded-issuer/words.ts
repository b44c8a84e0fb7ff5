import type { Role } from '../identity/roles.ts'

type ChooserWords = {
  title: string
  lead: string
  groups: Record<Role, [title: string, sentence: string]>
}

/** The people chooser in the languages of the web client, which asks for its own by `ui_locales`. */
export const chooserWords = {
  de: {
    title: 'Anmelden',
    lead: 'Als wer möchten Sie arbeiten? Alle Personen sind erfunden, ein Passwort brauchen Sie nicht.',
    groups: {
      integration_manager: [
        'Integrationsmanagement',
        'berät Menschen, führt Fälle, erfasst Gespräche',
      ],
      team_lead: ['Teamleitung', 'verteilt und prüft die Fälle eines Teams'],
      coordinator: ['Koordination im Kreis', 'sieht die Lage im Kreis und weist Fälle zu'],
      municipality_officer: ['Gemeinde', 'pflegt Personal und Stellen der Gemeinde'],
      funding_officer: [
        'Förderung im Kreis',
        'stellt Anträge des Kreises und weist die Mittel nach',
      ],
      granting_officer: ['Bewilligung', 'entscheidet über die Förderung'],
      ministry_analyst: ['Land', 'sieht die Kennzahlen aller Kreise, keine Person'],
      statistics_steward: ['Statistik', 'prüft und veröffentlicht Auswertungen'],
      data_protection_officer: ['Datenschutz', 'sieht, wer worauf zugegriffen hat'],
      client: ['Selbstauskunft', 'sieht die eigenen Angaben'],
      platform_operator: ['Betrieb', 'sieht den Zustand der Plattform'],
    },
  },
  en: {
    title: 'Sign in',
    lead: 'Who would you like to work as? All people are invented, and you need no password.',
    groups: {
      integration_manager: [
        'Integration management',
        'counsels people, keeps cases, records talks',
      ],
      team_lead: ['Team lead', 'distributes and checks the cases of a team'],
      coordinator: [
        'Coordination of a district',
        'sees the district’s situation and assigns cases',
      ],
      municipality_officer: ['Municipality', 'keeps the staff and posts of the municipality'],
      funding_officer: [
        'Funding of the Kreis',
        'applies for the Kreis and proves how money was used',
      ],
      granting_officer: ['Granting', 'decides on funding'],
      ministry_analyst: ['State', 'sees the key figures of all districts, no person'],
      statistics_steward: ['Statistics', 'checks and publishes evaluations'],
      data_protection_officer: ['Data protection', 'sees who accessed what'],
      client: ['Self-service', 'sees their own details'],
      platform_operator: ['Operations', 'sees the state of the platform'],
    },
  },
} as const satisfies Record<string, ChooserWords>

export type ChooserLanguage = keyof typeof chooserWords

/** The first wish we can meet out of OpenID Connect's `ui_locales`, else German. */
export function chooserLanguage(wishes: unknown): ChooserLanguage {
  const wanted = typeof wishes === 'string' ? wishes.toLowerCase().split(' ') : []
  const known = wanted.map(tag => tag.split('-')[0]).find(tag => tag === 'de' || tag === 'en')
  return known ?? 'de'
}
