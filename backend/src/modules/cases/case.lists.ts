import { listDocument, type ListColumn } from '../../platform/documents/list-document.ts'
import type { Variables } from '../../platform/documents/kind.ts'
import type { Speech } from '../../platform/documents/speech.ts'

interface AnyCase {
  number: string
  status: string
  urgency: string
  openedOn: string
  person: { displayName: string }
  municipality: { name: string }
}

interface OwnCase extends AnyCase {
  person: { displayName: string; nameInOriginalScript: string | null }
  household: { size: number } | null
  lastConsultation: { heldOn: string } | null
  nextFollowUp: { dueOn: string } | null
}

interface CaseOfKreis extends AnyCase {
  unit: string
  manager: { displayName: string } | null
}

const number: ListColumn<AnyCase> = {
  title: { de: 'Fallnummer', en: 'Case number' },
  kind: 'text',
  width: 16,
  value: file => file.number,
}
const name: ListColumn<AnyCase> = {
  title: { de: 'Name', en: 'Name' },
  kind: 'text',
  width: 26,
  value: file => file.person.displayName,
}
const common: readonly ListColumn<AnyCase>[] = [
  {
    title: { de: 'Wohnort', en: 'Place' },
    kind: 'text',
    width: 20,
    value: file => file.municipality.name,
  },
  {
    title: { de: 'Stand', en: 'Status' },
    kind: 'text',
    width: 15,
    value: (file, speech) => speech.word('status', file.status),
  },
  {
    title: { de: 'Dringlichkeit', en: 'Urgency' },
    kind: 'text',
    width: 13,
    value: (file, speech) => speech.word('urgency', file.urgency),
  },
  { title: { de: 'Eröffnet', en: 'Opened' }, kind: 'day', width: 12, value: file => file.openedOn },
]

/** A manager's cases, as the list shows them. */
export const casesList = listDocument<OwnCase>({
  name: 'cases',
  people: true,
  root: 'cases',
  operation: `query CasesList($first: Int!, $after: String, $filter: CaseFilter, $orderBy: CaseOrder!) {
    cases(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      nodes {
        number status urgency openedOn
        person { displayName nameInOriginalScript }
        household { size }
        municipality { name }
        lastConsultation { heldOn }
        nextFollowUp { dueOn }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  title: { de: 'Meine Fälle', en: 'My cases' },
  file: { de: 'Faelle', en: 'Cases' },
  says: filterText,
  hides: filterHidden,
  columns: [
    number,
    name,
    {
      title: { de: 'Name in Originalschrift', en: 'Name in original script' },
      kind: 'text',
      width: 22,
      value: file => file.person.nameInOriginalScript,
    },
    {
      title: { de: 'Personen', en: 'People' },
      kind: 'number',
      width: 10,
      value: file => file.household?.size ?? 1,
    },
    ...common,
    {
      title: { de: 'Zuletzt', en: 'Last talk' },
      kind: 'day',
      width: 12,
      value: file => file.lastConsultation?.heldOn ?? null,
    },
    {
      title: { de: 'Wiedervorlage', en: 'Follow-up' },
      kind: 'day',
      width: 14,
      value: file => file.nextFollowUp?.dueOn ?? null,
    },
  ],
})

/** The cases of the Kreis as far as whoever assigns them sees them. */
export const districtCasesList = listDocument<CaseOfKreis>({
  name: 'district-cases',
  people: true,
  root: 'cases',
  operation: `query DistrictCasesList($first: Int!, $after: String, $filter: CaseFilter, $orderBy: CaseOrder!) {
    cases(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      nodes {
        number unit status urgency openedOn
        person { displayName }
        municipality { name }
        manager { displayName }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  title: { de: 'Fälle im Kreis', en: 'Cases of the Kreis' },
  file: { de: 'Faelle-im-Kreis', en: 'Cases-of-the-Kreis' },
  says: filterText,
  hides: filterHidden,
  columns: [
    number,
    name,
    {
      title: { de: 'Beraten wird', en: 'Counselled' },
      kind: 'text',
      width: 14,
      value: (file, speech) => speech.word('unit', file.unit),
    },
    ...common,
    {
      title: { de: 'Zuständig', en: 'Responsible' },
      kind: 'text',
      width: 24,
      value: file => file.manager?.displayName ?? null,
    },
  ],
})

const OPEN = {
  de: { true: 'offen', false: 'abgeschlossen' },
  en: { true: 'open', false: 'closed' },
}
const WAITING = {
  de: { true: 'ohne Zuständige', false: 'mit Zuständigen' },
  en: { true: 'without a manager', false: 'with a manager' },
}

function filterHidden({ filter }: Variables): unknown[] {
  const { text, managerId, municipality } = Object(filter) as Record<string, unknown>
  return [text, managerId, municipality].some(each => each != null)
    ? [{ text, managerId, municipality }]
    : []
}

/** What narrows the list; everything is said where nothing does. The operation has checked it by then, or will. */
function filterText({ filter }: Variables, speech: Speech): string {
  const { open, unassigned, status, urgency } = Object(filter) as Record<string, unknown>
  const codes = (list: string, given: unknown) =>
    Array.isArray(given) ? [speech.words(list, given.map(String))] : []
  const said = [
    ...(typeof open === 'boolean' ? [speech.of(OPEN)[`${open}`]] : []),
    ...(typeof unassigned === 'boolean' ? [speech.of(WAITING)[`${unassigned}`]] : []),
    ...codes('status', status),
    ...codes('urgency', urgency),
  ]
  return said.join(', ') || speech.of({ de: 'alle', en: 'all' })
}
