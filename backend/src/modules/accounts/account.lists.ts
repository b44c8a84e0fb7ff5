import { listDocument } from '../../platform/documents/list-document.ts'

interface AccountRow {
  displayName: string
  email: string | null
  login: string | null
  roles: string[]
  state: string
  changedAt: string
}

/** Who has access to the Kreis: what a review of accesses is done on. */
export const accountsList = listDocument<AccountRow>({
  name: 'accounts',
  people: true,
  root: 'accounts',
  operation: `query AccountsList($first: Int!, $after: String) {
    accounts(first: $first, after: $after) {
      nodes { displayName email login roles state changedAt }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  title: { de: 'Zugänge', en: 'Accounts' },
  file: { de: 'Zugaenge', en: 'Accounts' },
  columns: [
    { title: { de: 'Name', en: 'Name' }, kind: 'text', width: 26, value: row => row.displayName },
    {
      title: { de: 'E-Mail oder Anmeldename', en: 'E-mail or login' },
      kind: 'text',
      width: 34,
      value: row => row.email ?? row.login,
    },
    {
      title: { de: 'Funktionen', en: 'Functions' },
      kind: 'text',
      width: 30,
      value: (row, speech) => speech.words('role', row.roles),
    },
    {
      title: { de: 'Stand', en: 'Status' },
      kind: 'text',
      width: 14,
      value: (row, speech) => speech.word('accountState', row.state),
    },
    {
      title: { de: 'Geändert', en: 'Changed' },
      kind: 'day',
      width: 12,
      value: row => row.changedAt.slice(0, 10),
    },
  ],
})
