import type { Variables } from '../../platform/documents/kind.ts'
import { listDocument } from '../../platform/documents/list-document.ts'
import type { Speech } from '../../platform/documents/speech.ts'

interface FollowUpRow {
  title: string
  dueOn: string
  reason: string
  status: string
  case: { number: string; person: { displayName: string }; municipality: { name: string } }
}

/** The operation has checked it by then, or will. */
function filterText({ filter }: Variables, speech: Speech): string {
  const { status, dueBy } = Object(filter) as Record<string, unknown>
  return [
    ...(Array.isArray(status) ? [speech.words('followUpStatus', status.map(String))] : []),
    ...(typeof dueBy === 'string' ? [`${speech.of({ de: 'bis', en: 'until' })} ${dueBy}`] : []),
  ].join(', ')
}

/** What is due, as the agenda shows it. */
export const followUpsList = listDocument<FollowUpRow>({
  name: 'follow-ups',
  people: true,
  root: 'followUps',
  operation: `query FollowUpsList($first: Int!, $after: String, $filter: FollowUpFilter) {
    followUps(first: $first, after: $after, filter: $filter) {
      nodes {
        title dueOn reason status
        case { number person { displayName } municipality { name } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  title: { de: 'Wiedervorlagen', en: 'Follow-ups' },
  file: { de: 'Wiedervorlagen', en: 'Follow-ups' },
  says: filterText,
  columns: [
    { title: { de: 'Fällig', en: 'Due' }, kind: 'day', width: 12, value: row => row.dueOn },
    {
      title: { de: 'Worum es geht', en: 'What it is about' },
      kind: 'text',
      width: 36,
      value: row => row.title,
    },
    {
      title: { de: 'Anlass', en: 'Reason' },
      kind: 'text',
      width: 20,
      value: (row, speech) => speech.word('reason', row.reason),
    },
    {
      title: { de: 'Name', en: 'Name' },
      kind: 'text',
      width: 26,
      value: row => row.case.person.displayName,
    },
    {
      title: { de: 'Fallnummer', en: 'Case number' },
      kind: 'text',
      width: 16,
      value: row => row.case.number,
    },
    {
      title: { de: 'Wohnort', en: 'Place' },
      kind: 'text',
      width: 20,
      value: row => row.case.municipality.name,
    },
    {
      title: { de: 'Stand', en: 'Status' },
      kind: 'text',
      width: 12,
      value: (row, speech) => speech.word('followUpStatus', row.status),
    },
  ],
})
